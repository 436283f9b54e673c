import type { Locator, Page } from '@playwright/test';
import { axeViolations } from 'examples-testing/axe';
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
} from './fixtures.ts';
import { listen } from './live-regions.ts';
import { FIRST_WORDS, PICTURE, STORY } from './samples.ts';

const RICH =
  'A [link](https://ollama.com).\n\n```ts\nconst a = 1; // note\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('in any state of the page', async ({ page, app, emulator }) => {
      await page.goto(app.url);
      await expect(page.getByText('gpt-oss:120b answers.')).toBeVisible();
      expect(await axeViolations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Model: gpt-oss:120b' }).click();
      await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');

      await page.locator('input[type=file]').setInputFiles(PICTURE);
      await expect(page.getByRole('button', { name: 'Remove photo.png' })).toBeVisible();
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Remove photo.png' }).click();

      emulator.script(stall({ afterBytes: FIRST_WORDS }, reply({ content: STORY })));
      await ask(page, 'Tell me a story');
      await expect(answers(page).getByText(/^Once upon a time/)).toBeVisible();
      expect(await axeViolations(page)).toEqual([]);
      await stopButton(page).click();
      await untilReady(page);

      emulator.script(reply({ thinking: 'Hm.', content: RICH }));
      await ask(page, 'Show me everything');
      await untilReady(page);
      await expect(page.locator('pre span[style*=color]').first()).toBeVisible();
      expect(await axeViolations(page)).toEqual([]);

      emulator.script(
        reply({ toolCalls: [{ name: 'send_note', arguments: { to: 'Ann', note: 'Hi' } }] }),
      );
      await ask(page, 'Tell Ann hi');
      await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible();
      await untilReady(page);
      expect(await axeViolations(page)).toEqual([]);

      emulator.script(fail({ status: 401, body: { error: 'unauthorized' } }));
      await ask(page, 'And now?');
      await expect(page.getByRole('log').getByText(/refused the API key/)).toBeVisible();
      expect(await axeViolations(page)).toEqual([]);

      await questions(page).last().getByRole('button', { name: 'Edit message' }).click();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
      expect(await axeViolations(page)).toEqual([]);
    });
  });
}

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

test.describe('on a screen that is', () => {
  const WIDE = [
    'A long word: ' + 'a'.repeat(120),
    '```ts\nconst answer = ' + '"wide" + '.repeat(30) + '"end";\n```',
    '| first | second | third | fourth |\n| - | - | - | - |\n| ' +
      'unbreakable-text-in-a-cell | '.repeat(4),
  ].join('\n\n');

  // 320 pixels is also what 1280 are at a zoom of 400 %.
  for (const width of [320, 360, 768, 1280]) {
    test.describe(`${width} pixels wide`, () => {
      test.use({ viewport: { width, height: 640 } });

      test('nothing scrolls sideways but code and tables', async ({ page, app, emulator }) => {
        emulator.script(
          reply({ thinking: 'b'.repeat(120), content: WIDE }),
          reply({ content: 'Wide' }),
        );
        await page.goto(app.url);
        await ask(page, 'Show me ' + 'wide '.repeat(20) + 'c'.repeat(120));
        await expect(page.getByRole('region', { name: 'Table' })).toBeVisible();
        await untilReady(page);
        await page.getByRole('button', { name: /^Thought for/ }).click();
        const widths = await page.evaluate(() =>
          [
            document.documentElement,
            ...document.querySelectorAll('main, header, form, [role=log], article'),
          ].map(element => element.scrollWidth - element.clientWidth),
        );
        expect(Math.max(...widths)).toBe(0);
        for (const part of [sendButton(page), field(page)]) {
          await expect(part).toBeInViewport({ ratio: 1 });
        }
      });
    });
  }

  for (const width of [320, 360]) {
    test.describe(`${width} pixels wide`, () => {
      test.use({ viewport: { width, height: 640 } });

      test('options and conversations open and close by keyboard', async ({
        page,
        app,
        emulator,
      }) => {
        emulator.script(reply({ content: 'Hello.' }), reply({ content: 'Wide' }));
        await page.goto(app.url);
        await ask(page, 'Hi');
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wide');
        await page.getByRole('button', { name: 'Options' }).click();
        await expect(
          page.getByRole('dialog', { name: 'Options' }).getByLabel('Thinking'),
        ).toBeVisible();
        await page.keyboard.press('Escape');
        await expect(page.getByRole('button', { name: 'Options' })).toBeFocused();
        await page.getByRole('button', { name: 'Open conversations' }).press('Enter');
        const drawer = page.getByRole('dialog', { name: 'Conversations' });
        await expect(drawer.getByRole('link', { name: 'Wide' })).toBeVisible();
        expect(await axeViolations(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('button', { name: 'Open conversations' })).toBeFocused();
        await page.getByRole('button', { name: 'Open conversations' }).press('Enter');
        await drawer.getByRole('link', { name: 'Wide' }).press('Enter');
        await expect(drawer).toHaveCount(0);
      });

      test('the conversations keep the focus, and Escape leaves their fields first', async ({
        page,
        app,
        emulator,
      }) => {
        emulator.script(
          reply({ content: 'One.' }),
          reply({ content: 'First' }),
          reply({ content: 'Two.' }),
          reply({ content: 'Second' }),
        );
        await page.goto(app.url);
        for (const title of ['First', 'Second']) {
          await page.getByRole('button', { name: 'New chat' }).click();
          await ask(page, 'Hi');
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
        }
        await page.getByRole('button', { name: 'Open conversations' }).press('Enter');
        const drawer = page.getByRole('dialog', { name: 'Conversations' });
        // What is announced is heard all the same.
        await expect(page.getByRole('status')).toBeAttached();
        const chooseInMenu = async (name: string, item: string) => {
          await drawer.getByRole('button', { name: `Menu of ${name}` }).press('Enter');
          await page.getByRole('menuitem', { name: item }).press('Enter');
        };

        const search = drawer.getByRole('searchbox');
        await search.fill('Firs');
        await search.press('Escape');
        await expect(search).toHaveValue('');
        await expect(drawer.getByRole('link')).toHaveCount(2);

        await chooseInMenu('First', 'Rename');
        await expect(drawer.getByRole('textbox', { name: 'Title' })).toBeFocused();
        await page.keyboard.type('Never');
        await page.keyboard.press('Escape');
        await expect(drawer.getByRole('link', { name: 'First' })).toBeFocused();
        await chooseInMenu('First', 'Rename');
        await expect(drawer.getByRole('textbox', { name: 'Title' })).toBeFocused();
        await page.keyboard.type('Renamed');
        await page.keyboard.press('Enter');
        await expect(drawer.getByRole('link', { name: 'Renamed' })).toBeFocused();

        await chooseInMenu('Renamed', 'Delete');
        await expect(drawer.getByRole('link', { name: 'Second' })).toBeFocused();
        await drawer.getByRole('button', { name: 'Undo' }).press('Enter');
        await expect(drawer.getByRole('link', { name: 'Renamed' })).toBeFocused();
        await search.press('Escape');
        await expect(drawer).toHaveCount(0);
      });
    });
  }
});

test.describe('the sidebar', () => {
  for (const [width, isOpenAtFirst] of [
    [768, false],
    [1280, true],
  ] as const) {
    test.describe(`on a screen of ${width} pixels`, () => {
      test.use({ viewport: { width, height: 800 } });

      test('stands beside the conversation, and stays as it was left', async ({ page, app }) => {
        await page.goto(app.url);
        const sidebar = page.getByRole('navigation', { name: 'Conversations' });
        await expect(sidebar).toBeVisible({ visible: isOpenAtFirst });
        const label = isOpenAtFirst ? 'Hide conversations' : 'Show conversations';
        await page.getByRole('button', { name: label }).click();
        await expect(sidebar).toBeVisible({ visible: !isOpenAtFirst });
        await page.reload();
        await expect(page.getByText('gpt-oss:120b answers.')).toBeVisible();
        await expect(sidebar).toBeVisible({ visible: !isOpenAtFirst });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
      });
    });
  }
});

test('one mark pulses while an answer is waited for', async ({ page, app, emulator }) => {
  emulator.script(stall());
  await page.goto(app.url);
  await ask(page, 'Hi');
  await expect(page.getByText('Waiting for gpt-oss:120b')).toBeVisible();
  await expect(page.getByRole('link', { name: /, answering$/ })).toBeVisible();
  const pulsing = await page.evaluate(
    () =>
      document
        .getAnimations()
        .filter(found => found instanceof CSSAnimation && found.animationName === 'pulse').length,
  );
  expect(pulsing).toBe(1);
});

test.describe('whoever wants less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('sees none', async ({ page, app, emulator }) => {
    emulator.script(stall());
    await page.goto(app.url);
    await ask(page, 'Hi');
    await expect(page.getByText('Waiting for gpt-oss:120b')).toBeVisible();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});

test('a chosen theme is there at the first paint after a reload', async ({ page, app }) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Dark colours' }).click();
  const background = async () =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await background()).toBe('rgb(19, 20, 22)');
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction(() => document.body !== null);
  expect(await background()).toBe('rgb(19, 20, 22)');
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
