import { reply, stall } from 'ollama-turbo-emulator';
import {
  answers,
  ask,
  chooseVisionModel,
  expect,
  field,
  imagesSent,
  questions,
  sendButton,
  stopButton,
  test,
  untilReady,
  modelRequests,
} from './support/fixtures.ts';
import { FIRST_WORDS, PICTURE, STORY } from './support/samples.ts';

test('a first question gets its address, and its answer grows on the screen without a cut', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(reply({ content: STORY }), reply({ content: 'A llama and the stars' }));
  await page.goto(app.url);
  await expect(field(page)).toBeFocused();
  await page.evaluate(() => {
    const lengths: number[] = [];
    new MutationObserver(() => {
      lengths.push(document.querySelector('.prose')?.textContent.length ?? 0);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { lengths });
  });

  await ask(page, 'Tell me a story');
  await expect(page).toHaveURL(/\/chat\/[\w-]+$/);
  await expect(answers(page).getByText(STORY)).toBeVisible();

  const lengths = await page.evaluate(() => (globalThis as { lengths?: number[] }).lengths ?? []);
  expect(lengths).toEqual(lengths.toSorted((first, second) => first - second));
  expect(new Set(lengths).size).toBeGreaterThan(5);
  // The title comes from the model, once the answer has ended.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A llama and the stars');
  await expect(page).toHaveTitle('A llama and the stars');
  await expect(answers(page)).toContainText(
    /\d+ tokens · [\d.,]+ tokens\/s · [\d.]+ s · gpt-oss:120b/,
  );
  expect(app.errors()).toBe('');
});

test('a conversation is the same after a reload, and after a restart of the server', async ({
  page,
  startApp,
  emulator,
}) => {
  emulator.script(reply({ thinking: 'A llama would do.', content: STORY }));
  const app = await startApp();
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(STORY)).toBeVisible();
  await untilReady(page);
  const label = answers(page).getByRole('button', { name: /^Thought for/ });
  const thought = await label.innerText();

  await page.reload();
  await expect(answers(page).getByText(STORY)).toBeVisible();
  expect(await label.innerText()).toBe(thought);
  await label.click();
  await expect(page.getByText('A llama would do.')).toBeVisible();

  await app.stop();
  const restarted = await startApp();
  await page.goto(`${restarted.url}${new URL(page.url()).pathname}`);
  await expect(questions(page).getByText('Tell me a story')).toBeVisible();
  await expect(answers(page).getByText(STORY)).toBeVisible();
});

test('stopping ends the request at the host, and what came is the same after a reload', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();

  await stopButton(page).click();
  expect(await modelRequests(emulator)[0]?.ended).toBe('aborted');
  await expect(answers(page).getByText('Stopped', { exact: true })).toBeVisible();
  await expect(sendButton(page)).toBeVisible();
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();

  await page.reload();
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  await expect(answers(page).getByText('Stopped', { exact: true })).toBeVisible();
  await expect(answers(page)).toHaveAttribute('aria-busy', 'false');
});

test('Escape stops an answer before its first word', async ({ page, app, emulator }) => {
  emulator.script(stall());
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(page.getByText('Waiting for gpt-oss:120b')).toBeVisible();
  await expect.poll(() => modelRequests(emulator).at(-1)?.outcome).toBe('running');

  await field(page).press('Escape');
  expect(await modelRequests(emulator).at(-1)?.ended).toBe('aborted');
  await expect(page.getByText('Stopped before the first word')).toBeVisible();

  await page.reload();
  await expect(page.getByText('Stopped before the first word')).toHaveCount(1);
  emulator.script(reply({ content: 'As you wish.' }));
  await page.getByRole('button', { name: 'Regenerate' }).click();
  await expect(answers(page).getByText('As you wish.')).toBeVisible();
  await expect(answers(page)).toHaveCount(1);
});

test('closing the page ends the request at the host, and keeps what had come', async ({
  page,
  app,
  emulator,
  context,
}) => {
  emulator.script(stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  const address = page.url();

  await page.close();
  expect(await modelRequests(emulator)[0]?.ended).toBe('aborted');
  const next = await context.newPage();
  await next.goto(address);
  await expect(answers(next).getByText(/^Once upon a time/)).toBeVisible();
  await expect(answers(next).getByText('Stopped', { exact: true })).toBeVisible();
});

test('an edit replaces what follows, with its image kept, also after a reload', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(reply({ content: 'A picture.' }), reply({ content: 'Colours' }));
  await page.goto(app.url);
  await page.locator('input[type=file]').setInputFiles(PICTURE);
  await expect(page.getByRole('button', { name: 'Remove photo.png' })).toBeVisible();
  await chooseVisionModel(page);
  await ask(page, 'What is that?');
  await expect(answers(page).getByText('A picture.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Colours');
  emulator.script(reply({ content: 'You are welcome.' }));
  await ask(page, 'Thanks');
  await expect(answers(page).getByText('You are welcome.')).toBeVisible();
  await untilReady(page);

  await questions(page).first().getByRole('button', { name: 'Edit message' }).click();
  const form = page.getByRole('form', { name: 'Edit message' });
  await expect(form.getByLabel('Message')).toBeFocused();
  await expect(form).toContainText('Replaces the 3 messages below');
  await expect(form.getByRole('button', { name: 'Send' })).toBeDisabled();
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expect(questions(page).first().getByRole('button', { name: 'Edit message' })).toBeFocused();
  await expect(page.getByRole('article')).toHaveCount(4);

  emulator.script(reply({ content: 'Two colours.' }));
  await questions(page).first().getByRole('button', { name: 'Edit message' }).click();
  await form.getByLabel('Message').fill('Which colours has it?');
  await page.keyboard.press('Enter');
  await expect(answers(page).getByText('Two colours.')).toBeVisible();
  await untilReady(page);
  await page.reload();
  await expect(answers(page).getByText('Two colours.')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(questions(page).getByRole('img', { name: 'photo.png' })).toBeVisible();
  expect(imagesSent(emulator, 'Which colours has it?')).toHaveLength(1);
});

test('an answer that is made anew takes the place of the old one', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(reply({ content: 'Heads.' }), reply({ content: 'A coin' }));
  await page.goto(app.url);
  await ask(page, 'Toss a coin');
  await expect(answers(page).getByText('Heads.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A coin');

  emulator.script(reply({ content: 'Tails.' }));
  await answers(page).getByRole('button', { name: 'Regenerate' }).click();
  await expect(answers(page).getByText('Tails.')).toBeVisible();
  await untilReady(page);
  await page.reload();
  await expect(answers(page).getByText('Tails.')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.getByText('Heads.')).toHaveCount(0);
});

test('a question right after Stop is asked with what had come', async ({ page, app, emulator }) => {
  emulator.script(
    stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })),
    reply({ content: 'And so on.' }),
  );
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  await field(page).fill('Go on');
  await field(page).press('Escape');
  await field(page).press('Enter');
  await expect(answers(page).getByText('And so on.')).toBeVisible();
  expect(JSON.stringify(modelRequests(emulator)[1]?.body)).toMatch(/"content":"Once upon a time/);
});

test('the page works over plain http, too, where browsers offer less', async ({
  page,
  app,
  emulator,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Crypto.prototype, 'randomUUID');
    Reflect.deleteProperty(Navigator.prototype, 'clipboard');
  });
  emulator.script(reply({ content: 'Hello.' }));
  await page.goto(app.url);
  await page.locator('input[type=file]').setInputFiles(PICTURE);
  await expect(page.getByRole('button', { name: 'Remove photo.png' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove photo.png' }).click();
  await ask(page, 'Hi');
  await expect(answers(page).getByText('Hello.')).toBeVisible();
  await answers(page).getByRole('button', { name: 'Copy answer' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test('another model answers from the next question on', async ({ page, app, emulator }) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Model: gpt-oss:120b' }).click();
  const search = page.getByRole('combobox', { name: 'Search models' });
  await expect(search).toBeFocused();
  await expect(page.getByRole('group', { name: /^Local/ })).toBeVisible();
  await search.fill('oss:20b');
  const found = page.getByRole('listbox', { name: 'Models' }).getByRole('option');
  await expect(found).toHaveText(['gpt-oss:20bthinkingtools128k', 'gpt-oss:20bthinkingtools128k']);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Model: gpt-oss:20b' })).toBeFocused();

  emulator.script(reply({ content: 'Hello.' }));
  await page.getByLabel('Thinking').first().selectOption('high');
  await ask(page, 'Hi');
  await expect(answers(page).getByText('Hello.')).toBeVisible();
  expect(modelRequests(emulator)[0]?.body).toMatchObject({
    model: 'gpt-oss:20b',
    think: 'high',
  });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Model: gpt-oss:20b' })).toBeVisible();
  // A new conversation begins with what was chosen last, wherever that was.
  await page.getByRole('navigation').getByRole('button', { name: 'New chat' }).click();
  await expect(page.getByRole('button', { name: 'Model: gpt-oss:20b' })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Model: gpt-oss:20b' }).click();
  await search.fill('oss:120b');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('button', { name: 'New chat' }).click();
  await expect(page.getByRole('button', { name: 'Model: gpt-oss:120b' })).toBeVisible();
});

test('nothing blank is sent, and nothing twice', async ({ page, app, emulator }) => {
  emulator.script(reply({ content: STORY }));
  await page.goto(app.url);
  await expect(page.getByText('gpt-oss:120b answers.')).toBeVisible();
  await expect(sendButton(page)).toHaveAttribute('aria-disabled', 'true');
  await field(page).press('Enter');
  await field(page).fill('  \n ');
  await field(page).press('Enter');
  await expect(sendButton(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('article')).toHaveCount(0);

  await field(page).fill('Tell me');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('a story');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Wait');
  await page.keyboard.press('Enter');
  const composer = page.getByRole('form', { name: 'Ask' });
  await expect(composer.getByText('Stop the answer first, or wait for its end')).toBeVisible();
  await expect(field(page)).toHaveValue('Wait');
  await expect(answers(page).getByText(STORY)).toBeVisible();
  await expect(questions(page)).toHaveCount(1);
  await expect(questions(page)).toContainText('Tell me\na story');
});

test('a double click does one thing: it sends, or it stops', async ({ page, app, emulator }) => {
  emulator.script(
    stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })),
    reply({ content: 'A title' }),
  );
  await page.goto(app.url);
  await field(page).fill('Tell me a story');
  await sendButton(page).dblclick();
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  await expect(stopButton(page)).toBeVisible();
  await field(page).fill('And then?');
  await stopButton(page).dblclick();
  await expect(answers(page).getByText('Stopped', { exact: true })).toBeVisible();
  await expect(field(page)).toHaveValue('And then?');
  await expect(questions(page)).toHaveCount(1);
});

test('going to another conversation and back cuts nothing off', async ({ page, app, emulator }) => {
  emulator.script(stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  await page.getByRole('navigation').getByRole('button', { name: 'New chat' }).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await field(page).fill('A draft');
  expect(modelRequests(emulator)[0]?.outcome).toBe('running');

  await page.goBack();
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  await expect(stopButton(page)).toBeVisible();
  await page.goForward();
  await expect(field(page)).toHaveValue('A draft');
  await page.getByRole('link', { name: /Tell me a story/ }).click();
  await stopButton(page).click();
  expect(await modelRequests(emulator)[0]?.ended).toBe('aborted');
});
