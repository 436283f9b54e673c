import { expect, test } from 'vitest';
import { refusal } from './attach.ts';

const PHOTO = { name: 'photo.jpg', size: 4_000_000, type: 'image/jpeg' };

test('a picture of a usual size is taken', () => {
  expect(refusal(PHOTO, 0)).toBeUndefined();
});

test.each([
  [{ ...PHOTO, size: 30_000_000 }, 0, 'photo.jpg has 30 MB; images may have 10 MB.'],
  [
    { name: 'Report.PDF', size: 1, type: '' },
    0,
    'PDF files cannot be read here; paste the text instead.',
  ],
  [
    { name: 'setup.exe', size: 1, type: 'application/x-msdownload' },
    0,
    'setup.exe is no picture that can be read here; PNG, JPEG, WebP and GIF can.',
  ],
  [PHOTO, 10, 'A question may have 10 images.'],
])('%j after %i images is refused: %s', (file, before, reason) => {
  expect(refusal(file, before)).toBe(reason);
});
