import { expect, test } from './fixtures.ts';
import { choose, field } from './input.ts';

test('a text that one click replaced comes back with another, and the focus is in its field', async ({
  page,
  app,
}) => {
  await page.goto(app.url);
  const undo = page.getByRole('button', { name: 'Undo and bring the text back' });
  const typed = 'What I had typed.';
  await field(page).fill(typed);
  await expect(undo).toHaveCount(0);

  const replacements = [
    () => page.getByRole('button', { name: 'Sample: Invoice' }).click(),
    () => page.getByRole('button', { name: 'Clear' }).click(),
    () => choose(page, { name: 'lines.csv', content: 'what;price' }),
  ];
  for (const replace of replacements) {
    await replace();
    await expect(undo).toBeVisible();
    await expect(field(page)).not.toHaveValue(typed);
    await undo.click();
    await expect(field(page)).toHaveValue(typed);
    await expect(field(page)).toBeFocused();
    await expect(undo).toHaveCount(0);
  }
  await expect(page.getByRole('status')).toHaveText('The text is back');

  // Until the next edit by hand.
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('a');
  await expect(undo).toHaveCount(0);
});

test('a schema written by hand comes back from under the presets that arrow keys pass', async ({
  page,
  app,
}) => {
  await page.goto(app.url);
  const schema = page.getByRole('textbox', { name: 'JSON schema' });
  const undo = page.getByRole('button', { name: 'Undo and bring the schema back' });
  const own = '{"type": "object", "properties": {"city": {}}}';
  await schema.fill(own);
  await page.getByRole('radio', { name: /^Contacts/ }).check();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Events/ })).toBeChecked();
  await undo.click();
  await expect(schema).toHaveValue(own);
  await expect(schema).toBeFocused();
  await expect(undo).toHaveCount(0);

  // From preset to preset there is nothing to bring back.
  await page.getByRole('radio', { name: /^Contacts/ }).check();
  await undo.click();
  await schema.fill(own.slice(1));
  await page.getByRole('radio', { name: /^Contacts/ }).check();
  await schema.press('End');
  await page.keyboard.type(' ');
  await expect(undo).toHaveCount(0);
});

test('nothing moves when Undo comes and goes', async ({ page, app }) => {
  await page.goto(app.url);
  await field(page).fill('What I had typed.');
  const schema = page.getByRole('textbox', { name: 'JSON schema' });
  const before = await schema.boundingBox();
  await page.getByRole('button', { name: 'Sample: Invoice' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  expect(await schema.boundingBox()).toEqual(before);
});
