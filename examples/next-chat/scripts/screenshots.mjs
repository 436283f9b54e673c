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

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium was found; CHROMIUM may name one.');

const emulator = createEmulator({ mode: 'daemon' });
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
      questions: [
        [
          'How is the weather in Lisbon, and what shall I pack?',
          WEATHER,
          PACKING,
          title('Packing for Lisbon'),
        ],
      ],
    });
    await take('code', {
      questions: [['What is debouncing?', CODE, title('Debouncing')]],
    });
    await take('permission', {
      questions: [['Tell Ann that I arrive on Friday at 6 pm', NOTE]],
    });
    await take('dark', {
      questions: [
        [
          'What is debouncing, and how is throttling different?',
          CODE,
          title('Debounce and throttle'),
        ],
      ],
      colorScheme: 'dark',
    });
    await take('limit', {
      questions: [['One more question?', LIMIT, LIMIT]],
      width: 360,
      height: 740,
    });
    await take('narrow', {
      questions: [['How is the weather in Lisbon?', WEATHER, stall({ afterBytes: 1200 }, PACKING)]],
      isCut: true,
      width: 360,
      height: 740,
    });
  } finally {
    await browser.close();
    await app.stop();
  }
}

function title(content) {
  return reply({ content });
}

async function takeOne(options) {
  const { browser, app, name, questions, isCut = false } = options;
  const { colorScheme = 'light', width = 1280, height = 860 } = options;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(app.url);
  for (const [question, ...steps] of questions) {
    emulator.script(...steps);
    await page.getByLabel('Your question').fill(question);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
    if (!isCut) await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
  }
  // Pointer and focus are the script's, and nothing for a picture; the title comes a moment after the answer.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1500);
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await page.close();
  emulator.script();
}
