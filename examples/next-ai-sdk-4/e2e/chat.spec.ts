import type { Page } from '@playwright/test';
import { cut, fail, reply, stall } from 'ollama-turbo-emulator';
import { expect, test } from './fixtures.ts';

const STORY =
  'Once upon a time a small llama lived on a high plain in the Andes. Every evening it hummed to the stars, and every evening the stars only twinkled.';

/** Enough of the story's stream for its first words, and far from all of it. */
const FIRST_WORDS = 1500;

/** Enough for three words or so. */
const A_FEW_WORDS = 450;

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Your question').fill(question);
  await page.getByRole('button', { name: 'Send' }).click();
}

/** Each message is an article that begins with a hidden name: the reader's is "You". */
function answers(page: Page) {
  return page.getByRole('article').filter({ hasNotText: /^You/ });
}

test('an answer grows on the screen while the host writes it', async ({ page, app, emulator }) => {
  emulator.script(reply({ content: STORY }));
  await page.goto(app.url);
  await page.evaluate(() => {
    const lengths: number[] = [];
    new MutationObserver(() => {
      lengths.push(document.querySelector('.prose')?.textContent.length ?? 0);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { lengths });
  });

  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(STORY)).toBeVisible();

  const lengths = await page.evaluate(() => (globalThis as { lengths?: number[] }).lengths ?? []);
  expect(lengths).toEqual(lengths.toSorted((first, second) => first - second));
  expect(new Set(lengths).size).toBeGreaterThan(5);
});

test('thinking is open while it is written, folded when the answer begins, and opens on a click', async ({
  page,
  app,
  emulator,
}) => {
  const step = reply({ thinking: 'A llama would do.', content: STORY });
  emulator.script(stall({ afterBytes: A_FEW_WORDS }, step), step);
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  const thinking = answers(page).getByText(/^A llama/);
  await expect(thinking).toBeVisible();
  await page.getByRole('button', { name: 'New chat' }).click();

  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(STORY)).toBeVisible();
  await expect(thinking).toBeHidden();
  await page.getByText('Thoughts').click();
  await expect(thinking).toBeVisible();
});

test('a tool is shown with its call and its result', async ({ page, app, emulator }) => {
  await page.goto(app.url);
  await ask(page, 'How is the weather in Oslo?');

  const card = page.getByRole('group', { name: 'get_weather, done' });
  await expect(card).toContainText('get_weather(city: "Oslo")');
  await expect(card).toContainText('sunny, made up');
  await expect(card).toContainText('25 °C');
  await expect(answers(page).getByText('In Oslo it is 25° and sunny.')).toBeVisible();
  expect(emulator.requests.map(({ path, outcome }) => ({ path, outcome }))).toEqual([
    { path: '/api/chat', outcome: 'complete' },
    { path: '/api/chat', outcome: 'complete' },
  ]);
});

test('stopping ends the request at the host and keeps what has arrived', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  expect(emulator.requests[0]?.outcome).toBe('running');

  await page.getByRole('button', { name: 'Stop' }).click();
  expect(await emulator.requests[0]?.ended).toBe('aborted');
  await expect(answers(page).getByText('Stopped', { exact: true })).toBeVisible();
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();

  emulator.script(reply({ content: 'As you wish.' }));
  await ask(page, 'Go on');
  await expect(answers(page).getByText('As you wish.')).toBeVisible();
  expect(app.errors()).toBe('');
});

test('Escape stops an answer before its first word', async ({ page, app, emulator }) => {
  emulator.script(stall());
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect.poll(() => emulator.requests[0]?.outcome).toBe('running');

  await page.getByLabel('Your question').press('Escape');
  expect(await emulator.requests[0]?.ended).toBe('aborted');
  await expect(page.getByText('Stopped before the first word')).toBeVisible();
  expect(app.errors()).toBe('');
});

test('a new chat ends the request of the one before', async ({ page, app, emulator }) => {
  emulator.script(stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();

  await page.getByRole('button', { name: 'New chat' }).click();
  expect(await emulator.requests[0]?.ended).toBe('aborted');
  await expect(page.getByRole('article')).toHaveCount(0);
});

test('closing the page ends the request at the host', async ({ page, app, emulator }) => {
  emulator.script(stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();

  await page.close();
  expect(await emulator.requests[0]?.ended).toBe('aborted');
});

test('a refused key is told in words, and trying again asks once more', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(
    fail({ status: 401, body: { error: 'unauthorized' } }),
    reply({ content: 'Welcome back.' }),
  );
  await page.goto(app.url);
  await ask(page, 'May I come in?');

  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText(/127\.0\.0\.1:\d+ refused the API key\./);
  await expect(page.getByText('May I come in?')).toBeVisible();
  expect(app.errors()).toMatch(/^The chat failed: 127\.0\.0\.1:\d+ refused the API key\. .*\n$/);

  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(answers(page).getByText('Welcome back.')).toBeVisible();
  await expect(alert).toBeEmpty();
  expect(emulator.requests).toHaveLength(2);
});

test('an answer that breaks off is kept, with words', async ({ page, app, emulator }) => {
  emulator.script(cut({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  await page.goto(app.url);
  await ask(page, 'Tell me a story');

  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('The answer broke off.');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();

  emulator.script(reply({ content: STORY }));
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(answers(page).getByText(STORY)).toBeVisible();
  await expect(answers(page)).toHaveCount(1);
});

test('an answer without a word says so, unless there is an error to tell', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(reply({ content: '' }), fail({ status: 400, body: { error: 'invalid option' } }));
  await page.goto(app.url);
  await ask(page, 'Say nothing');
  await expect(answers(page).getByText('The model gave no text.')).toBeVisible();

  await ask(page, 'Fail');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    /127\.0\.0\.1:\d+ could not finish this answer\./,
  );
  await expect(page.getByText('The model gave no text.')).toHaveCount(1);
});

test('a host that is down is told in words', async ({ page, app, emulator }) => {
  await page.goto(app.url);
  await emulator.close();
  await ask(page, 'Are you there?');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    /No connection to 127\.0\.0\.1:\d+\./,
  );
});

test('Enter sends and Shift+Enter starts a new line', async ({ page, app, emulator }) => {
  emulator.script(reply({ content: STORY }));
  await page.goto(app.url);
  const field = page.getByLabel('Your question');
  await expect(field).toBeFocused();
  await expect(page.getByRole('button', { name: 'Send' })).toBeDisabled();

  await field.press('Enter');
  await page.keyboard.type('Tell me');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('a story');
  await page.keyboard.press('Enter');

  await expect(answers(page).getByText(STORY)).toBeVisible();
  await expect(field).toHaveValue('');
  await expect(page.getByRole('article').first()).toContainText('Tell me\na story');
  expect(emulator.requests).toHaveLength(1);
});

test('a screen reader hears how the answer gets on, and its end', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  await page.goto(app.url);
  const status = page.getByRole('status');
  await expect(status).toBeEmpty();
  await ask(page, 'Tell me a story');
  await expect(status).toHaveText('Answer started');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(status).toHaveText(/^Once upon a time/);
});

test('the end of an answer stays in view, unless the reader scrolls up', async ({
  page,
  app,
  emulator,
}) => {
  const content = Array.from({ length: 60 }, (_, index) => `Line ${index}.`).join('\n\n');
  emulator.script(reply({ content }), reply({ content }));
  await page.goto(app.url);
  const log = page.getByRole('log');
  const last = answers(page).getByText('Line 59.');
  await ask(page, 'Count');
  await expect(last).toBeInViewport();

  await ask(page, 'Once more');
  await expect(answers(page).getByText('Line 1.').nth(1)).toBeAttached();
  await log.hover();
  await page.mouse.wheel(0, -100_000);
  await expect(last).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
  await expect(answers(page).getByText('Line 0.').first()).toBeInViewport();
  await expect(last.nth(1)).not.toBeInViewport();
});
