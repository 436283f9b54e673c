import type { Notice } from '../../shared/notice.ts';

/** An end of a request that has words for the reader. */
export class NoticeError extends Error {
  override name = 'NoticeError';
  readonly status: number;
  readonly notice: Notice;

  constructor(status: number, notice: Notice) {
    super(notice.title);
    this.status = status;
    this.notice = notice;
  }
}
