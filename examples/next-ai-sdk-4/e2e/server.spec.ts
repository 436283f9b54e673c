import { reply } from 'ollama-turbo-emulator';
import { startNext } from 'examples-testing/next-server';
import { listenTo, placesOf } from 'examples-testing/secrets';
import { TEST_KEY } from 'examples-testing/test-key';
import { expect, ROOT, test } from './fixtures.ts';

const SERVER_CODE = ['ollama-turbo-provider', 'ollama-turbo-emulator', 'OLLAMA_BASE_URL'];

test('what the browser loads holds neither the key nor code of the server', () => {
  expect(placesOf(ROOT, [...SERVER_CODE, TEST_KEY])).toEqual({ server: SERVER_CODE, browser: [] });
});

test('the key leaves the server neither to the page nor to a host other than ollama.com', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(reply({ content: 'As you wish.' }));
  const found = listenTo(page);
  await page.goto(app.url);
  await page.getByLabel('Your question').fill('Do it');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').getByText('As you wish.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();

  expect(await found(['wish', TEST_KEY])).toEqual(['wish']);
  expect(emulator.requests.map(({ headers }) => headers['authorization'])).toEqual([undefined]);
});

test('without a key an emulator answers, and the page says so', async ({ page }) => {
  const app = await startNext(ROOT, { OLLAMA_API_KEY: '', OLLAMA_BASE_URL: '', CHAT_MODEL: '' });
  try {
    await page.goto(app.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('gpt-oss:120b · emulator');
    await expect(page.getByText(/^OLLAMA_API_KEY is not set, so an emulator/)).toBeVisible();
    await page.getByRole('button', { name: 'How is the weather in Lisbon and in Oslo?' }).click();
    await expect(page.getByRole('group', { name: 'get_weather, done' })).toHaveCount(2);
    await expect(page.getByRole('article').getByText('In Oslo it is 25° and sunny.')).toBeVisible();
    expect(app.errors()).toBe('');
  } finally {
    await app.stop();
  }
});
