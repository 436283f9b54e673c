import { fail, stall } from 'ollama-turbo-emulator';
import { expect, test } from './fixtures.ts';
import { field } from './input.ts';
import { answer, badge, extractSample, INVOICE } from './invoice.ts';

test('the keys work without a focus, and not where something else has taken them', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(stall({}, answer(INVOICE)));
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Sample: Invoice' }).click();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Waiting for gpt-oss:20b')).toBeVisible();

  await page.evaluate(() => {
    const take = (event: Event) => event.preventDefault();
    document.addEventListener('keydown', take, { once: true });
  });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(badge(page, 'Stopped before the first word')).toBeVisible();
});

test('the focus never falls out of the page', async ({ page, app, emulator }) => {
  emulator.script(fail({ status: 401 }), fail({ status: 401 }), answer(INVOICE));
  await page.goto(app.url);
  await extractSample(page);
  const retry = page.getByRole('button', { name: 'Try again' });
  await retry.click();
  await expect(page.getByRole('button', { name: /^(Stop|Extract)$/ })).toBeFocused();

  // What is wrong with the input wants it more.
  await expect(retry).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(field(page)).toBeFocused();
  await retry.click();
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole('status')).toHaveText(/^There is no text yet\./);

  // A long text has another field, which goes with it.
  await field(page).fill('lines of text '.repeat(2000));
  await expect(page.getByLabel('Beginning of the pasted text')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(field(page)).toBeFocused();
  await page.getByRole('button', { name: 'Undo and bring the text back' }).click();
  await expect(page.getByLabel('Beginning of the pasted text')).toBeFocused();
});
