import { expect, test } from './support/fixtures.ts';

const NOBODY = 'http://127.0.0.1:9';

test.describe('a chosen model whose host is down', () => {
  test.use({ hostVariables: { OLLAMA_LOCAL_URL: NOBODY, CHAT_MODEL: 'local:qwen3:8b' } });

  test('is not told as gone, and its host can be asked again', async ({ page, app }) => {
    await page.goto(app.url);
    const picker = page.getByRole('button', {
      name: 'Model: qwen3:8b – Ollama is not running on this computer',
    });
    await picker.click();
    const dialog = page.getByRole('dialog', { name: 'Models' });
    await expect(dialog.getByRole('option', { name: /gpt-oss:120b/ })).toBeVisible();
    await expect(dialog.getByRole('listbox').getByRole('button')).toHaveCount(0);

    let answer: (() => void) | undefined;
    const isAnswered = new Promise<void>(resolve => (answer = resolve));
    await page.route('**/api/models?refresh=1', async route => {
      await isAnswered;
      await route.continue();
    });
    const notice = dialog.getByRole('region', { name: /^Local/ });
    await notice.getByRole('button', { name: 'Retry' }).click();
    await expect(notice.getByRole('button', { name: 'Asking…' })).toBeFocused();
    answer?.();
    await expect(notice.getByRole('button', { name: 'Retry' })).toBeVisible();
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await expect(page.getByRole('status')).toHaveText('Ollama is not running on this computer.');
  });
});

test.describe('a chosen model that is gone', () => {
  test.use({ hostVariables: { CHAT_MODEL: 'turbo:gone:1b' } });

  test('is kept by its name, with words', async ({ page, app }) => {
    await page.goto(app.url);
    await page.getByRole('button', { name: 'Model: gone:1b – no longer offered' }).click();
    await expect(page.getByRole('dialog').getByText('gone:1b – no longer offered')).toBeVisible();
    await page
      .getByRole('option', { name: /gpt-oss:20b/ })
      .first()
      .click();
    await expect(page.getByRole('button', { name: 'Model: gpt-oss:20b' })).toBeVisible();
  });
});

test.describe('a host without a key', () => {
  test.use({ hostVariables: { OLLAMA_BASE_URL: 'https://ollama.com', OLLAMA_API_KEY: '' } });

  test('leads to where a key is had, which asking again would not', async ({ page, app }) => {
    await page.goto(app.url);
    await page.getByRole('button', { name: /^Model: / }).click();
    const notice = page.getByRole('region', { name: 'Turbo, ollama.com' });
    await expect(notice).toContainText('No API key is set.', { timeout: 15_000 });
    await expect(notice.getByRole('link', { name: 'Where to get a key' })).toHaveAttribute(
      'href',
      'https://ollama.com/settings/keys',
    );
    await expect(notice.getByRole('button')).toHaveCount(0);
  });
});
