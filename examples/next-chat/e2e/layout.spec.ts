import { axeViolations } from 'examples-testing/axe';
import { reply, stall } from 'ollama-turbo-emulator';
import { ask, expect, field, sendButton, test, untilReady } from './support/fixtures.ts';

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
