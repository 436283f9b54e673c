import { listenTo, placesOf } from 'examples-testing/secrets';
import { TEST_KEY } from 'examples-testing/test-key';
import { reply } from 'ollama-turbo-emulator';
import { answers, ask, expect, ROOT, test, untilReady } from './support/fixtures.ts';

const SERVER_CODE = [
  'ollama-turbo-provider',
  'ollama-turbo-emulator',
  'OLLAMA_BASE_URL',
  'DATABASE_URL',
];

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
  await ask(page, 'Do it');
  await expect(answers(page).getByText('As you wish.')).toBeVisible();
  await untilReady(page);
  expect(await found(['wish', TEST_KEY])).toEqual(['wish']);
  const keys = emulator.requests.map(({ headers }) => headers['authorization']);
  expect(new Set(keys)).toEqual(new Set([undefined]));
});
