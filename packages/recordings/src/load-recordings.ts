import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with the recordings that are part of the project. */
export const DATA_FOLDER = fileURLToPath(new URL('../data', import.meta.url));

/** One chunk of the HTTP body: one flush of the server. */
export interface RecordedChunk {
  /** Milliseconds since the request. */
  at: number;
  text: string;
}

/** One exchange with a real server, byte for byte. */
export interface Recording {
  /** Unique: `0.33/chat/text`. */
  id: string;
  /** The case, the same for every server: `chat/text`. */
  name: string;
  /** The server's version as far as cases are grouped by it: `0.33`. */
  folder: string;
  /** What the case shows, in a sentence. */
  about: string;
  /** The server as it was recorded: `ollama v0.33.0-rc2`. */
  server: string;
  request: {
    method: string;
    path: string;
    /** Headers beyond the usual ones. */
    headers?: Record<string, string>;
    /** A string was sent as it is, anything else as JSON. */
    body?: unknown;
  };
  response: {
    status: number;
    /** Names as the server wrote them. */
    headers: Record<string, string>;
    /** Whether the body ended as HTTP demands. */
    complete: boolean;
    chunks: RecordedChunk[];
  };
  /** What a daemon sent on to its cloud host. */
  upstream?: {
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: unknown;
  }[];
}

/** Requests that a real client program sent, and the status that each one got. */
export interface ClientRecording {
  /** Name and version: `ollama-python-0.6.3`. */
  client: string;
  /** The key that the client was given and the server expected. */
  key: string;
  requests: {
    case: string;
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: unknown;
    status: number;
  }[];
}

interface RecordingFile {
  path: string;
  bytes: Buffer;
}

interface Field {
  path: string;
  expected: string;
  holds: (value: unknown) => boolean;
}

const isText = (value: unknown) => typeof value === 'string';
const isNonEmptyText = (value: unknown) => typeof value === 'string' && value !== '';
const isTexts = (value: unknown) => isObject(value) && Object.values(value).every(isText);
const isChunk = (value: unknown) =>
  isObject(value) && isText(value['text']) && Number.isFinite(value['at']);
const isUpstream = (value: unknown) =>
  isObject(value) && isText(value['method']) && isText(value['path']);
const isRequest = (value: unknown) =>
  isUpstream(value) &&
  isObject(value) &&
  isTexts(value['headers']) &&
  Number.isInteger(value['status']);

const EXCHANGE_FIELDS: Field[] = [
  { path: 'name', expected: 'a text', holds: isNonEmptyText },
  { path: 'about', expected: 'a text', holds: isText },
  { path: 'server', expected: 'a text', holds: isNonEmptyText },
  { path: 'request.method', expected: 'a text', holds: isNonEmptyText },
  { path: 'request.path', expected: 'a text', holds: isNonEmptyText },
  { path: 'request.headers', expected: 'an object of texts, or nothing', holds: optional(isTexts) },
  { path: 'response.status', expected: 'an integer', holds: Number.isInteger },
  { path: 'response.headers', expected: 'an object of texts', holds: isTexts },
  { path: 'response.complete', expected: 'a boolean', holds: value => typeof value === 'boolean' },
  { path: 'response.chunks', expected: 'a list of { at, text }', holds: listOf(isChunk) },
  {
    path: 'upstream',
    expected: 'a list of requests, or nothing',
    holds: optional(listOf(isUpstream)),
  },
];

const CLIENT_FIELDS: Field[] = [
  { path: 'client', expected: 'a text', holds: isNonEmptyText },
  { path: 'key', expected: 'a text', holds: isText },
  {
    path: 'requests',
    expected: 'a list of { method, path, headers, status }',
    holds: listOf(isRequest),
  },
];

/**
 * Every recorded exchange of the project, and those of the folder that the environment variable `RECORDINGS` names, if
 * any; sorted by id. A file that both hold byte for byte counts once; another file of the same id gets its path behind
 * the id.
 *
 * Throws for a damaged file, naming file and field.
 */
export function loadRecordings(): Recording[] {
  const recordings = new Map<string, Recording>();
  const contents = new Set<string>();
  for (const folder of recordingFolders()) {
    for (const file of findFiles(folder)) {
      const content = file.bytes.toString('utf8');
      if (isClientFile(file.path) || contents.has(content)) continue;
      contents.add(content);
      const recording = toRecording({ root: folder, file });
      const id = recordings.has(recording.id) ? `${recording.id} (${file.path})` : recording.id;
      recordings.set(id, { ...recording, id });
    }
  }
  return [...recordings.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** The recorded requests of other clients, from the `clients` folders of the same places. */
export function loadClientRequests(): ClientRecording[] {
  const files = recordingFolders().flatMap(folder => findFiles(folder));
  const clients = new Map<string, ClientRecording>();
  for (const file of files.filter(({ path }) => isClientFile(path))) {
    const recording = parseFile(file);
    assertClient(recording, file.path);
    clients.set(recording.client, recording);
  }
  return [...clients.values()].toSorted((one, other) => (one.client < other.client ? -1 : 1));
}

/** Every JSON file under a folder, at any depth, sorted by path. Throws when the folder is missing or holds none. */
export function findFiles(folder: string): RecordingFile[] {
  if (!existsSync(folder)) throw new Error(`No recordings: the folder ${folder} does not exist.`);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter(entry => entry.isFile() && entry.name.endsWith('.json'))
    .map(entry => join(entry.parentPath, entry.name));
  if (paths.length === 0)
    throw new Error(`No recordings: the folder ${folder} holds no JSON file.`);
  return paths.toSorted().map(path => ({ path, bytes: readFileSync(path) }));
}

/** Whether a file holds requests of a client program, not an exchange. */
export function isClientFile(path: string): boolean {
  return basename(dirname(path)) === 'clients';
}

/** Reads one exchange. `root` is the folder that was searched; throws for a damaged file. */
export function toRecording(options: { root: string; file: RecordingFile }): Recording {
  const { root, file } = options;
  const recording = parseFile(file);
  assertExchange(recording, file.path);
  const folder = versionFolder({ root, path: file.path }) ?? versionOf(recording.server);
  return { ...recording, folder, id: `${folder}/${recording.name}` };
}

function recordingFolders(): string[] {
  const further = process.env['RECORDINGS'];
  return further ? [DATA_FOLDER, resolve(further)] : [DATA_FOLDER];
}

function parseFile(file: RecordingFile): unknown {
  try {
    return JSON.parse(file.bytes.toString('utf8'));
  } catch (cause) {
    throw new Error(`Damaged recording ${file.path}: not valid JSON.`, { cause });
  }
}

function assertExchange(content: unknown, path: string): asserts content is Recording {
  checkFields({ content, path, fields: EXCHANGE_FIELDS });
}

function assertClient(content: unknown, path: string): asserts content is ClientRecording {
  checkFields({ content, path, fields: CLIENT_FIELDS });
}

function checkFields(options: { content: unknown; path: string; fields: Field[] }): void {
  const { content, path, fields } = options;
  const wrong = fields.find(field => !field.holds(valueAt(content, field.path)));
  if (wrong === undefined) return;
  throw new Error(`Damaged recording ${path}: field "${wrong.path}" must be ${wrong.expected}.`);
}

function valueAt(content: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), content);
}

/** The folder of a server version that a file lies in: `0.33` of `…/0.33/chat/text.json`. */
function versionFolder(options: { root: string; path: string }): string | undefined {
  const segments = [basename(options.root), ...relative(options.root, options.path).split(sep)];
  return segments.findLast(segment => /^\d+\.\d+$/.test(segment));
}

/** `0.33` of `ollama v0.33.0-rc2`; a server that states no version is its own folder. */
function versionOf(server: string): string {
  return /\d+\.\d+/.exec(server)?.[0] ?? server;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(holds: (value: unknown) => boolean): (value: unknown) => boolean {
  return value => Array.isArray(value) && value.every(holds);
}

function optional(holds: (value: unknown) => boolean): (value: unknown) => boolean {
  return value => value === undefined || holds(value);
}
