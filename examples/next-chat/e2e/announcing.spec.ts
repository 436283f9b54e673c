import { fail, reply, stall } from 'ollama-turbo-emulator';
import {
  answers,
  ask,
  expect,
  field,
  questions,
  sendButton,
  stopButton,
  test,
  untilReady,
} from './support/fixtures.ts';
import { listen } from './support/live-regions.ts';
import { FIRST_WORDS, STORY } from './support/samples.ts';

test('a screen reader hears how the answer gets on, and no token of it', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(
    reply({ thinking: 'A llama would do.', content: STORY }),
    reply({ content: 'A title' }),
    fail({ status: 401, body: { error: 'unauthorized' } }),
  );
  await page.goto(app.url);
  const heard = await listen(page);
  await ask(page, 'Tell me a story');
  await untilReady(page);
  await expect(page.getByRole('status')).toHaveText(STORY);
  await ask(page, 'And now?');
  await expect(page.getByRole('log').getByText(/refused the API key/)).toBeVisible();
  expect((await heard()).map(withoutPort)).toEqual([
    'status: Thinking',
    'status: Answer started',
    `status: ${STORY}`,
    'alert: HOST refused the API key. It may be cut off, revoked or from another account.',
  ]);
});

function withoutPort(text: string): string {
  return text.replace(/127\.0\.0\.1:\d+/, 'HOST');
}

test('a screen reader hears that a permission is needed, and of no end', async ({
  page,
  app,
  emulator,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const call = { name: 'send_note', arguments: { to: 'Ann', note: 'Hi' } };
  emulator.script(reply({ toolCalls: [call] }));
  await page.goto(app.url);
  const heard = await listen(page);
  await ask(page, 'Tell Ann hi');
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible();
  await untilReady(page);
  // Whatever were said of the end would be said before this.
  await questions(page).getByRole('button', { name: 'Copy message' }).click();
  await expect(page.getByRole('status')).toHaveText('Copied');
  expect(await heard()).toEqual(['status: Permission needed: Send note', 'status: Copied']);
});

test('a screen reader hears why nothing is sent, and of an error once', async ({
  page,
  app,
  emulator,
  pageProblems,
}) => {
  emulator.script(
    stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })),
    fail({ status: 401, body: { error: 'unauthorized' } }),
  );
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('Answer started');
  const heard = await listen(page);
  await page.keyboard.type('And then?');
  await page.keyboard.press('Enter');
  const obstacle = 'Stop the answer first, or wait for its end; your text is kept.';
  await expect(page.getByRole('status')).toHaveText(obstacle);
  await stopButton(page).click();
  await expect(page.getByRole('status')).toHaveText('Stopped');
  // The button became another one under the pointer, which was not meant.
  await expect(field(page)).toHaveValue('And then?');
  await sendButton(page).click();
  await expect(page.getByRole('log').getByText(/refused the API key/)).toBeVisible();

  // Not once more when the conversation is opened again.
  await page.getByRole('navigation').getByRole('button', { name: 'New chat' }).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('log').getByText(/refused the API key/)).toBeVisible();

  await page.route('**/api/conversations/*', async route =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  );
  await page.getByRole('button', { name: /^Menu of/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Stories');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Last action' })).toBeVisible();
  await expect
    .poll(async () => (await heard()).map(withoutPort))
    .toEqual([
      `status: ${obstacle}`,
      'status: Stopped',
      'alert: HOST refused the API key. It may be cut off, revoked or from another account.',
      'alert: The conversation could not be renamed. The connection to this app’s server was lost.',
    ]);
  // The browser tells of the broken connection itself.
  pageProblems.length = 0;
});
