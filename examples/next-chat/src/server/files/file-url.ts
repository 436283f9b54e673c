const FILES_PATH = '/api/files/';

/** Where an uploaded file is had, as parts of messages name it. */
export function fileUrl(id: string): string {
  return `${FILES_PATH}${id}`;
}

/** @param url made by `fileUrl`, or checked by the schema of requests */
export function fileIdOf(url: string): string {
  return url.slice(FILES_PATH.length);
}
