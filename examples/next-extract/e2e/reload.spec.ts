import { stall } from 'ollama-turbo-emulator';
import { expect, test } from './fixtures.ts';
import { A_LINE_AND_A_HALF, answer, badge, extractSample, INVOICE, MISFIT } from './invoice.ts';

test('results outlive a reload, without a word', async ({ page, app, emulator }) => {
  emulator.script(answer(INVOICE), answer(MISFIT), answer(INVOICE), answer(INVOICE));
  await page.goto(app.url);
  await extractSample(page);
  await expect(badge(page, 'Fits the schema')).toBeVisible();
  await page.getByRole('button', { name: 'Extract' }).click();
  const second = page.getByRole('region', { name: 'Attempt 2, asked once more' });
  await expect(second.getByText('Fits the schema', { exact: true })).toBeVisible();
  const shown = await page.getByRole('tabpanel').textContent();

  await page.evaluate(() => scrollTo(0, 0));
  await page.reload();
  await expect(page.getByRole('tabpanel')).toHaveText(shown ?? '');
  await expect(page.getByText('Result 1: Invoice')).toBeVisible();
  // Longer than a message waits for its turn.
  await page.waitForTimeout(1500);
  await expect(page.getByRole('status')).toBeEmpty();
  expect(await page.evaluate(() => scrollY)).toBe(0);

  // The next one goes on counting.
  await page.getByRole('button', { name: 'Extract' }).click();
  await expect(page.getByText('Result 2: Invoice')).toBeVisible();
  await expect(badge(page, 'Fits the schema')).toBeVisible();
  expect(emulator.requests).toHaveLength(4);
});

test('what was being written at a reload is stopped after it', async ({ page, app, emulator }) => {
  emulator.script(stall({ afterBytes: A_LINE_AND_A_HALF }, answer(INVOICE)));
  await page.goto(app.url);
  await extractSample(page);
  await expect(page.getByText('2 rows so far')).toBeVisible();
  await page.reload();
  await expect(badge(page, 'Stopped')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Table: Lines' })).toContainText('Flyers, A5');
  await expect(page.getByText('2 rows', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Extract' })).toBeVisible();
  await expect(page.getByRole('status')).toBeEmpty();
});
