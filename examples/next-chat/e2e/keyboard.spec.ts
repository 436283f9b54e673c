import type { Locator, Page } from '@playwright/test';
import { reply, stall } from 'ollama-turbo-emulator';
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
import { FIRST_WORDS, STORY } from './support/samples.ts';

test('everything can be done with the keyboard alone', async ({ page, app, emulator }) => {
  emulator.script(
    reply({ content: 'Hello.' }),
    reply({ content: 'A greeting' }),
    stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })),
  );
  await page.goto(app.url);
  await expect(page.getByText('gpt-oss:120b answers.')).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('Hi');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A greeting');
  await expect(field(page)).toBeFocused();

  // Sent and stopped by the same button, from which the focus goes back to the field.
  await page.keyboard.type('Tell me a story');
  await tabTo(page, 'Send');
  await page.keyboard.press('Enter');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  await expect(field(page)).toBeFocused();
  await tabTo(page, 'Stop');
  await page.keyboard.press('Enter');
  await expect(sendButton(page)).toBeVisible();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('');

  // The last question is edited from the empty field.
  await page.keyboard.press('ArrowUp');
  const form = page.getByRole('form', { name: 'Edit message' });
  await expect(form.getByLabel('Message')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(questions(page).last().getByRole('button', { name: 'Edit message' })).toBeFocused();

  // Escape closes the menu alone.
  await tabTo(page, 'Model: gpt-oss:120b');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Search models' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Model: gpt-oss:120b' })).toBeFocused();

  await page.keyboard.press('Control+Shift+O');
  await expect(page).toHaveURL(/\/$/);
  await expect(field(page)).toBeFocused();
  const skipLink = page.getByRole('link', { name: 'To the message field' });
  await skipLink.focus();
  await expect(skipLink).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
});

test('a tool is allowed, a model chosen, a conversation renamed, deleted and brought back with the keyboard', async ({
  page,
  app,
  emulator,
}) => {
  const call = { name: 'send_note', arguments: { to: 'Ann', note: 'Hi' } };
  emulator.script(
    reply({ toolCalls: [call] }),
    reply({ content: 'Sent.' }),
    reply({ content: 'A note' }),
  );
  await page.goto(app.url);
  await expect(page.getByText('gpt-oss:120b answers.')).toBeVisible();
  await page.keyboard.type('Tell Ann hi');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible();
  await untilReady(page);
  await expectVisibleFocus(page);

  await tabTo(page, 'Allow');
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Send note: Done' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A note');
  await expectVisibleFocus(page);

  await tabTo(page, 'Model: gpt-oss:120b');
  await page.keyboard.press('Enter');
  await page.keyboard.type('gemma');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Model: gemma3:27b' })).toBeFocused();
  await expectVisibleFocus(page);

  await tabTo(page, 'Menu of A note');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('To Ann');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'To Ann' })).toBeFocused();
  await expectVisibleFocus(page);

  await tabTo(page, 'Menu of To Ann');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'To Ann' })).toHaveCount(0);
  await expectVisibleFocus(page);
  await tabTo(page, 'Undo');
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'To Ann' })).toBeVisible();
  await expectVisibleFocus(page);
});

/** What has the focus is on the page, and has a ring or, as a field, a cursor. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const focus = async () =>
    page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return 'nothing';
      const { outlineStyle, boxShadow } = getComputedStyle(activeElement);
      const isField = activeElement.matches('input, textarea');
      return isField || outlineStyle !== 'none' || boxShadow !== 'none'
        ? 'visible'
        : activeElement.outerHTML;
    });
  await expect.poll(focus).toBe('visible');
}

test('Escape leaves an edit before it stops the answer, wherever the focus is', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
  const form = page.getByRole('form', { name: 'Edit message' });
  const edit = questions(page).getByRole('button', { name: 'Edit message' });
  await edit.click();
  await form.getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await expect(edit).toBeFocused();
  await expect(stopButton(page)).toBeVisible();

  await edit.click();
  await page.getByRole('log').focus();
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await expect(stopButton(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sendButton(page)).toBeVisible();
  await expect(field(page)).toBeFocused();
});

test('a suggestion that is chosen leaves the focus in the field', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(reply({ content: 'It is 398.' }));
  await page.goto(app.url);
  await expect(page.getByText('gpt-oss:120b answers.')).toBeVisible();
  await page.getByRole('button', { name: /^What is 17% of/ }).press('Enter');
  await expect(answers(page).getByText('It is 398.')).toBeVisible();
  await expect(field(page)).toBeFocused();
});

test('what is marked in a menu or a list has a ring, and the field for questions, too', async ({
  page,
  app,
  emulator,
}) => {
  const outline = async (element: Locator) =>
    element.evaluate(found => getComputedStyle(found).outline);
  const ring = 'rgb(28, 98, 93) solid 2px';
  emulator.script(reply({ content: 'Hello.' }), reply({ content: 'A greeting' }));
  await page.goto(app.url);
  await ask(page, 'Hi');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A greeting');
  await expect(field(page)).toBeFocused();
  expect(await outline(field(page).locator('xpath=..'))).toBe(ring);

  await page.getByRole('button', { name: 'Model: gpt-oss:120b' }).click();
  const options = page.getByRole('listbox').getByRole('option');
  expect(await outline(options.nth(0))).toBe(ring);
  expect(await outline(options.nth(1))).not.toBe(ring);
  await page.keyboard.press('ArrowDown');
  expect(await outline(options.nth(1))).toBe(ring);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Menu of A greeting' }).press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused();
  expect(await outline(page.getByRole('menuitem', { name: 'Rename' }))).toBe(ring);
  expect(await outline(page.getByRole('menuitem', { name: 'Delete' }))).not.toBe(ring);
});

test('Enter of an input method does not send', async ({ page, app }) => {
  await page.goto(app.url);
  await field(page).fill('にほん');
  await field(page).dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true });
  await field(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  await expect(page.getByRole('article')).toHaveCount(0);

  await page.getByRole('button', { name: /^Model: / }).click();
  const search = page.getByRole('combobox', { name: 'Search models' });
  await search.press('ArrowDown');
  await search.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true });
  await expect(search).toBeVisible();
  await expect(page.getByRole('button', { name: 'Model: gpt-oss:120b' })).toBeAttached();
});

/** Goes on with Tab until something of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent.trim();
    });
    if (focused === name) return;
  }
  throw new Error(`Tab does not lead to "${name}".`);
}
