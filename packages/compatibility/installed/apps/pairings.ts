import { generateText } from 'ai';
import * as root from 'ollama-turbo-provider';
import * as ai4 from 'ollama-turbo-provider/ai4';
import * as ai5 from 'ollama-turbo-provider/ai5';
import * as ai6 from 'ollama-turbo-provider/ai6';
import * as ai7 from 'ollama-turbo-provider/ai7';

const fetch = async () =>
  new Response(
    '{"message":{"role":"assistant","content":"Hello!"},"done":true,"done_reason":"stop"}\n',
  );
const settings = { apiKey: 'key', fetch };
const prompt = 'Hi';

// One line per entry: the line of a type error tells the entry.
const pairings = {
  root: () => generateText({ model: root.createOllama(settings)('m'), prompt }),
  ai4: () => generateText({ model: ai4.createOllama(settings)('m'), prompt }),
  ai5: () => generateText({ model: ai5.createOllama(settings)('m'), prompt }),
  ai6: () => generateText({ model: ai6.createOllama(settings)('m'), prompt }),
  ai7: () => generateText({ model: ai7.createOllama(settings)('m'), prompt }),
};

// Where the AI SDK, since 5, tells what it would otherwise print.
let warnings: unknown[] = [];
Object.assign(globalThis, {
  AI_SDK_LOG_WARNINGS: (log: { warnings: unknown[] }) => warnings.push(...log.warnings),
});

const outcomes: Record<string, unknown> = {};
for (const [entry, generate] of Object.entries(pairings)) {
  warnings = [];
  try {
    const { text } = await generate();
    outcomes[entry] = { text, warnings };
  } catch (error) {
    outcomes[entry] = String(error);
  }
}
console.log(JSON.stringify(outcomes));
