import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { cut, fail, reply, stall } from 'ollama-turbo-emulator';
import { expect, test } from './fixtures.ts';
import { A_LINE_AND_A_HALF, answer, badge, extractSample, INVOICE, MISFIT } from './invoice.ts';

const lines = (page: Page) => page.getByRole('group', { name: 'Table: Lines' });

test('the object fills in while the model writes it', async ({ page, app, emulator }) => {
  emulator.script(stall({ afterBytes: A_LINE_AND_A_HALF }, answer(INVOICE)));
  await page.goto(app.url);
  await page.evaluate(() => {
    const lengths: number[] = [];
    new MutationObserver(() => {
      lengths.push(document.querySelector('[role=tabpanel]')?.textContent.length ?? 0);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { lengths });
  });
  await extractSample(page);

  await expect(lines(page)).toContainText('Flyers, A5');
  await expect(lines(page).getByRole('columnheader')).toHaveText([
    'Description',
    'Quantity',
    'Unit price',
    'Total',
  ]);
  await expect(page.getByText('2 rows so far')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Sum –' })).toBeVisible();
  await expect(badge(page, 'Being written')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download JSON' })).toBeDisabled();
  const lengths = await page.evaluate(() => (globalThis as { lengths?: number[] }).lengths ?? []);
  expect(new Set(lengths).size).toBeGreaterThan(10);

  // Half a number is no number for a chart.
  await page.getByRole('tab', { name: 'Chart' }).click();
  await expect(page.getByRole('group', { name: 'Chart: Lines' })).toContainText('Flyers, A5500');
  await expect(page.getByRole('group', { name: 'Chart: Lines' })).not.toContainText('Posters');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(badge(page, 'Stopped')).toBeVisible();
});

test('an object is seen as table, as JSON and as chart', async ({ page, app, emulator }) => {
  emulator.script(answer(INVOICE));
  await page.goto(app.url);
  await extractSample(page);
  await expect(badge(page, 'Fits the schema')).toBeVisible();
  await expect(lines(page).getByRole('row')).toHaveText([
    'DescriptionQuantityUnit priceTotal',
    'Flyers, A55000.1890',
    'Posters40-4.5180',
  ]);
  await expect(
    page.getByText(/^\d+ tokens · \d+ tokens\/s · \d+\.\d s · gpt-oss:20b$/),
  ).toBeVisible();

  await page.getByRole('tab', { name: 'JSON' }).click();
  const json = page.getByRole('group', { name: 'JSON' });
  await expect(json).toContainText('"number": "HPW-2041"');
  await json.getByRole('button', { name: 'lines, 2 items' }).click();
  await expect(json).toContainText('"lines": [ 2 items ],');
  await expect(json).not.toContainText('Flyers');

  await page.getByRole('tab', { name: 'Chart' }).click();
  const chart = page.getByRole('group', { name: 'Chart: Lines' });
  await expect(chart.getByRole('figure')).toHaveCount(3);
  await expect(chart.getByRole('figure', { name: 'Unit price' }).getByRole('listitem')).toHaveText([
    'Flyers, A50.18',
    'Posters-4.5',
  ]);

  // What the reader has folded stays folded.
  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(json).not.toContainText('Flyers');
  expect(app.errors()).toBe('');
});

async function download(page: Page, name: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('the object is downloaded as JSON and as CSV that runs nothing', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(answer(INVOICE));
  await page.goto(app.url);
  await extractSample(page);
  await expect(badge(page, 'Fits the schema')).toBeVisible();

  expect(await download(page, 'Download JSON')).toEqual({
    name: 'invoice.json',
    text: `${JSON.stringify(INVOICE, undefined, 2)}\n`,
  });
  expect(await download(page, 'Download CSV: Fields')).toEqual({
    name: 'invoice-fields.csv',
    text: "\uFEFFnumber,vendor,customer,date,currency,total\r\nHPW-2041,'=Harbour Print Works,,2026-10-14,EUR,270\r\n",
  });
  expect(await download(page, 'Download CSV: Lines')).toEqual({
    name: 'invoice-lines.csv',
    text: '\uFEFFdescription,quantity,unit_price,total\r\n"Flyers, A5",500,0.18,90\r\nPosters,40,-4.5,180\r\n',
  });
});

test('an object that does not fit is shown beside the one that the model gives when asked once more', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(answer(MISFIT), stall({}, answer(INVOICE)));
  await page.goto(app.url);
  await extractSample(page);
  const first = page.getByRole('region', { name: 'Attempt 1, streamed' });
  const second = page.getByRole('region', { name: 'Attempt 2, asked once more' });
  await expect(first.getByText('Does not fit', { exact: true })).toBeVisible();
  await expect(first.getByRole('listitem')).toHaveText([
    'lines[0]: “total” is missing.',
    'lines[1].total: This is a text, and has to be a number.',
  ]);
  await expect(second.getByText('Waiting for gpt-oss:20b')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(second.getByText('Stopped before the first word')).toBeVisible();
  await expect(first).toContainText('Flyers, A5');

  emulator.script(answer(MISFIT), answer(INVOICE));
  await page.getByRole('button', { name: 'Extract' }).click();
  await expect(second.getByText('Fits the schema', { exact: true })).toBeVisible();
  await expect(first).toContainText('much');
  await expect(first.locator('mark')).toHaveText(['– (differs)', 'much (differs)']);
  await expect(second.locator('mark')).toHaveText(['90 (differs)', '180 (differs)']);
  const differences = page.getByRole('region', { name: 'What differs', exact: true });
  await expect(differences.getByRole('row')).toHaveText([
    'PlaceAttempt 1Attempt 2',
    'lines[0].total–90',
    'lines[1].total"much"180',
  ]);
  expect((await download(page, 'Download JSON of attempt 1')).name).toBe(
    'invoice-attempt-1-does-not-fit.json',
  );
  expect((await download(page, 'Download CSV: Lines of attempt 2')).name).toBe(
    'invoice-lines-attempt-2.csv',
  );

  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(first.locator('mark')).toHaveText(['"much" (differs)']);
  await expect(second.locator('mark')).toHaveText(['90 (differs)', '180 (differs)']);
  await second.getByRole('button', { name: 'lines, 2 items' }).click();
  await expect(second.locator('mark')).toHaveText(['[ 2 items ] (differs)']);

  // The result before it is still at hand.
  await page.getByText('Result 1: Invoice').click();
  await expect(page.getByText('Stopped before the first word')).toBeVisible();
});

test('a model that misses again, or writes no object at all, is told', async ({
  page,
  app,
  emulator,
}) => {
  const prose = reply({ content: 'I would rather not say.' });
  emulator.script(prose, prose, answer(MISFIT), answer(MISFIT));
  await page.goto(app.url);
  await extractSample(page);
  const first = page.getByRole('region', { name: 'Attempt 1, streamed' });
  const second = page.getByRole('region', { name: 'Attempt 2, asked once more' });
  await expect(second.getByText('Does not fit', { exact: true })).toBeVisible();
  await expect(first).toContainText('The model wrote no object:');
  await expect(first).toContainText('I would rather not say.');
  await expect(second).toContainText('lines[0]: “total” is missing.');
  await expect(page.getByRole('status')).toHaveText(
    'The second object does not fit the schema either.',
  );
});

const FAILURES = [
  {
    what: 'a refused key',
    status: 401,
    error: 'unauthorized',
    title: /127\.0\.0\.1:\d+ refused the API key\./,
    link: ['Open my keys', 'https://ollama.com/settings/keys'],
  },
  {
    what: 'a used-up limit',
    status: 429,
    error: 'you have reached your weekly usage limit',
    title: 'Your weekly usage limit is used up.',
    link: ['Upgrade', 'https://ollama.com/upgrade'],
  },
  { what: 'a busy host', status: 503, error: 'server overloaded', title: /is busy right now\./ },
  {
    what: 'a model that is gone',
    status: 404,
    error: 'model not found',
    title: /does not offer this model\./,
  },
] as const;

for (const { what, status, error, title, ...failure } of FAILURES) {
  test(`${what} is told in words, and trying again asks once more`, async ({
    page,
    app,
    emulator,
  }) => {
    const step = fail({ status, body: { error }, headers: { 'retry-after': '0.1' } });
    emulator.script(...(status === 503 ? [step, step] : [step]), answer(INVOICE));
    await page.goto(app.url);
    await extractSample(page);
    const alert = page.getByRole('main').getByRole('alert');
    await expect(alert).toContainText(title);
    if ('link' in failure) {
      const [name, href] = failure.link;
      await expect(alert.getByRole('link', { name })).toHaveAttribute('href', href);
    }
    expect(app.errors()).toMatch(/^The extraction failed: .*\n$/);

    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(badge(page, 'Fits the schema')).toBeVisible();
    await expect(alert).toBeEmpty();
  });
}

test('an object that breaks off is kept, with words', async ({ page, app, emulator }) => {
  emulator.script(cut({ afterBytes: A_LINE_AND_A_HALF }, answer(INVOICE)));
  await page.goto(app.url);
  await extractSample(page);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The answer broke off.');
  await expect(badge(page, 'Broke off')).toBeVisible();
  await expect(lines(page)).toContainText('Flyers, A5');
  expect((await download(page, 'Download JSON')).name).toBe('invoice-broke-off.json');
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).not.toBeEmpty();
});

test('a host that is down, and a server that is lost, are told in words', async ({
  page,
  app,
  emulator,
  pageProblems,
}) => {
  await page.goto(app.url);
  await emulator.close();
  await extractSample(page);
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('Ollama is not running on this computer.');

  await app.stop();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toContainText('The connection to this app’s server was lost.');
  // What the browser itself says of a server that is gone.
  await expect.poll(() => pageProblems).toEqual([expect.stringContaining('ERR_CONNECTION')]);
  pageProblems.length = 0;
});

test('stopping ends the request at the host and keeps what has arrived', async ({
  page,
  app,
  emulator,
}) => {
  const step = stall({ afterBytes: A_LINE_AND_A_HALF }, answer(INVOICE));
  emulator.script(step, step, step);
  await page.goto(app.url);
  await extractSample(page);
  await expect(lines(page)).toContainText('Flyers, A5');
  expect(emulator.requests[0]?.outcome).toBe('running');

  await page.getByRole('button', { name: 'Stop' }).click();
  expect(await emulator.requests[0]?.ended).toBe('aborted');
  await expect(badge(page, 'Stopped')).toBeVisible();
  await expect(lines(page)).toContainText('Flyers, A5');
  await expect(page.getByRole('button', { name: 'Extract' })).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(lines(page)).toContainText('Flyers, A5');
  await page.keyboard.press('Escape');
  expect(await emulator.requests[1]?.ended).toBe('aborted');
  await expect(badge(page, 'Stopped')).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(lines(page)).toContainText('Flyers, A5');
  await page.close();
  expect(await emulator.requests[2]?.ended).toBe('aborted');
  expect(app.errors()).toBe('');
});

test('a screen reader hears how it gets on, and not the object as it grows', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(stall({ afterBytes: A_LINE_AND_A_HALF }, answer(INVOICE)), answer(INVOICE));
  await page.goto(app.url);
  const status = page.getByRole('status');
  await expect(status).toBeEmpty();
  await extractSample(page);
  await expect(status).toHaveText('The object has begun');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(status).toHaveText('Stopped');
  await page.getByRole('button', { name: 'Extract' }).click();
  await expect(status).toHaveText('Done. The object fits the schema: 5 fields, Lines: 2.');
  await expect(page.getByRole('main').locator('[aria-live]')).toHaveCount(0);
});

test('a screen reader hears each time that it was stopped', async ({ page, app, emulator }) => {
  const step = stall({}, answer(INVOICE));
  emulator.script(step, step);
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Sample: Invoice' }).click();
  const status = page.getByRole('status');
  const texts: (string | null)[] = [];
  for (let count = 0; count < 2; count += 1) {
    await page.getByRole('button', { name: 'Extract' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(status).toHaveText('Stopped');
    // Until the next message may follow.
    await page.waitForTimeout(1200);
    texts.push(await status.textContent());
  }
  expect(texts).toEqual(['Stopped', 'Stopped\u00a0']);
});

test('a text that grows in a list of texts has a caret', async ({ page, app, emulator }) => {
  const tags = ['first', 'second', 'third '.repeat(60)];
  emulator.script(stall({ afterBytes: 3000 }, answer({ tags, rows: [{ tags }] })));
  await page.goto(app.url);
  await page.getByRole('textbox', { name: 'JSON schema' }).fill(
    JSON.stringify({
      type: 'object',
      properties: { tags: { type: 'array', items: { type: 'string' } } },
    }),
  );
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Some tags');
  await page.getByRole('button', { name: 'Extract' }).click();
  const cell = page.getByRole('row', { name: /^Tags/ }).getByRole('cell');
  await expect(cell).toContainText('first, second, third');
  await expect(cell.locator('[aria-hidden]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(badge(page, 'Stopped')).toBeVisible();
  await expect(cell.locator('[aria-hidden]')).toHaveCount(0);
});
