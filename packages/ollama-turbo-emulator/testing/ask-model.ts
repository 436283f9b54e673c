import type { Emulator, EmulatorModel } from '../src/index.js';
import { post, statusAndBody } from './post.js';

/** A model that calls tools and does not think, one that thinks, and gpt-oss. */
export const MODELS: EmulatorModel[] = [
  { name: 'plain', capabilities: ['completion', 'tools'] },
  { name: 'thinker', capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'harmony', family: 'harmony', capabilities: ['completion', 'tools', 'thinking'] },
];

/** What a model said. */
export interface SpokenMessage {
  role: string;
  content: string;
  thinking?: string;
  tool_calls?: { function: { name: string; arguments: object } }[];
}

/** Asks a model, `plain` by default, and returns its message. */
export async function askModel(emulator: Emulator, body: object): Promise<SpokenMessage> {
  const request = { model: 'plain', stream: false, ...body };
  const headers = { authorization: 'Bearer any' };
  const [, answer] = statusAndBody(await post(emulator, '/api/chat', request, headers));
  return (answer as { message: SpokenMessage }).message;
}
