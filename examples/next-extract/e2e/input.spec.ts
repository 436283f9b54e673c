import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { choose, field } from './input.ts';
import { answer, badge, extractSample, INVOICE } from './invoice.ts';

/** Drops files in the middle of the page, as a person would. */
async function drop(page: Page, files: readonly { name: string; content: string }[]) {
  const transfer = await page.evaluateHandle(list => {
    const data = new DataTransfer();
    for (const { name, content } of list) data.items.add(new File([content], name));
    return data;
  }, files);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await expect(page.getByText('Drop a text or CSV file')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

const BAD_FILES = [
  { name: 'scan.pdf', content: '%PDF-1.7', words: 'scan.pdf is not text. PDF files cannot' },
  {
    name: 'book.xlsx',
    content: 'PK\u0003\u0004',
    words: 'book.xlsx is not text. It is an archive',
  },
  { name: 'tool.txt', content: Buffer.from([0x7f, 0x45, 0]), words: 'tool.txt is not text.' },
  { name: 'empty.csv', content: '', words: 'empty.csv is empty.' },
  { name: 'old.csv', content: Buffer.from([0x5a, 0x6f, 0xeb]), words: 'old.csv is not in UTF-8' },
  {
    name: 'big.csv',
    content: 'a'.repeat(2_000_000),
    words: 'big.csv has 2.0 MB; files may have 1 MB',
  },
];

test('files that cannot be read are told at the field, and the text before them stays', async ({
  page,
  app,
}) => {
  await page.goto(app.url);
  await field(page).fill('What I had typed.');
  for (const { words, ...file } of BAD_FILES) {
    await choose(page, file);
    await expect(page.getByRole('main').getByText(words)).toBeVisible();
    await expect(field(page)).toHaveAccessibleDescription(new RegExp(`^${words.slice(0, 20)}`));
  }
  await drop(page, [
    { name: 'a.txt', content: 'a' },
    { name: 'b.txt', content: 'b' },
  ]);
  const words = 'Only one file at a time can be read.';
  await expect(page.getByRole('main').getByText(words)).toBeVisible();
  await expect(page.getByRole('status')).toHaveText(words);
  await expect(field(page)).toHaveValue('What I had typed.');
});

test('a file is chosen or dropped', async ({ page, app, emulator }) => {
  emulator.script(answer(INVOICE));
  await page.goto(app.url);
  await choose(page, { name: 'lines.csv', content: 'what;price\r\nFlyers;0,18\r\n' });
  await expect(field(page)).toHaveValue('what;price\nFlyers;0,18\n');
  await expect(page.getByText('From lines.csv')).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('lines.csv is read');

  await drop(page, [{ name: 'invoice.txt', content: 'Zoë’s invoice' }]);
  await expect(field(page)).toHaveValue('Zoë’s invoice');
  await page.getByRole('button', { name: 'Extract' }).click();
  await expect(badge(page, 'Fits the schema')).toBeVisible();
  expect(JSON.stringify(emulator.requests[0]?.body)).toContain('Zoë’s invoice');
});

test('200,000 characters are refused in words, and the page stays quick', async ({
  page,
  app,
  emulator,
}) => {
  await page.goto(app.url);
  const begin = Date.now();
  await field(page).fill('lines of text '.repeat(14_286));
  const problem = page.getByText(/^The text has 200,004 characters; 100,000 can be read at once\./);
  await expect(problem).toBeVisible();
  await expect(page.getByText('Pasted text, 200,004 characters')).toBeVisible();
  await page.getByRole('button', { name: 'Extract' }).click();
  await expect(page.getByLabel('Beginning of the pasted text')).toBeFocused();
  expect(Date.now() - begin).toBeLessThan(5000);
  expect(emulator.requests).toEqual([]);

  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(problem).toHaveCount(0);
  await expect(field(page)).toHaveValue('');
});

test('nothing is asked without a text or with a schema that is none', async ({
  page,
  app,
  emulator,
}) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Extract' }).click();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAccessibleDescription(/^There is no text yet\./);

  await field(page).fill('Some text');
  const schema = page.getByRole('textbox', { name: 'JSON schema' });
  for (const [text, words] of [
    ['', /^There is no schema yet/],
    ['{"type": "object",', /^This is not JSON yet: .*/],
    ['{"type": "object"}', /^The schema has to describe an object/],
    [
      '{"type": "object", "properties": {"total": {"type": "nomber"}}, "required": ["totl"]}',
      /^properties\.total\.type has to be one of .*\. ?required names “totl”, which is no property\.$/,
    ],
  ] as const) {
    await schema.fill(text);
    await expect(schema).toHaveAccessibleDescription(words);
    await expect(schema).toHaveAttribute('aria-invalid', 'true');
  }
  await page.getByRole('button', { name: 'Extract' }).click();
  await expect(schema).toBeFocused();
  expect(emulator.requests).toEqual([]);
});

test('a screen reader hears what is wrong with the input after a pause, and not on load', async ({
  page,
  app,
}) => {
  await page.goto(app.url);
  const status = page.getByRole('status');
  const schema = page.getByRole('textbox', { name: 'JSON schema' });
  await schema.fill('{');
  await schema.press('End');
  await expect(status).toHaveText(/^This is not JSON yet/);

  await page.reload();
  await expect(schema).toHaveAccessibleDescription(/^This is not JSON yet/);
  await page.waitForTimeout(1500);
  await expect(status).toBeEmpty();

  // With the keys the focus stays where it is, so it would say nothing by itself.
  await field(page).fill('Some text');
  await schema.focus();
  await page.keyboard.press('Control+Enter');
  await expect(status).toHaveText(/^This is not JSON yet/);
});

test('a schema of one’s own is taken', async ({ page, app, emulator }) => {
  emulator.script(answer({ city: 'Oslo' }));
  await page.goto(app.url);
  await field(page).fill('I live in Oslo.');
  await page
    .getByRole('textbox', { name: 'JSON schema' })
    .fill('{"type": "object", "properties": {"city": {"type": "string"}}}');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Extract' }).click();
  await expect(page.getByRole('row', { name: 'City Oslo' })).toBeVisible();
  await page.getByRole('tab', { name: 'Chart' }).click();
  await expect(page.getByText('There are no numbers to draw.')).toBeVisible();
});

test('text, schema and colours outlive a reload', async ({ page, app }) => {
  await page.goto(app.url);
  await page.getByRole('radio', { name: /^Events/ }).check();
  await field(page).fill('Tomorrow at noon');
  await page.getByLabel('Colours').selectOption('dark');
  await page.reload();
  await expect(field(page)).toHaveValue('Tomorrow at noon');
  await expect(page.getByRole('radio', { name: /^Events/ })).toBeChecked();
  await expect(page.getByLabel('Colours')).toHaveValue('dark');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(19, 20, 22)');
});

test('everything is done with the keyboard alone', async ({ page, app, emulator }) => {
  emulator.script(answer(INVOICE));
  await page.goto(app.url);
  const press = async (key: string, times = 1) => {
    for (let count = 0; count < times; count += 1) await page.keyboard.press(key);
  };
  const focused = page.locator(':focus');
  const expectVisibleFocus = () => expect(focused).toHaveCSS('outline-style', 'solid');

  await press('Tab');
  await expect(page.getByLabel('Colours')).toBeFocused();
  await press('Tab');
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeFocused();
  await expectVisibleFocus();
  await press('Tab');
  await press('Enter');
  await expect(field(page)).not.toBeEmpty();
  await press('Tab');
  await expect(field(page)).toBeFocused();
  await expectVisibleFocus();
  await press('Tab', 2);
  await expect(page.getByRole('radio', { name: /^Invoice/ })).toBeFocused();
  await press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Contacts/ })).toBeChecked();
  await press('ArrowUp');
  await press('Tab');
  await expect(page.getByRole('textbox', { name: 'JSON schema' })).toBeFocused();

  await press('Control+Enter');
  await expect(badge(page, 'Fits the schema')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'JSON schema' })).toBeFocused();
  await press('Tab');
  await expect(page.getByRole('tab', { name: 'Table' })).toBeFocused();
  await expectVisibleFocus();
  await press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'JSON' })).toBeFocused();
  await press('Tab', 3);
  await expect(page.getByRole('button', { name: /^The whole object/ })).toBeFocused();
  await press('Space');
  await expect(focused).toHaveAttribute('aria-expanded', 'false');
  await press('Tab');
  await expect(page.getByRole('button', { name: 'Download JSON' })).toBeFocused();
  await press('Tab', 3);
  await expect(page.getByRole('button', { name: 'Extract' })).toBeFocused();
  await expectVisibleFocus();
});

test('a sample is put in with one press', async ({ page, app }) => {
  await page.goto(app.url);
  await page.getByRole('radio', { name: /^Products/ }).check();
  await page.getByRole('button', { name: 'Sample: Products' }).click();
  await expect(field(page)).toHaveValue(/^name;kind;price/);
});

test('what is typed while an object is written stays', async ({ page, app, emulator }) => {
  emulator.script(answer(INVOICE));
  await page.goto(app.url);
  await extractSample(page);
  await field(page).fill('The next text');
  await expect(badge(page, 'Fits the schema')).toBeVisible();
  await expect(field(page)).toHaveValue('The next text');
});
