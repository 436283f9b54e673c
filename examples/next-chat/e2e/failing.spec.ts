import type { Page } from '@playwright/test';
import { cut, fail, reply, stall, type Emulator } from 'ollama-turbo-emulator';
import {
  answers,
  ask,
  expect,
  field,
  questions,
  test,
  untilReady,
  modelRequests,
} from './support/fixtures.ts';
import { FIRST_WORDS, STORY } from './support/samples.ts';

test.describe('what the server does not take', () => {
  const UNAVAILABLE = {
    status: 503,
    json: { title: 'Conversations cannot be saved right now.', text: '', actions: ['retry'] },
  };

  test('changes nothing: an answer that was to be made anew stays', async ({
    page,
    app,
    emulator,
    pageProblems,
  }) => {
    await tossCoin({ page, app, emulator });
    await page.route('**/api/chat', async route => route.abort());
    await answers(page).getByRole('button', { name: 'Regenerate' }).click();
    const log = page.getByRole('log');
    await expect(log.getByText('The connection to this app’s server was lost.')).toBeVisible();
    await expect(answers(page).getByText('Heads.')).toBeVisible();
    await expect(page.getByText('Broke off')).toHaveCount(0);

    await page.unroute('**/api/chat');
    emulator.script(reply({ content: 'Tails.' }));
    await log.getByRole('button', { name: 'Try again' }).click();
    await expect(answers(page).getByText('Tails.')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(2);
    // The browser tells of the broken connection itself.
    pageProblems.length = 0;
  });

  test('changes nothing: an edit stays open with its text', async ({
    page,
    app,
    emulator,
    pageProblems,
  }) => {
    await tossCoin({ page, app, emulator });
    await questions(page).getByRole('button', { name: 'Edit message' }).click();
    const form = page.getByRole('form', { name: 'Edit message' });
    await form.getByLabel('Message').fill('Roll a die');
    // What is being written outlives a look at another conversation.
    await page.getByRole('navigation').getByRole('button', { name: 'New chat' }).click();
    await page.getByRole('link', { name: 'A coin' }).click();
    await expect(form.getByLabel('Message')).toHaveValue('Roll a die');

    await page.route('**/api/chat', async route => route.fulfill(UNAVAILABLE));
    await form.getByRole('button', { name: 'Send' }).click();
    await expect(
      page.getByRole('log').getByText('Conversations cannot be saved right now.'),
    ).toBeVisible();
    await expect(form.getByLabel('Message')).toHaveValue('Roll a die');
    await expect(answers(page).getByText('Heads.')).toBeVisible();

    await page.unroute('**/api/chat');
    emulator.script(reply({ content: 'Six.' }));
    await page.getByRole('log').getByRole('button', { name: 'Try again' }).click();
    await expect(answers(page).getByText('Six.')).toBeVisible();
    await expect(questions(page)).toContainText('Roll a die');
    await expect(form).toHaveCount(0);
    await expect(page.getByRole('article')).toHaveCount(2);
    // The browser tells of the refused request itself.
    pageProblems.length = 0;
  });
});

test('a question that could not be sent stays when the next one is asked', async ({
  page,
  app,
  emulator,
  pageProblems,
}) => {
  await tossCoin({ page, app, emulator });
  await page.route('**/api/chat', async route => route.abort());
  await ask(page, 'And once more?');
  const log = page.getByRole('log');
  await expect(log.getByText('The connection to this app’s server was lost.')).toBeVisible();
  await page.unroute('**/api/chat');

  emulator.script(reply({ content: 'Six.' }));
  await ask(page, 'Roll a die');
  await expect(answers(page).getByText('Six.')).toBeVisible();
  await untilReady(page);
  await expect(questions(page)).toHaveText([/Toss a coin/, /And once more\?/, /Roll a die/]);
  // The browser tells of the broken connection itself.
  pageProblems.length = 0;
});

test('a server that is killed in mid-answer keeps question and text, and answers anew', async ({
  page,
  startApp,
  emulator,
  context,
  pageProblems,
}) => {
  emulator.script(
    stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })),
    reply({ content: STORY }),
  );
  const app = await startApp();
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  // The text is stored once a second.
  const { origin, pathname } = new URL(page.url());
  const stored = `${origin}${pathname.replace('/chat/', '/api/conversations/')}`;
  await expect.poll(async () => (await fetch(stored)).text()).toContain('Once upon a time');
  await app.stop();
  await expect(
    page.getByText('The connection to this app’s server was lost.').first(),
  ).toBeVisible();
  await expect(answers(page).getByText('Broke off')).toBeVisible();

  await startApp({ at: app.url });
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(questions(other).getByText('Tell me a story')).toBeVisible();
  await expect(answers(other).getByText(/^Once upon a time/)).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  for (const tab of [page, other]) {
    await expect(answers(tab).getByText(STORY)).toBeVisible();
    await expect(answers(tab)).toHaveCount(1);
    await expect(questions(tab)).toHaveCount(1);
  }
  // The browser tells of its broken connections itself.
  pageProblems.length = 0;
});

test.describe('an error', () => {
  test('of a refused key is told in words, and trying again asks once more', async ({
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
    const log = page.getByRole('log');
    await expect(log.getByText(/127\.0\.0\.1:\d+ refused the API key\./)).toBeVisible();
    await expect(log.getByRole('link', { name: 'Open my keys' })).toHaveAttribute(
      'href',
      'https://ollama.com/settings/keys',
    );
    await expect(page.getByRole('alert').first()).toHaveText(/refused the API key/);
    await expect(questions(page).getByText('May I come in?')).toBeVisible();
    await page.reload();
    await expect(log.getByText(/refused the API key\./)).toBeVisible();

    await log.getByRole('button', { name: 'Try again' }).click();
    await expect(answers(page).getByText('Welcome back.')).toBeVisible();
    await expect(log.getByText(/refused the API key\./)).toHaveCount(0);
    await expect(page.getByRole('article')).toHaveCount(2);
  });

  test('of a used-up limit leads to an upgrade and to other models', async ({
    page,
    app,
    emulator,
  }) => {
    const body = {
      error: 'you (someone) have reached your weekly usage limit, upgrade for higher limits',
    };
    emulator.script(fail({ status: 429, body }), fail({ status: 429, body }));
    await page.goto(app.url);
    await ask(page, 'One more?');
    const log = page.getByRole('log');
    await expect(log.getByText('Your weekly usage limit is used up.')).toBeVisible();
    await expect(log.getByRole('link', { name: 'Upgrade' })).toHaveAttribute(
      'href',
      'https://ollama.com/upgrade',
    );
    await log.getByText('Details').click();
    await expect(log.getByText(/reached your weekly usage limit/)).toBeVisible();
    await expect(log.getByText('someone')).toHaveCount(0);
    await log.getByRole('button', { name: 'Choose model' }).click();
    await expect(page.getByRole('combobox', { name: 'Search models' })).toBeFocused();
  });

  test('in mid-stream keeps what came, with words', async ({ page, app, emulator }) => {
    emulator.script(cut({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
    await page.goto(app.url);
    await ask(page, 'Tell me a story');
    await expect(page.getByRole('log').getByText('The answer broke off.')).toBeVisible();
    await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
    await expect(answers(page).getByText('Broke off', { exact: true })).toBeVisible();

    emulator.script(reply({ content: STORY }));
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(answers(page).getByText(STORY)).toBeVisible();
    await expect(answers(page)).toHaveCount(1);
  });

  test('of a host that is down says how to start it', async ({ page, app, emulator }) => {
    await page.goto(app.url);
    await expect(page.getByText('gpt-oss:120b answers.')).toBeVisible();
    await emulator.close();
    await ask(page, 'Are you there?');
    const log = page.getByRole('log');
    await expect(log.getByText('Ollama is not running on this computer.')).toBeVisible();
    await expect(questions(page).getByText('Are you there?')).toBeVisible();
    await expect(log.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(log.getByRole('button', { name: 'Choose model' })).toBeVisible();
  });

  test.describe('of the host', () => {
    const CASES = [
      [400, 'the input length exceeds the context length', /is longer than gpt-oss:120b can read/],
      [403, 'this model requires a subscription, upgrade for access', /does not include gpt-oss/],
      [429, 'too many concurrent requests', /^Too many answers at once|^Ollama is busy/],
      [500, 'llama runner process has terminated: exit status 2', /could not finish this answer/],
      [503, 'server overloaded, please retry shortly', /^Ollama is busy right now\./],
    ] as const;

    for (const [status, error, words] of CASES) {
      test(`with status ${status} is told in words`, async ({ page, app, emulator }) => {
        const step = fail({ status, body: { error } });
        emulator.script(step, step, step);
        await page.goto(app.url);
        await ask(page, 'One more?');
        await expect(page.getByRole('log').getByText(words)).toBeVisible();
        await expect(questions(page).getByText('One more?')).toBeVisible();
        await expect(page.getByRole('log')).not.toContainText(/ at .*\.js|node_modules/);
      });
    }
  });

  test('of a conversation that is too long leads to a new chat with the question', async ({
    page,
    app,
    emulator,
  }) => {
    const body = { error: 'the prompt is too long: 140000 tokens, context length 131072 tokens' };
    emulator.script(reply({ content: 'Hello.' }), reply({ content: 'A greeting' }));
    await page.goto(app.url);
    await ask(page, 'Hi');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A greeting');
    emulator.script(fail({ status: 400, body }));
    await ask(page, 'What comes next?');
    const log = page.getByRole('log');
    await expect(log.getByText('(140000 of 131072 tokens)')).toBeVisible();
    await page.getByRole('navigation').getByRole('button', { name: 'New chat' }).click();
    await field(page).fill('A draft');
    await page.goBack();
    await log.getByRole('button', { name: 'New chat with this question' }).click();
    await expect(page.getByRole('article')).toHaveCount(0);
    await expect(field(page)).toHaveValue('A draft\n\nWhat comes next?');
    await expect(field(page)).toBeFocused();
  });

  test.describe('of a missing key', () => {
    test.use({ hostVariables: { OLLAMA_BASE_URL: 'https://ollama.com', OLLAMA_API_KEY: '' } });

    test('comes before any request, and says where a key is made', async ({ page, app }) => {
      await page.goto(app.url);
      await ask(page, 'May I come in?');
      const log = page.getByRole('log');
      await expect(log.getByText('No API key is set.')).toBeVisible();
      await expect(log.getByText(/Put OLLAMA_API_KEY into \.env\.local and restart/)).toBeVisible();
      await expect(log.getByRole('link', { name: 'Where to get a key' })).toHaveAttribute(
        'href',
        'https://ollama.com/settings/keys',
      );
      await expect(log.getByRole('button', { name: 'Choose model' })).toBeVisible();
      await expect(questions(page).getByText('May I come in?')).toBeVisible();
    });
  });

  test('of a model that is gone offers another', async ({ page, app, emulator }) => {
    emulator.script(fail({ status: 404, body: { error: 'model "gpt-oss:120b" not found' } }));
    await page.goto(app.url);
    await ask(page, 'Are you there?');
    await expect(
      page.getByRole('log').getByText(/gpt-oss:120b is no longer offered by/),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Refresh list' })).toBeVisible();

    // With another one chosen, the question can be asked again.
    await page.getByRole('button', { name: 'Choose model' }).click();
    await page.getByRole('combobox', { name: 'Search models' }).fill('oss:20b');
    await page.keyboard.press('Enter');
    emulator.script(reply({ content: 'I am here.' }));
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(answers(page).getByText('I am here.')).toBeVisible();
    expect(modelRequests(emulator)[1]?.body).toMatchObject({ model: 'gpt-oss:20b' });
  });
});

/** A conversation of one question and its answer, both of which are stored. */
async function tossCoin(options: {
  page: Page;
  app: { url: string };
  emulator: Emulator;
}): Promise<void> {
  const { page, app, emulator } = options;
  emulator.script(reply({ content: 'Heads.' }), reply({ content: 'A coin' }));
  await page.goto(app.url);
  await ask(page, 'Toss a coin');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A coin');
}
