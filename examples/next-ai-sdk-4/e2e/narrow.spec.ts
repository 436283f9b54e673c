import { reply } from 'ollama-turbo-emulator';
import { expect, test } from './fixtures.ts';

test.use({ viewport: { width: 360, height: 740 } });

const WIDE = [
  'A long word: ' + 'a'.repeat(120),
  '```ts\nconst answer = ' + '"wide" + '.repeat(30) + '"end";\n```',
  '| first | second | third | fourth |\n| - | - | - | - |\n| ' +
    'unbreakable-text-in-a-cell | '.repeat(4),
].join('\n\n');

test('nothing on a narrow screen scrolls sideways but code and tables', async ({
  page,
  app,
  emulator,
}, testInfo) => {
  emulator.script(reply({ thinking: 'b'.repeat(120), content: WIDE }));
  await page.goto(app.url);
  await page.getByLabel('Your question').fill('Show me ' + 'wide '.repeat(20) + 'c'.repeat(120));
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('region', { name: 'Table' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
  await page.getByText('Thoughts').click();
  await page.screenshot({ path: testInfo.outputPath('narrow.png') });

  const widths = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, [role=log], article')].map(
      element => element.scrollWidth - element.clientWidth,
    ),
  );
  expect(Math.max(...widths)).toBe(0);
});
