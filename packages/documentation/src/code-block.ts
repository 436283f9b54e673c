/** The majors of the AI SDK that blocks are written for. */
export type Major = 4 | 5 | 6 | 7;

/** A fenced block of a document, with what its fence says behind the language. */
export interface CodeBlock {
  /** Of the fence, from 1. */
  line: number;
  language: string;
  code: string;
  /** Whether it goes on from the block of code above. */
  continues: boolean;
  /** Its place in an app: other blocks of the document import it from there. */
  filename?: string;
  /** The major that it is written for, where its imports do not tell. */
  ai?: Major;
  /** What the host does while it runs, by a name of `hosts.ts`. */
  host?: string;
  /** Whether the AI SDK has to warn. */
  warns: boolean;
  /** Why it is not run. */
  notRun?: string;
}

const MARKER = /([\w-]+)(?:="([^"]*)")?/g;

/**
 * Reads the words behind a fence's language: `continues`, `filename="…"`, `ai="4"`, `host="…"`, `warns`,
 * `not-run="…"`.
 *
 * @throws Error for any other word, so that a mistyped one is not overlooked
 */
export function readMarkers(meta: string): Omit<CodeBlock, 'line' | 'language' | 'code'> {
  const markers: Omit<CodeBlock, 'line' | 'language' | 'code'> = { continues: false, warns: false };
  for (const [, name = '', value = ''] of meta.matchAll(MARKER)) {
    switch (name) {
      case 'continues':
      case 'warns':
        markers[name] = true;
        break;
      case 'filename':
      case 'host':
        markers[name] = value;
        break;
      case 'ai':
        markers.ai = toMajor(value);
        break;
      case 'not-run':
        if (value === '') throw new Error('"not-run" has to say why.');
        markers.notRun = value;
        break;
      default:
        throw new Error(`"${name}" is no marker of a code block.`);
    }
  }
  return markers;
}

function toMajor(value: string): Major {
  const major = ([4, 5, 6, 7] as const).find(candidate => String(candidate) === value);
  if (major === undefined) throw new Error(`"${value}" is no major of the AI SDK.`);
  return major;
}
