import { builtCode } from 'examples-testing/built-code';
import { TEST_KEY } from 'examples-testing/test-key';
import { reply } from 'ollama-turbo-emulator';
import { answers, ask, expect, ROOT, test, untilReady } from './fixtures.ts';

const SERVER_CODE = [
  'ollama-turbo-provider',
  'ollama-turbo-emulator',
  'OLLAMA_BASE_URL',
  'DATABASE_URL',
];

test('what the browser loads holds neither the key nor code of the server', () => {
  const { server, browser } = builtCode(ROOT);
  expect(SERVER_CODE.filter(text => server.includes(text))).toEqual(SERVER_CODE);
  expect(SERVER_CODE.filter(text => browser.includes(text))).toEqual([]);
  // Not toContain, which would print all of the code.
  expect(browser.includes(TEST_KEY)).toBe(false);
});

test('the key leaves the server neither to the page nor to a host other than ollama.com', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(reply({ content: 'As you wish.' }));
  const bodies: Promise<string>[] = [];
  page.on('response', response => bodies.push(response.text().catch(() => '')));
  await page.goto(app.url);
  await ask(page, 'Do it');
  await expect(answers(page).getByText('As you wish.')).toBeVisible();
  await untilReady(page);
  const traffic = (await Promise.all(bodies)).join('\n');
  expect({ answer: traffic.includes('wish'), key: traffic.includes(TEST_KEY) }).toEqual({
    answer: true,
    key: false,
  });
  const keys = emulator.requests.map(({ headers }) => headers['authorization']);
  expect(new Set(keys)).toEqual(new Set([undefined]));
});
