import type { Page } from '@playwright/test';
import { axeViolations } from 'examples-testing/axe';
import { fail, stall } from 'ollama-turbo-emulator';
import { expect, test } from './fixtures.ts';
import { A_LINE_AND_A_HALF, answer, badge, extractSample, INVOICE, MISFIT } from './invoice.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe has nothing against any state, ${colorScheme}`, async ({ page, app, emulator }) => {
    emulator.script(
      stall({ afterBytes: A_LINE_AND_A_HALF }, answer(INVOICE)),
      answer(MISFIT),
      answer(INVOICE),
      fail({ status: 401 }),
    );
    await page.emulateMedia({ colorScheme });
    await page.goto(app.url);
    const found: Record<string, string[]> = {};
    found['empty'] = await axeViolations(page);

    await extractSample(page);
    await expect(page.getByText('2 rows so far')).toBeVisible();
    found['streaming'] = await axeViolations(page);
    await page.getByRole('button', { name: 'Stop' }).click();

    await page.getByRole('button', { name: 'Extract' }).click();
    await expect(badge(page, 'Fits the schema')).toBeVisible();
    for (const name of ['Table', 'JSON', 'Chart']) {
      await page.getByRole('tab', { name }).click();
      found[name] = await axeViolations(page);
    }

    await page.getByRole('textbox', { name: 'JSON schema' }).fill('{');
    found['invalid schema'] = await axeViolations(page);
    await page.getByRole('radio', { name: /^Invoice/ }).check();

    await page.getByRole('button', { name: 'Extract' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('refused the API key');
    found['error'] = await axeViolations(page);
    expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([]);
  });
}

/** How much wider than the screen the page and its parts are, those that scroll by themselves aside. */
function excessWidth(page: Page): Promise<number> {
  return page.evaluate(() => {
    const parts = [document.documentElement, ...document.querySelectorAll('main, main section')];
    const fixed = parts.filter(part => getComputedStyle(part).overflowX !== 'auto');
    return Math.max(...fixed.map(part => part.scrollWidth - part.clientWidth));
  });
}

const WIDE = {
  ...MISFIT,
  vendor: 'c'.repeat(120),
  lines: [{ ...MISFIT.lines[0], description: 'd'.repeat(90) }],
};

for (const width of [320, 360, 768, 1024]) {
  test(`nothing scrolls sideways at ${width} px but tables and JSON`, async ({
    page,
    app,
    emulator,
  }, testInfo) => {
    emulator.script(answer(WIDE), answer({ ...INVOICE, vendor: 'e'.repeat(120) }));
    await page.setViewportSize({ width, height: 740 });
    await page.goto(app.url);
    expect(await excessWidth(page)).toBe(0);
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('f'.repeat(200));
    await page.getByRole('button', { name: 'Extract' }).click();
    await expect(badge(page, 'Fits the schema')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Result' })).toBeInViewport();
    for (const name of ['Table', 'JSON', 'Chart']) {
      await page.getByRole('tab', { name }).click();
      expect(await excessWidth(page)).toBe(0);
    }
    await page.screenshot({ path: testInfo.outputPath('narrow.png'), fullPage: true });
    await expect(page.getByRole('button', { name: 'Extract' })).toBeInViewport();
  });
}

test('nothing moves for those who want no motion', async ({ page, app, emulator }) => {
  emulator.script(answer(INVOICE));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(app.url);
  await extractSample(page);
  await expect(badge(page, 'Fits the schema')).toBeVisible();
  await page.getByRole('tab', { name: 'JSON' }).click();
  await page.getByRole('button', { name: 'lines, 2 items' }).click();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
