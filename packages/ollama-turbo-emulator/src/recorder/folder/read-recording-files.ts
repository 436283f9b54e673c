/** A file of a folder of recordings. */
export interface RecordingFile {
  /** From the folder on, as it was named: `recordings/0001-chat.json`. */
  path: string;
  text: string;
}

/** Reads every JSON file of a folder and of those in it, in the order of their names. Rejects for a folder without any. */
export async function readRecordingFiles(folder: string): Promise<RecordingFile[]> {
  // Imported here, so that the recorder also loads where there is no Node.
  const [{ readdir, readFile }, node] = await Promise.all([
    import('node:fs/promises'),
    import('node:path'),
  ]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      throw new Error(`${folder} cannot be read: ${reasonOf(error)}.`, { cause: error });
    },
  );
  const paths = entries
    .filter(entry => entry.isFile() && /^[^.].*\.json$/i.test(entry.name))
    .map(entry => node.join(entry.parentPath, entry.name));
  if (paths.length === 0) throw new Error(`${folder} holds no recordings (*.json).`);
  return Promise.all(
    paths.toSorted(byNumber).map(async path => ({ path, text: await readFile(path, 'utf8') })),
  );
}

/** `9999-chat.json` before `10000-chat.json`. */
function byNumber(one: string, other: string): number {
  const name = (path: string) => path.replace(/\.json$/i, '');
  return name(one).localeCompare(name(other), 'en', { numeric: true });
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such folder';
    case 'ENOTDIR':
      return 'it is no folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
