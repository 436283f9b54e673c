import type { Page } from '@playwright/test';

export function field(page: Page) {
  return page.getByRole('textbox', { name: 'Text', exact: true });
}

export async function choose(page: Page, file: { name: string; content: string | Buffer }) {
  const { name, content } = file;
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await page
    .getByLabel('Text or CSV file')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}
