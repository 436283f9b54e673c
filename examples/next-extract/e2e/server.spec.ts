import { startNext } from 'examples-testing/next-server';
import { listenTo, placesOf } from 'examples-testing/secrets';
import { TEST_KEY } from 'examples-testing/test-key';
import { expect, ROOT, test } from './fixtures.ts';
import { answer, badge, extractSample, INVOICE } from './invoice.ts';

const SERVER_CODE = ['ollama-turbo-provider', 'ollama-turbo-emulator', 'OLLAMA_BASE_URL'];

test('what the browser loads holds neither the key nor code of the server', () => {
  expect(placesOf(ROOT, [...SERVER_CODE, TEST_KEY])).toEqual({ server: SERVER_CODE, browser: [] });
});

test('the key leaves the server neither to the page nor to a host other than ollama.com', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(answer(INVOICE));
  const found = listenTo(page);
  await page.goto(app.url);
  await extractSample(page);
  await expect(badge(page, 'Fits the schema')).toBeVisible();

  expect(await found(['HPW-2041', TEST_KEY])).toEqual(['HPW-2041']);
  expect(emulator.requests.map(({ headers }) => headers['authorization'])).toEqual([undefined]);
});

test('the page may load nothing from elsewhere', async ({ page, app, pageProblems }) => {
  const response = await page.goto(app.url);
  expect(response?.headers()).toMatchObject({
    'content-security-policy': expect.stringMatching(
      /^default-src 'self'; script-src 'self' 'unsafe-inline'; .*frame-ancestors 'none'$/,
    ),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => fetch('https://ollama.com/').catch(() => undefined));
  await expect.poll(() => pageProblems.join()).toContain('Content Security Policy');
  pageProblems.length = 0;
});

test('without a key an emulator answers, says so, and can be careless', async ({ page }) => {
  const app = await startNext(ROOT, { OLLAMA_API_KEY: '', OLLAMA_BASE_URL: '', EXTRACT_MODEL: '' });
  try {
    await page.goto(app.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Extract · gpt-oss:120b · emulator',
    );
    await expect(page.getByText(/^OLLAMA_API_KEY is not set, so an emulator/)).toBeVisible();
    await extractSample(page);
    await expect(badge(page, 'Fits the schema')).toBeVisible();
    await expect(page.getByRole('row', { name: 'Vendor Harbour Print Works' })).toBeVisible();

    await page.getByRole('checkbox', { name: 'Careless model' }).check();
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('A note about tea.');
    await page.getByRole('button', { name: 'Extract' }).click();
    const second = page.getByRole('region', { name: 'Attempt 2, asked once more' });
    await expect(second.getByText('Fits the schema', { exact: true })).toBeVisible();
    await expect(badge(page, 'Does not fit')).toBeVisible();
    expect(app.errors()).toBe('');
  } finally {
    await app.stop();
  }
});

test('a host of one’s own cannot be made careless', async ({ page, app }) => {
  await page.goto(app.url);
  await expect(page.getByRole('checkbox', { name: 'Careless model' })).toHaveCount(0);
});

test('requests that no page sends are refused in words', async ({ app }) => {
  const ask = (body: string) => fetch(`${app.url}/api/extract`, { method: 'POST', body });
  for (const body of ['', '{', '{"text": 1}', JSON.stringify({ text: 'a', schema: [] })]) {
    const response = await ask(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      title: expect.any(String),
      advice: expect.any(String),
    });
  }
  expect((await ask('a'.repeat(3_000_000))).status).toBe(400);
  expect(app.errors()).toBe('');
});
