import { axeViolations } from 'examples-testing/axe';
import { fail, reply, stall } from 'ollama-turbo-emulator';
import {
  answers,
  ask,
  expect,
  questions,
  stopButton,
  test,
  untilReady,
} from './support/fixtures.ts';
import { FIRST_WORDS, PICTURE, STORY } from './support/samples.ts';

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
