import { reply, stall } from 'ollama-turbo-emulator';
import { answers, ask, expect, questions, test, untilReady } from './support/fixtures.ts';
import { queryOnce } from './support/postgres.ts';
import { FIRST_WORDS, STORY } from './support/samples.ts';

test.describe('a blank database', () => {
  test.use({ isBlank: true });

  test('gets its tables from processes that are started together', async ({ startApp }) => {
    const app = await startApp();
    const responses = await Promise.all(
      app.processes.map(async ({ url }) => fetch(`${url}/api/conversations`)),
    );
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    expect(app.processes.map(({ errors }) => errors())).toEqual(['', '']);
  });
});

test('an answer whose process is killed is stopped for the other one, which can make it anew', async ({
  page,
  startApp,
  emulator,
  database,
}) => {
  emulator.script(stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  const [first, second] = (await startApp()).processes;
  if (!first || !second) throw new Error('There should be two processes.');
  await page.goto(first.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  const path = new URL(page.url()).pathname;
  const address = `${second.url}/api/conversations/${path.replace('/chat/', '')}`;
  // The text is stored once a second.
  await expect.poll(async () => (await fetch(address)).text()).toContain('Once upon a time');
  await page.goto('about:blank');
  await first.stop();

  await page.goto(`${second.url}${path}`);
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  // As if the half minute had gone by after which nobody waits for that process any more.
  await queryOnce(
    database.environment.DATABASE_URL,
    "update messages set touched_at = now() - interval '31 seconds', status = 'streaming' where role = 'assistant'",
  );
  await page.reload();
  await expect(answers(page).getByText('Stopped', { exact: true })).toBeVisible();
  await expect(answers(page)).toHaveAttribute('aria-busy', 'false');
  emulator.script(reply({ content: STORY }));
  await page.getByRole('button', { name: 'Regenerate' }).click();
  await expect(answers(page).getByText(STORY)).toBeVisible();
  await expect(questions(page)).toHaveCount(1);
});

test.describe('a database that takes no changes', () => {
  test('in mid-answer leaves the answer on the screen, until it can be saved', async ({
    page,
    app,
    emulator,
    database,
    pageProblems,
  }) => {
    emulator.script(reply({ content: 'Hello.' }), reply({ content: 'A greeting' }));
    await page.goto(app.url);
    await ask(page, 'Hi');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A greeting');

    emulator.script(reply({ content: STORY }));
    await ask(page, 'Tell me a story');
    await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
    await database.setReadOnly(true);
    await expect(page.getByText('Not saved.')).toBeVisible();
    // A page that looks again takes nothing for the end that is less.
    const path = new URL(page.url()).pathname.replace('/chat/', '/api/conversations/');
    const read = page.waitForResponse(response => response.url().endsWith(path));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await read;
    await untilReady(page);
    await expect(answers(page).getByText(STORY)).toBeVisible();
    await expect(page.getByText('Not saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Try saving again' }).click();
    await expect(page.getByText('Conversations cannot be saved right now.')).toBeVisible();

    await database.setReadOnly(false);
    await page.getByRole('button', { name: 'Try saving again' }).click();
    await expect(page.getByText('Not saved.')).toHaveCount(0);
    await page.reload();
    await expect(answers(page).getByText(STORY)).toBeVisible();
    await expect(answers(page)).toHaveCount(2);
    // The browser tells of the refused request itself.
    expect(pageProblems.filter(text => !text.includes('503'))).toEqual([]);
    pageProblems.length = 0;
  });

  test('takes no question, which stays on the screen and can be asked again', async ({
    page,
    app,
    emulator,
    database,
    pageProblems,
  }) => {
    await page.goto(app.url);
    await expect(page.getByText('gpt-oss:120b answers.')).toBeVisible();
    await database.setReadOnly(true);
    await ask(page, 'Are you there?');
    const log = page.getByRole('log');
    await expect(log.getByText('Conversations cannot be saved right now.')).toBeVisible();
    await expect(questions(page).getByText('Are you there?')).toBeVisible();

    await database.setReadOnly(false);
    emulator.script(reply({ content: 'I am here.' }));
    await log.getByRole('button', { name: 'Try again' }).click();
    await expect(answers(page).getByText('I am here.')).toBeVisible();
    await untilReady(page);
    await page.reload();
    await expect(answers(page).getByText('I am here.')).toBeVisible();
    await expect(questions(page)).toHaveCount(1);
    // The browser tells of the refused request itself, and that the conversation was not there yet.
    expect(pageProblems.filter(text => !/\b(?:503|404)\b/.test(text))).toEqual([]);
    pageProblems.length = 0;
  });
});
