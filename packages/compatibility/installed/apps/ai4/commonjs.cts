import { generateText } from 'ai';
import { createOllama, ollama, VERSION } from 'ollama-turbo-provider/ai4';

const fetch = async () =>
  new Response(
    '{"message":{"role":"assistant","content":"Hello!"},"done":true,"done_reason":"stop"}\n',
  );

async function main(): Promise<void> {
  const model = createOllama({ apiKey: 'key', fetch })('qwen3:8b');
  const { text } = await generateText({ model, prompt: 'Hi' });
  console.log(
    JSON.stringify({ text, specificationVersion: ollama('m').specificationVersion, VERSION }),
  );
}

void main();
