import { LIMITS } from '../../shared/api.ts';
import { NoticeError } from '../notices/notice-error.ts';

const MEGABYTE = 1_000_000;

/** @param bytes undefined where nobody counted to the end */
export function fileTooLarge(name: string, bytes: number | undefined): NoticeError {
  const size = bytes === undefined ? 'is too large' : `has ${Math.ceil(bytes / MEGABYTE)} MB`;
  return new NoticeError(413, {
    title: `${name} ${size}; images may have ${LIMITS.fileBytes / MEGABYTE} MB.`,
    text: 'Make it smaller, or choose another one.',
    actions: ['choose-file'],
  });
}

export function emptyFile(name: string): NoticeError {
  return new NoticeError(400, {
    title: `${name} is empty.`,
    text: 'Choose another one.',
    actions: ['choose-file'],
  });
}

/** Neither kind of file is an image that models take. */
export function unreadableFile(bytes: Uint8Array, name: string): NoticeError {
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
  return new NoticeError(415, {
    title: isPdf ? 'PDF files cannot be read here.' : `${name} is no image that can be read here.`,
    text: isPdf ? 'Paste the text instead.' : 'PNG, JPEG, WebP and GIF can be.',
    actions: ['choose-file'],
  });
}
