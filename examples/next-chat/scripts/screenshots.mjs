// Takes the pictures of the README from the built app (pnpm run build comes first), so that they stay true.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium } from 'examples-testing/chromium';
import { startNext } from 'examples-testing/next-server';
import { createEmulator, fail, reply, stall } from 'ollama-turbo-emulator';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = fileURLToPath(new URL('../screenshots', import.meta.url));

const WEATHER = reply({ toolCalls: [{ name: 'get_weather', arguments: { city: 'Lisbon' } }] });
const PACKING = reply({
  content: 'Mostly mild. Take **a light jacket**, and shoes that do not mind some rain.',
});
const NOTE = reply({
  toolCalls: [{ name: 'send_note', arguments: { to: 'Ann', note: 'I arrive on Friday at 6 pm.' } }],
});
const CODE = reply({
  thinking: 'A debounced function waits until the calls have stopped. A timer does it.',
  content: [
    'A debounced function runs once, after its calls have stopped for a while:',
    '```ts\nexport function debounce<Arguments extends unknown[]>(\n  run: (...values: Arguments) => void,\n  milliseconds: number,\n): (...values: Arguments) => void {\n  let timer: ReturnType<typeof setTimeout> | undefined;\n  return (...values) => {\n    clearTimeout(timer);\n    timer = setTimeout(() => run(...values), milliseconds);\n  };\n}\n```',
    '| | runs | good for |\n| --- | --- | --- |\n| debounce | after the last call | a search field |\n| throttle | at most once in a span | scrolling |',
  ].join('\n\n'),
});
const LIMIT = fail({
  status: 429,
  body: { error: 'you have reached your weekly usage limit, please upgrade to continue' },
});

/** The size of a small phone. */
const PHONE = { width: 360, height: 740 };

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium was found; CHROMIUM may name one.');

const emulator = createEmulator({
  mode: 'daemon',
  pace: { tokensPerSecond: 90 },
  models: [
    {
      name: 'gpt-oss:120b',
      family: 'harmony',
      capabilities: ['completion', 'tools', 'thinking'],
      contextLength: 131_072,
    },
  ],
});
const dataDir = mkdtempSync(join(tmpdir(), 'next-chat-'));
try {
  const { url } = await emulator.listen();
  await takeAll(url);
} finally {
  await emulator.close();
  rmSync(dataDir, { recursive: true });
}

async function takeAll(hostURL) {
  const app = await startNext(ROOT, {
    OLLAMA_BASE_URL: hostURL,
    OLLAMA_LOCAL_URL: hostURL,
    OLLAMA_API_KEY: '',
    CHAT_MODEL: '',
    DATABASE_URL: '',
    DATA_DIR: dataDir,
  });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
  try {
    const take = (name, options) => takeOne({ browser, app, name, ...options });
    await take('weather', {
      question: 'How is the weather in Lisbon, and what shall I pack?',
      steps: [WEATHER, PACKING, title('Packing for Lisbon')],
      until: 'Packing for Lisbon',
    });
    await take('code', {
      question: 'What is debouncing?',
      steps: [CODE, title('How debouncing works')],
      until: 'How debouncing works',
    });
    await take('permission', {
      question: 'Tell Ann that I arrive on Friday at 6 pm',
      steps: [NOTE],
      until: 'Allow',
    });
    await take('dark', {
      question: 'What is debouncing, and how is throttling different?',
      steps: [CODE, title('Debounce and throttle')],
      until: 'Debounce and throttle',
      colorScheme: 'dark',
    });
    await take('limit', {
      question: 'One more question?',
      steps: [LIMIT],
      until: 'is used up',
      ...PHONE,
    });
    await take('narrow', {
      question: 'How is the weather in Lisbon?',
      steps: [WEATHER, stall({ afterBytes: 1200 }, PACKING)],
      until: 'Mostly',
      ...PHONE,
    });
  } finally {
    await browser.close();
    await app.stop();
  }
}

function title(content) {
  return reply({ content });
}

async function takeOne({ browser, app, name, question, steps, until, ...options }) {
  const { colorScheme = 'light', width = 1280, height = 860 } = options;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  emulator.script(...steps);
  await page.goto(app.url);
  await page.getByText('gpt-oss:120b answers.').waitFor();
  await page.getByLabel('Your question').fill(question);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('h1, [role=log]').filter({ hasText: until }).first().waitFor();
  // Pointer and focus are the script's, and nothing for a picture.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1000);
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await page.close();
}
