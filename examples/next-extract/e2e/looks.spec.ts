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

test('what is written does not move the columns of a table', async ({ page, app, emulator }) => {
  const contacts = [
    { name: 'Ada', organisation: 'Larkspur Books', email: 'ada@larkspur.example' },
    { name: 'Jonas '.repeat(20), role: 'events', email: `${'j'.repeat(60)}@larkspur.example` },
    { name: 'Mei', role: 'r'.repeat(90), phone: '030 555 0199' },
  ];
  emulator.script(
    answer({ contacts }),
    answer({
      ...INVOICE,
      vendor: 'Printers '.repeat(20),
      lines: [
        ...INVOICE.lines,
        { description: 'long '.repeat(40), quantity: 1234567, unit_price: 1, total: 12345.67 },
      ],
    }),
  );
  await page.goto(app.url);
  await page.evaluate(() => {
    const seen = new Set<string>();
    const look = () => {
      const cells = [...document.querySelectorAll('[role=tabpanel] th')];
      const widths = cells.map(cell => Math.round(cell.getBoundingClientRect().width));
      if (cells.length > 0) seen.add(widths.join(' '));
    };
    const changes = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.body, changes);
    Object.assign(globalThis, { widths: () => [...seen] });
  });
  const widths = () =>
    page.evaluate(() => (globalThis as { widths?: () => string[] }).widths?.() ?? []);

  await page.getByRole('radio', { name: /^Contacts/ }).check();
  await page.getByRole('button', { name: 'Sample: Contacts' }).click();
  await page.getByRole('button', { name: 'Extract' }).click();
  await expect(badge(page, 'Fits the schema')).toBeVisible();
  expect(await widths()).toHaveLength(1);

  await page.getByRole('radio', { name: /^Invoice/ }).check();
  await extractSample(page);
  await expect(page.getByText('3 rows', { exact: true })).toBeVisible();
  await expect(badge(page, 'Fits the schema')).toBeVisible();
  expect(await widths()).toHaveLength(2);
});

test('two attempts stand side by side where there are two columns', async ({
  page,
  app,
  emulator,
}, testInfo) => {
  emulator.script(answer(MISFIT), answer(INVOICE));
  await page.setViewportSize({ width: 1024, height: 900 });
  await page.goto(app.url);
  await extractSample(page);
  await expect(badge(page, 'Fits the schema')).toBeVisible();
  const boxes = [];
  for (const name of ['Attempt 1, streamed', 'Attempt 2, asked once more']) {
    boxes.push(await page.getByRole('region', { name }).boundingBox());
  }
  const [first, second] = boxes;
  expect(first?.y).toBe(second?.y);
  expect(first?.x).not.toBe(second?.x);
  await page.screenshot({ path: testInfo.outputPath('attempts.png'), fullPage: true });
});

/** The buttons, links and folds on the page that are less high or wide than this. */
function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate(size => {
    const targets = [...document.querySelectorAll('button, a, summary, select')];
    const small = targets.filter(target => {
      const { width, height } = target.getBoundingClientRect();
      return width > 0 && (width < size || height < size);
    });
    return small.map(target => target.outerHTML.slice(0, 80));
  }, least);
}

for (const isTouch of [false, true]) {
  test.describe(isTouch ? 'for fingers' : 'for a mouse', () => {
    test.use({ hasTouch: isTouch, isMobile: isTouch, viewport: { width: 800, height: 900 } });

    test('nothing to press is too small', async ({ page, app, emulator }) => {
      const least = isTouch ? 44 : 28;
      emulator.script(answer(INVOICE), fail({ status: 401, body: { error: 'unauthorized' } }));
      await page.goto(app.url);
      await extractSample(page);
      await expect(badge(page, 'Fits the schema')).toBeVisible();
      await page.getByRole('tab', { name: 'JSON' }).click();
      await expect(page.getByRole('button', { name: 'lines, 2 items' })).toBeVisible();
      expect(await smallTargets(page, least)).toEqual([]);

      await page.getByRole('button', { name: 'Extract' }).click();
      await expect(page.getByRole('link', { name: 'Open my keys' })).toBeVisible();
      await expect(page.getByText('Result 1: Invoice')).toBeVisible();
      await expect(page.getByText('Details')).toBeVisible();
      expect(await smallTargets(page, least)).toEqual([]);
    });
  });
}

test('nothing is under the camera of a phone', async ({ page, app, emulator }) => {
  emulator.script(answer(INVOICE));
  await page.setViewportSize({ width: 740, height: 360 });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setSafeAreaInsetsOverride', { insets: { left: 59, right: 48 } });
  await page.goto(app.url);
  await extractSample(page);
  await expect(badge(page, 'Fits the schema')).toBeVisible();
  const sides = await page.evaluate(() => {
    const inner = [...document.querySelectorAll('h1, textarea, section, footer *, header select')];
    const boxes = inner.map(element => element.getBoundingClientRect());
    return {
      left: Math.min(...boxes.filter(({ width }) => width < 700).map(({ left }) => left)),
      right:
        innerWidth - Math.max(...boxes.filter(({ width }) => width < 700).map(box => box.right)),
    };
  });
  expect(sides).toEqual({ left: 59, right: 48 });
});

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
