import type { Page } from '@playwright/test';
import { reply } from 'ollama-turbo-emulator';
import {
  answers,
  ask,
  chooseVisionModel,
  expect,
  field,
  imagesSent,
  questions,
  sendButton,
  test,
  untilReady,
} from './support/fixtures.ts';
import { listen } from './support/live-regions.ts';
import { PICTURE } from './support/samples.ts';

function attachments(page: Page) {
  return page.getByRole('list', { name: 'Attachments' }).getByRole('listitem');
}

test('a picture is attached by button, paste and drop, and can be removed again', async ({
  page,
  app,
}) => {
  await page.goto(app.url);
  await page.locator('input[type=file]').setInputFiles(PICTURE);
  await expect(attachments(page)).toContainText(/photo\.png.*(B|gpt-oss:120b cannot see images\.)/);

  const bytes = [...PICTURE.buffer];
  await field(page).evaluate((element, data) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(data)], 'pasted.png', { type: 'image/png' }));
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    );
  }, bytes);
  await expect(attachments(page)).toHaveCount(2);

  await page.getByRole('log').evaluate((element, data) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(data)], 'dropped.png', { type: 'image/png' }));
    const init = { dataTransfer: transfer, bubbles: true, cancelable: true };
    element.dispatchEvent(new DragEvent('dragover', init));
    element.dispatchEvent(new DragEvent('drop', init));
  }, bytes);
  await expect(attachments(page)).toHaveCount(3);
  await expect(sendButton(page)).toHaveAttribute('aria-disabled', 'false');

  await page.getByRole('button', { name: 'Remove pasted.png' }).click();
  await expect(attachments(page)).toHaveCount(2);
  await expect(field(page)).toBeFocused();
  // What is uploaded is part of the draft.
  await field(page).fill('A draft');
  await page.reload();
  await expect(attachments(page)).toHaveCount(2);
  await expect(field(page)).toHaveValue('A draft');
});

test('a picture reaches the model, and is shown large', async ({ page, app, emulator }) => {
  emulator.script(reply({ content: 'Two colours.' }));
  await page.goto(app.url);
  await chooseVisionModel(page);
  await page.locator('input[type=file]').setInputFiles(PICTURE);
  await ask(page, 'What is that?');
  await expect(answers(page).getByText('Two colours.')).toBeVisible();
  await untilReady(page);
  expect(imagesSent(emulator, 'What is that?')).toEqual([PICTURE.buffer.toString('base64')]);

  await page.getByRole('button', { name: 'Show photo.png large' }).click();
  await expect(page.getByRole('dialog', { name: 'photo.png' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Show photo.png large' })).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'photo.png' })).toBeVisible();
  // Beside the picture, which is in its place once it has come.
  const large = page.getByRole('dialog').getByRole('img');
  await expect
    .poll(async () => large.evaluate(element => (element as HTMLImageElement).naturalWidth))
    .toBe(64);
  await page.mouse.click(20, 300);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a picture has its place before it has come', async ({ page, app, emulator }) => {
  emulator.script(reply({ content: 'Two colours.' }));
  await page.goto(app.url);
  await chooseVisionModel(page);
  await page.locator('input[type=file]').setInputFiles(PICTURE);
  let show: (() => void) | undefined;
  const isShown = new Promise<void>(resolve => (show = resolve));
  await ask(page, 'What is that?');
  await untilReady(page);
  await page.route('**/api/files/*', async route => {
    await isShown;
    await route.continue();
  });
  await page.reload({ waitUntil: 'domcontentloaded' });
  const image = questions(page).getByRole('img', { name: 'photo.png' });
  await expect(image).toBeAttached();
  const before = await image.boundingBox();
  expect(before).toMatchObject({ width: 64, height: 48 });
  show?.();
  await expect
    .poll(async () => image.evaluate(element => (element as HTMLImageElement).naturalWidth))
    .toBe(64);
  expect(await image.boundingBox()).toEqual(before);
});

test('the suggestion of a picture leads to the files, and stands in the field', async ({
  page,
  app,
}) => {
  await page.goto(app.url);
  await chooseVisionModel(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Describe a picture of mine' }).click();
  await (await chooser).setFiles(PICTURE);
  await expect(attachments(page)).toHaveCount(1);
  await expect(field(page)).toHaveValue('Describe this picture');
  await expect(field(page)).toBeFocused();
});

test('a file that is removed while it is sent is not sent to its end, nor told of', async ({
  page,
  app,
}) => {
  await page.goto(app.url);
  const heard = await listen(page);
  await page.route('**/api/files?*', async () => undefined);
  await page.locator('input[type=file]').setInputFiles(PICTURE);
  await expect(page.getByLabel('Reading photo.png')).toBeVisible();
  const failed = page.waitForEvent('requestfailed');
  await page.getByRole('button', { name: 'Remove photo.png' }).click();
  expect((await failed).url()).toContain('/api/files?');
  await page.unroute('**/api/files?*');
  await page.locator('input[type=file]').setInputFiles({ ...PICTURE, name: 'other.png' });
  await expect(page.getByRole('status')).toHaveText('other.png attached');
  expect(await heard()).toEqual(['status: other.png attached']);
});

test('another file takes the place of one that cannot be sent', async ({ page, app }) => {
  await page.goto(app.url);
  await page
    .locator('input[type=file]')
    .setInputFiles([
      { name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
    ]);
  const chooser = page.waitForEvent('filechooser');
  await attachments(page).getByRole('button', { name: 'Choose another' }).click();
  await (await chooser).setFiles(PICTURE);
  await expect(attachments(page)).toHaveCount(1);
  await expect(attachments(page)).toContainText('photo.png');
  await expect(page.getByRole('button', { name: 'Choose another' })).toHaveCount(0);
});

test('ten pictures go with a question, and the eleventh says that it is too many', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(reply({ content: 'Many colours.' }));
  await page.goto(app.url);
  await chooseVisionModel(page);
  const pictures = Array.from({ length: 11 }, (_, index) => ({
    ...PICTURE,
    name: `photo-${index + 1}.png`,
  }));
  await page.locator('input[type=file]').setInputFiles(pictures);
  await expect(attachments(page)).toHaveCount(11);
  await expect(attachments(page).nth(10)).toContainText('A question may have 10 images.');
  await field(page).fill('What is that?');
  await expect(sendButton(page)).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Remove photo-11.png' }).click();
  await expect(sendButton(page)).toHaveAttribute('aria-disabled', 'false');
  await field(page).press('Enter');
  await expect(answers(page).getByText('Many colours.')).toBeVisible();
  await expect(questions(page).getByRole('img')).toHaveCount(10);
  expect(imagesSent(emulator, 'What is that?')).toHaveLength(10);
});

test('a model that cannot see says so before the question is sent', async ({ page, app }) => {
  await page.goto(app.url);
  await page.locator('input[type=file]').setInputFiles(PICTURE);
  await expect(attachments(page)).toContainText('gpt-oss:120b cannot see images.');
});

test('files that cannot be read say why, each where it stands', async ({
  page,
  app,
  pageProblems,
}) => {
  await page.goto(app.url);
  await page.locator('input[type=file]').setInputFiles([
    { name: 'big.png', mimeType: 'image/png', buffer: Buffer.alloc(30_000_000) },
    { name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
    { name: 'setup.png', mimeType: 'image/png', buffer: Buffer.from('MZ this is a program') },
  ]);
  await expect(attachments(page).nth(0)).toContainText('big.png has 30 MB; images may have 10 MB.');
  await expect(attachments(page).nth(1)).toContainText('PDF files cannot be read here');
  await expect(attachments(page).nth(2)).not.toContainText('Reading');
  await field(page).fill('What is this?');
  await expect(sendButton(page)).toHaveAttribute('aria-disabled', 'true');
  for (const name of ['big.png', 'report.pdf', 'setup.png']) {
    await page.getByRole('button', { name: `Remove ${name}` }).click();
  }
  await expect(sendButton(page)).toHaveAttribute('aria-disabled', 'false');
  // The browser tells of what the server refused.
  expect(pageProblems.filter(text => !text.includes('415'))).toEqual([]);
  pageProblems.length = 0;
});

test('a very long text is pasted as a chip, and the page stays quick', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(reply({ content: 'Long.' }));
  await page.goto(app.url);
  await field(page).evaluate(element => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'word '.repeat(40_000));
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    );
  });
  await expect(attachments(page)).toContainText('200,000 characters');
  await expect(field(page)).toHaveValue('');
  const started = Date.now();
  await ask(page, 'How long is this?');
  await expect(questions(page)).toContainText('Pasted text, 200,000 characters');
  expect(Date.now() - started).toBeLessThan(3000);
  await expect(answers(page).getByText('Long.')).toBeVisible();
});
