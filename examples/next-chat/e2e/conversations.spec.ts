import type { BrowserContext, Page } from '@playwright/test';
import { cut, reply, stall, type Emulator } from 'ollama-turbo-emulator';
import {
  answers,
  ask,
  expect,
  field,
  modelRequests,
  questions,
  test,
  untilReady,
} from './support/fixtures.ts';
import { FIRST_WORDS, STORY } from './support/samples.ts';

function list(page: Page) {
  return page.getByRole('navigation', { name: 'Conversations' });
}

/** A conversation of one question and one answer, with a title of its own. */
async function talk(page: Page, question: string): Promise<void> {
  await list(page).getByRole('button', { name: 'New chat' }).click();
  await ask(page, question);
  await expect(answers(page)).toHaveCount(1);
  await untilReady(page);
}

test('conversations are found, renamed, and deleted with a way back', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(
    reply({ content: 'One.' }),
    reply({ content: 'First title' }),
    reply({ content: 'Two.' }),
    reply({ content: 'Second title' }),
  );
  await page.goto(app.url);
  await talk(page, 'The first question, about llamas');
  await expect(list(page).getByRole('link', { name: 'First title' })).toBeVisible();
  await talk(page, 'The second question, about stars');
  await expect(list(page).getByRole('link', { name: 'Second title' })).toHaveAttribute(
    'aria-current',
    'page',
  );

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox', { name: 'Search conversations' })).toBeFocused();
  await page.keyboard.type('llamas');
  await expect(list(page).getByRole('link')).toHaveText(['First title']);
  await page.keyboard.press('Escape');
  await expect(list(page).getByRole('link')).toHaveCount(2);

  await list(page).getByRole('button', { name: 'Menu of First title' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('About llamas');
  await page.keyboard.press('Enter');
  await expect(list(page).getByRole('link', { name: 'About llamas' })).toBeFocused();

  await list(page).getByRole('button', { name: 'Menu of Second title' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(list(page).getByRole('link')).toHaveText(['About llamas']);
  await expect(list(page).getByRole('link', { name: 'About llamas' })).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list(page).getByRole('link')).toHaveCount(2);
  await expect(questions(page).getByText('The second question')).toBeVisible();

  await page.reload();
  await expect(list(page).getByRole('link', { name: 'About llamas' })).toBeVisible();
  await expect(list(page).getByRole('link', { name: 'Second title' })).toBeVisible();
});

test('what was done last stays as long as it is pointed at or has the focus', async ({
  page,
  app,
  emulator,
}) => {
  await page.clock.install();
  emulator.script(reply({ content: 'One.' }), reply({ content: 'First title' }));
  await page.goto(app.url);
  await talk(page, 'The first question');
  await list(page).getByRole('button', { name: 'Menu of First title' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const toast = page.getByRole('group', { name: 'Last action' });
  await toast.hover();
  await toast.getByRole('button', { name: 'Undo' }).focus();
  await page.mouse.move(900, 300);
  await page.clock.runFor(15_000);
  await expect(toast).toBeVisible();
  await toast.hover();
  await field(page).focus();
  await page.clock.runFor(15_000);
  await expect(toast).toBeVisible();
  await page.mouse.move(900, 300);
  await page.clock.runFor(15_000);
  await expect(toast).toHaveCount(0);
});

test('a new conversation is another one, also after a reload of the first', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(reply({ content: 'One.' }), reply({ content: 'First title' }));
  await page.goto(app.url);
  await ask(page, 'My secret diary');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('First title');
  const address = page.url();
  await page.reload();
  await expect(answers(page).getByText('One.')).toBeVisible();
  await list(page).getByRole('button', { name: 'New chat' }).click();
  emulator.script(reply({ content: 'Two.' }), reply({ content: 'Second title' }));
  await ask(page, 'Something else');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second title');
  expect(page.url()).not.toBe(address);
  await expect(page.getByRole('article')).toHaveCount(2);
  expect(JSON.stringify(modelRequests(emulator).slice(2))).not.toContain('secret diary');
});

/** A conversation of one question and its answer, both of which are stored. */
async function askQuestionZero(options: {
  page: Page;
  app: { url: string };
  emulator: Emulator;
}): Promise<void> {
  const { page, app, emulator } = options;
  emulator.script(reply({ content: 'Zero.' }), reply({ content: 'A title' }));
  await page.goto(app.url);
  await ask(page, 'Question zero');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A title');
}

/** The same conversation in another tab. */
async function openBeside(page: Page, context: BrowserContext): Promise<Page> {
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(answers(other).getByText('Zero.')).toBeVisible();
  return other;
}

test('two tabs on one conversation lose nothing of each other', async ({
  page,
  app,
  emulator,
  context,
}) => {
  await askQuestionZero({ page, app, emulator });
  const other = await openBeside(page, context);

  emulator.script(reply({ content: STORY }), reply({ content: STORY }));
  await field(page).fill('Question one');
  await field(other).fill('Question two');
  await field(page).press('Enter');
  await field(other).press('Enter');
  for (const tab of [page, other]) {
    await expect(answers(tab)).toHaveCount(3);
    await expect(questions(tab)).toHaveCount(3);
    await expect(answers(tab).getByText(STORY)).toHaveCount(2);
  }
  await page.reload();
  await expect(answers(page).getByText(STORY)).toHaveCount(2);
  await expect(questions(page)).toHaveCount(3);
});

test('what one tab asks is seen in the other while it is answered', async ({
  page,
  app,
  emulator,
  context,
}) => {
  await askQuestionZero({ page, app, emulator });
  const other = await openBeside(page, context);

  emulator.script(stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  await ask(page, 'Tell me a story');
  await expect(answers(other).getByText(/^Once upon a time/)).toBeVisible();
  await expect(answers(other).last()).toHaveAttribute('aria-busy', 'true');
  await page.keyboard.press('Escape');
  await expect(answers(other).getByText('Stopped', { exact: true })).toBeVisible();
});

test('an answer that broke off here, and was made anew in another tab, is no longer told of', async ({
  page,
  app,
  emulator,
  context,
}) => {
  await askQuestionZero({ page, app, emulator });
  const other = await openBeside(page, context);
  emulator.script(cut({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  await ask(page, 'Tell me a story');
  await expect(page.getByRole('log').getByText('The answer broke off.')).toBeVisible();
  await expect(other.getByRole('log').getByText('The answer broke off.')).toBeVisible();

  emulator.script(reply({ content: STORY }));
  await other.getByRole('button', { name: 'Try again' }).click();
  for (const tab of [page, other]) {
    await expect(answers(tab).getByText(STORY)).toBeVisible();
    await expect(tab.getByRole('log').getByText('The answer broke off.')).toHaveCount(0);
    await expect(tab.getByText('Broke off', { exact: true })).toHaveCount(0);
  }
});

test('a conversation that is deleted in another tab says so, and comes back with it', async ({
  page,
  app,
  emulator,
  context,
}) => {
  await askQuestionZero({ page, app, emulator });
  const other = await openBeside(page, context);

  await list(page).getByRole('button', { name: 'Menu of A title' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(other.getByText('This conversation was deleted.')).toBeVisible();
  await expect(answers(other).getByText('Zero.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(other.getByText('This conversation was deleted.')).toHaveCount(0);
  await expect(answers(other).getByText('Zero.')).toBeVisible();
});

test('an edit in a tab that does not know the end is refused in words', async ({
  page,
  app,
  emulator,
  browser,
  pageProblems,
}) => {
  await askQuestionZero({ page, app, emulator });
  // Another browser, which hears nothing of this one, and is told that nothing has changed.
  const other = await (await browser.newContext()).newPage();
  await other.goto(page.url());
  await expect(answers(other).getByText('Zero.')).toBeVisible();
  const known = await (await other.request.get(versionAddress(page))).text();
  await other.route('**/version', async route => route.fulfill({ body: known }));
  await other.getByRole('button', { name: 'Edit message' }).click();

  emulator.script(reply({ content: 'One.' }));
  await ask(page, 'Question one');
  await expect(answers(page).getByText('One.')).toBeVisible();
  await untilReady(page);
  await other
    .getByRole('form', { name: 'Edit message' })
    .getByLabel('Message')
    .fill('Another zero');
  await other.keyboard.press('Enter');
  const log = other.getByRole('log');
  await expect(log.getByText('This conversation went on in another tab.')).toBeVisible();
  await expect(answers(other).getByText('One.')).toBeVisible();
  await expect(questions(other).getByText('Question zero')).toBeVisible();
  await expect(field(other)).toHaveValue('Another zero');
  await expect(other.getByText('Broke off')).toHaveCount(0);
  await other.context().close();
  expect(pageProblems).toEqual([]);
});

function versionAddress(page: Page): string {
  const { origin, pathname } = new URL(page.url());
  return `${origin}${pathname.replace('/chat/', '/api/conversations/')}/version`;
}

test('an address without a conversation says so', async ({ page, app, pageProblems }) => {
  await page.goto(`${app.url}/chat/unknown`);
  await expect(page.getByText('There is no such conversation.')).toBeVisible();
  expect(pageProblems.filter(text => !text.includes('404'))).toEqual([]);
  pageProblems.length = 0;
});

test('an answer whose end could not be stored says so, and can be stored again', async ({
  page,
  app,
}) => {
  const metadata = {
    status: 'done',
    modelRef: 'turbo:gpt-oss:120b',
    createdAt: '2026-11-01T10:00:00Z',
  };
  const unsaved = {
    title: 'Conversations cannot be saved right now.',
    text: 'What is on your screen stays there.',
    actions: ['retry'],
  };
  let isSaved = false;
  // A database that fails in the middle of an answer is the server's to test.
  await page.route(/\/api\/conversations\/talk/, async route => {
    const path = new URL(route.request().url()).pathname;
    if (path.endsWith('/save')) {
      isSaved = true;
      await route.fulfill({ status: 204 });
      return;
    }
    if (path.endsWith('/version')) {
      await route.fulfill({ json: { version: 1, isStreaming: false } });
      return;
    }
    const answer = { ...metadata, ...(!isSaved && { unsaved }) };
    const messages = [
      { id: 'q', role: 'user', parts: [{ type: 'text', text: 'Hi' }], metadata },
      { id: 'a', role: 'assistant', parts: [{ type: 'text', text: 'Hello.' }], metadata: answer },
    ];
    const { modelRef } = metadata;
    const conversation = { id: 'talk', title: 'Talk', modelRef, thinking: 'medium', version: 1 };
    await route.fulfill({ json: { ...conversation, messages } });
  });
  await page.goto(`${app.url}/chat/talk`);
  await expect(page.getByText('Not saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Try saving again' }).click();
  await expect(page.getByText('Not saved.')).toHaveCount(0);
  await expect(answers(page).getByText('Hello.')).toBeVisible();
});
