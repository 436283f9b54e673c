// Takes the pictures of the README from the built app, so that they stay true.
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium } from 'examples-testing/chromium';
import { startNext } from 'examples-testing/next-server';
import { createEmulator, reply, stall } from 'ollama-turbo-emulator';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = fileURLToPath(new URL('../screenshots', import.meta.url));

const LINES = [
  { description: 'Flyers, A5', quantity: 500, unit_price: 0.18, total: 90 },
  { description: 'Posters, A2', quantity: 40, unit_price: 4.5, total: 180 },
  { description: 'Design, hours', quantity: 3, unit_price: 60, total: 180 },
  { description: 'Delivery', quantity: 1, unit_price: 12.5, total: 12.5 },
];
const INVOICE = {
  number: 'HPW-2041',
  vendor: 'Harbour Print Works',
  customer: 'Larkspur Books',
  date: '2026-10-14',
  currency: 'EUR',
  lines: LINES,
  total: 462.5,
};
const MISFIT = {
  ...INVOICE,
  currency: 'Euro',
  lines: LINES.map(({ unit_price, ...line }, index) =>
    index === 2 ? { ...line, total: 'one hundred and eighty' } : { ...line, unit_price },
  ),
};
const answer = value => reply({ content: JSON.stringify(value) });

/** Enough of the answer for three lines of the invoice, and not all of the fourth. */
const HALF = 4650;

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium was found; CHROMIUM may name one.');

const emulator = createEmulator({
  mode: 'daemon',
  pace: { tokensPerSecond: 120 },
  models: [{ name: 'gpt-oss:120b', family: 'harmony', capabilities: ['completion', 'thinking'] }],
});
try {
  // A port of its own, for it is seen.
  const { url } = await emulator.listen(11500);
  await takeAll(url);
} finally {
  await emulator.close();
}

async function takeAll(hostURL) {
  const app = await startNext(ROOT, {
    OLLAMA_BASE_URL: hostURL,
    OLLAMA_API_KEY: '',
    EXTRACT_MODEL: 'gpt-oss:120b',
  });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
  const misfit = [answer(MISFIT), answer(INVOICE)];
  try {
    const take = (name, options) => takeOne({ browser, app, name, ...options });
    await take('streaming', { steps: [stall({ afterBytes: HALF }, answer(INVOICE))], isCut: true });
    await take('misfit', { steps: misfit, height: 1390 });
    await take('chart', { steps: [answer(INVOICE)], colorScheme: 'dark', view: 'Chart' });
    await take('narrow', { steps: [answer(INVOICE)], width: 360, height: 780 });
  } finally {
    await browser.close();
    await app.stop();
  }
}

async function takeOne(options) {
  const { browser, app, name, steps, view, isCut = false } = options;
  const { colorScheme = 'light', width = 1280, height = 860 } = options;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  emulator.script(...steps);
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Sample: Invoice' }).click();
  await page.getByRole('button', { name: 'Extract' }).click();
  await page
    .getByText(isCut ? 'rows so far' : 'Fits the schema')
    .first()
    .waitFor();
  if (view) await page.getByRole('tab', { name: view }).click();
  // Pointer and focus are the script's, and nothing for a picture.
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement?.blur());
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await page.close();
}
