import { createEmulator, reply, type Emulator, type Step } from '../src/index.js';

const MODELS = [{ name: 'm', capabilities: ['completion', 'tools', 'thinking'] as const }];

/** A request to the only model of {@link emulatorWith}. */
export const greeting = { model: 'm', messages: [{ role: 'user', content: 'Hi' }], think: false };

/** Two words, one of them with characters of two bytes. */
export const twoWords = reply({
  content: 'Grüß dich',
  metrics: { prompt_eval_count: 1, eval_count: 2 },
});

/** A daemon with one model and a script. */
export function emulatorWith(...script: Step[]): Emulator {
  return createEmulator({ mode: 'daemon', models: MODELS, script });
}

/** Sends the greeting and returns the response unread. */
export function greet(emulator: Emulator, init: RequestInit = {}): Promise<Response> {
  const body = JSON.stringify(greeting);
  return emulator.fetch('http://ollama.test/api/chat', { method: 'POST', body, ...init });
}

/** What a body brings until it ends or fails, and how it fails. */
export async function textUntilFailure(
  response: Response,
): Promise<{ text: string; error: unknown }> {
  const reader = response.body?.getReader();
  let text = '';
  try {
    for (;;) {
      const next = await reader?.read();
      if (next === undefined || next.done) return { text, error: undefined };
      text += new TextDecoder().decode(next.value);
    }
  } catch (error) {
    return { text, error };
  }
}
