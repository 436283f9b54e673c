import type { Notice } from '../../shared/notice.ts';
import { NoticeError } from './notice-error.ts';

/** The browser sent what no version of this app's pages sends. */
export function unreadable(details?: string): NoticeError {
  return new NoticeError(400, {
    title: 'The server could not read this request.',
    text: 'Reload the page and try again.',
    actions: [],
    ...(details !== undefined && { details: { status: 400, text: details } }),
  });
}

export function tooLong(): NoticeError {
  return new NoticeError(413, {
    title: 'The message is too long.',
    text: 'Send a part of it, or several messages.',
    actions: [],
  });
}

export function emptyMessage(): NoticeError {
  return new NoticeError(400, {
    title: 'The message is empty.',
    text: 'Write something, or attach an image.',
    actions: [],
  });
}

export function conversationMissing(): NoticeError {
  return new NoticeError(404, {
    title: 'This conversation does not exist.',
    text: 'It may have been deleted.',
    actions: ['new-chat'],
  });
}

/** A tab would change what it has not seen. */
export function wentOnElsewhere(): NoticeError {
  return new NoticeError(409, {
    title: 'This conversation went on in another tab.',
    text: 'Nothing was changed. Look at what is new, then try again; your text is kept.',
    actions: [],
  });
}

export function answeredElsewhere(): NoticeError {
  return new NoticeError(409, {
    title: 'This request for permission was already answered.',
    text: 'The first answer counts.',
    actions: [],
  });
}

export function fileMissing(): NoticeError {
  return new NoticeError(404, {
    title: 'This image does not exist.',
    text: 'It may have been deleted with its conversation. Attach it once more.',
    actions: ['choose-file'],
  });
}

export function crossSite(): NoticeError {
  return new NoticeError(403, {
    title: 'This request came from another site.',
    text: 'Only the pages of this app may use its server.',
    actions: [],
  });
}

/** @param code what kind of failure it is; its text may name hosts and users */
export function notSaved(code: string | undefined): Notice {
  return {
    title: 'Conversations cannot be saved right now.',
    text: 'The database does not answer or takes no changes. What is on your screen stays there.',
    actions: ['retry'],
    details: { reason: code === undefined ? 'database' : `database ${code}` },
  };
}

export function unsavedAnswerLost(): NoticeError {
  return new NoticeError(410, {
    title: 'The server no longer has this answer.',
    text: 'It was started anew before the answer could be saved. Copy what you want to keep.',
    actions: [],
  });
}
