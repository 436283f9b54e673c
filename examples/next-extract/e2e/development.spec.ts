import { startNext } from 'examples-testing/next-server';
import { expect, ROOT, test } from './fixtures.ts';
import { answer, badge, extractSample, INVOICE } from './invoice.ts';

test('in development, too, nothing is refused by the page’s own policy', async ({
  page,
  emulator,
  pageProblems,
}) => {
  emulator.script(answer(INVOICE));
  const { url } = await emulator.listen();
  const environment = { OLLAMA_BASE_URL: url, OLLAMA_API_KEY: '', EXTRACT_MODEL: '' };
  const app = await startNext(ROOT, environment, { mode: 'dev' });
  try {
    // Pages are built when they are first asked for.
    await page.goto(app.url, { timeout: 60_000 });
    await extractSample(page);
    await expect(badge(page, 'Fits the schema')).toBeVisible({ timeout: 60_000 });
    await page.reload();
    await expect(badge(page, 'Fits the schema')).toBeVisible();
    // What Next says about the disk is not about the app.
    expect(app.errors().replace(/^.*Slow filesystem detected.*\n.*See more: .*\n/m, '')).toBe('');
    expect(pageProblems).toEqual([]);
    await page.goto('about:blank');
  } finally {
    await app.stop();
  }
});
