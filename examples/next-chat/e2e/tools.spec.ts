import { reply } from 'ollama-turbo-emulator';
import { answers, ask, expect, test, untilReady, modelRequests } from './support/fixtures.ts';

test('the weather is a card with a picture of the forecast', async ({ page, app, emulator }) => {
  await page.goto(app.url);
  await ask(page, 'How is the weather in Oslo?');
  const card = page.getByRole('group', { name: 'Weather: Done' });
  await expect(
    card.getByRole('img', { name: /^Forecast: Today \w+, -?\d+ to -?\d+ °C/ }),
  ).toBeVisible();
  // Its numbers are as large as other small text, however wide the card is.
  const sizes = await card.locator('svg text').evaluateAll(texts =>
    texts.map(text => {
      const scale = text instanceof SVGGraphicsElement ? text.getScreenCTM()?.a : undefined;
      return Number.parseFloat(getComputedStyle(text).fontSize) * (scale ?? 0);
    }),
  );
  expect(new Set(sizes)).toEqual(new Set([12]));
  await expect(answers(page).getByText(/^In Oslo/)).toBeVisible();
  expect(modelRequests(emulator).length).toBeGreaterThan(1);
});

test('the calculator tells its result, also when it is 0', async ({ page, app, emulator }) => {
  emulator.script(
    reply({ toolCalls: [{ name: 'calculator', arguments: { expression: '3 - 3' } }] }),
    reply({ content: 'Nothing is left.' }),
  );
  await page.goto(app.url);
  await ask(page, 'What is 3 - 3?');
  await expect(page.getByRole('group', { name: 'Calculator: Done' })).toContainText('3 - 3 = 0');
  await expect(answers(page).getByText('Nothing is left.')).toBeVisible();
});

test('a tool that throws has a card that says so, and the answer goes on', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(
    reply({ toolCalls: [{ name: 'calculator', arguments: { expression: 'two plus' } }] }),
    reply({ content: 'That is no sum.' }),
  );
  await page.goto(app.url);
  await ask(page, 'What is two plus?');
  await expect(page.getByRole('group', { name: 'Calculator: Failed' })).toBeVisible();
  await expect(answers(page).getByText('That is no sum.')).toBeVisible();
});

test('the web is searched when that is allowed, and the sources can be opened', async ({
  page,
  app,
  emulator,
}) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Web search' }).first().click();
  emulator.script(
    reply({ toolCalls: [{ name: 'web_search', arguments: { query: 'ollama' } }] }),
    reply({ content: 'I have found something.' }),
  );
  await ask(page, 'What is new in Ollama?');
  await expect(answers(page).getByText('I have found something.')).toBeVisible();
  await untilReady(page);
  const source = page.getByRole('list', { name: 'Sources' }).getByRole('link').first();
  await expect(source).toHaveAttribute('href', /^https?:/);
  await expect(source).toHaveAttribute('rel', 'noopener noreferrer');
});

test.describe('a note', () => {
  const CALL = reply({
    toolCalls: [{ name: 'send_note', arguments: { to: 'Ann', note: 'I will be late.' } }],
  });

  test('is sent when the reader allows it, and not before', async ({ page, app, emulator }) => {
    emulator.script(CALL, reply({ content: 'Sent.' }));
    await page.goto(app.url);
    await ask(page, 'Tell Ann that I will be late');
    const asking = page.getByRole('group', { name: 'Send note: Needs your permission' });
    await expect(asking).toContainText('to: Ann, note: I will be late.');
    await untilReady(page);
    const calls = modelRequests(emulator);
    expect(calls).toHaveLength(1);
    await expect(asking.getByRole('button', { name: 'Allow' })).not.toBeFocused();

    // An open request survives.
    await page.reload();
    await asking.getByRole('button', { name: 'Allow' }).click();
    await expect(page.getByRole('group', { name: 'Send note: Done' })).toContainText(
      'Sent to Ann.',
    );
    await expect(answers(page).getByText('Sent.', { exact: true })).toBeVisible();
    await untilReady(page);
    await page.reload();
    await expect(page.getByRole('group', { name: 'Send note: Done' })).toBeVisible();
    await expect(answers(page)).toHaveCount(1);
  });

  test('is sent once when two tabs allow it', async ({
    page,
    app,
    emulator,
    context,
    pageProblems,
  }) => {
    emulator.script(CALL, reply({ content: 'Sent.' }));
    await page.goto(app.url);
    await ask(page, 'Tell Ann that I will be late');
    await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible();
    await untilReady(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.getByRole('button', { name: 'Allow' })).toBeVisible();
    await Promise.all(
      [page, other].map(async tab => tab.getByRole('button', { name: 'Allow' }).click()),
    );
    for (const tab of [page, other]) {
      await expect(tab.getByRole('group', { name: 'Send note: Done' })).toBeVisible();
      await expect(answers(tab).getByText('Sent.', { exact: true })).toBeVisible();
      await expect(answers(tab)).toHaveCount(1);
    }
    const withResult = modelRequests(emulator).filter(({ body }) =>
      JSON.stringify(body).includes('"role":"tool"'),
    );
    // The second of them, if there is one, asks for a title.
    expect(withResult.filter(({ body }) => JSON.stringify(body).includes('"tools"'))).toHaveLength(
      1,
    );
    // The browser tells of the refused request of the tab that came second.
    expect(pageProblems.filter(text => !text.includes('409'))).toEqual([]);
    pageProblems.length = 0;
  });

  test('is not sent when the reader declines, which the model is told', async ({
    page,
    app,
    emulator,
  }) => {
    emulator.script(CALL, reply({ content: 'I will not.' }));
    await page.goto(app.url);
    await ask(page, 'Tell Ann that I will be late');
    await page.getByRole('button', { name: 'Deny' }).click();
    await expect(page.getByRole('group', { name: 'Send note: You declined' })).toBeVisible();
    await expect(answers(page).getByText('I will not.')).toBeVisible();
    // The call, and then what became of it; a request for a title may come after these.
    expect(JSON.stringify(modelRequests(emulator)[1]?.body)).toMatch(/denied|declined/i);
  });

  test('is overtaken by a new question', async ({ page, app, emulator }) => {
    emulator.script(CALL, reply({ content: 'Never mind.' }));
    await page.goto(app.url);
    await ask(page, 'Tell Ann that I will be late');
    await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible();
    await untilReady(page);
    await ask(page, 'No, leave it');
    await expect(answers(page).getByText('Never mind.')).toBeVisible();
    await expect(page.getByRole('group', { name: 'Send note: Not finished' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Allow' })).toHaveCount(0);
  });
});

test.describe('two notes', () => {
  test.use({ hostVariables: { CHAT_MODEL: 'turbo:qwen3:32b' } });

  test('are asked for one by one, and until both are answered nothing moves', async ({
    page,
    app,
    emulator,
  }) => {
    const calls = ['Ann', 'Bob'].map(to => ({ name: 'send_note', arguments: { to, note: 'Hi' } }));
    emulator.script(reply({ toolCalls: calls }), reply({ content: 'Sent to one.' }));
    await page.goto(app.url);
    await ask(page, 'Tell Ann and Bob hi');
    await untilReady(page);
    const cards = page.getByRole('group', { name: /^Send note:/ });
    const allow = cards.nth(0).getByRole('button', { name: 'Allow' });
    await expect(allow).toBeEnabled();
    const before = await cards.nth(1).boundingBox();

    await allow.click();
    await expect(cards.nth(0)).toHaveAccessibleName('Send note: Allowed');
    await expect(cards.nth(0)).toBeFocused();
    await expect(allow).toBeDisabled();
    await expect(cards.nth(0).getByRole('button', { name: 'Deny' })).toBeDisabled();
    expect(await cards.nth(1).boundingBox()).toEqual(before);

    await cards.nth(1).getByRole('button', { name: 'Deny' }).click();
    await expect(cards.nth(0)).toHaveAccessibleName('Send note: Done');
    await expect(cards.nth(1)).toHaveAccessibleName('Send note: You declined');
    await expect(answers(page).getByText('Sent to one.')).toBeVisible();
  });
});
