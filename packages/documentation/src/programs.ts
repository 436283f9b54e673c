import type { CodeBlock, Major } from './code-block.ts';
import type { Document } from './read-document.ts';

/** A block of code, or several that go on from each other: what is compiled and run as one file. */
export interface Program {
  /** The document, from the root of the repository. */
  document: string;
  /** Of the first block. */
  line: number;
  major: Major;
  /** From the folder of the run: `ai7/docs-tools/line-12.ts`. */
  file: string;
  /** Each line stands where it stands in the document, so that lines of errors are those of the document. */
  source: string;
  blocks: readonly CodeBlock[];
}

const LANGUAGES: ReadonlySet<string> = new Set(['ts', 'tsx', 'js', 'jsx', 'mjs']);

/**
 * The programs of a document, in their order.
 *
 * @throws Error with the place, for a block that goes on from nothing, or in another language or major
 */
export function toPrograms({ path, blocks }: Document): Program[] {
  const chains: [CodeBlock, ...CodeBlock[]][] = [];
  for (const block of blocks.filter(({ language }) => LANGUAGES.has(language))) {
    if (!block.continues) {
      chains.push([block]);
      continue;
    }
    const chain = chains.at(-1);
    if (chain === undefined || chain[0].language !== block.language) {
      throw new Error(`${path}:${block.line}: there is no block above that this one continues.`);
    }
    chain.push(block);
  }
  return chains.map(chain => toProgram(path, chain));
}

function toProgram(document: string, blocks: [CodeBlock, ...CodeBlock[]]): Program {
  const [first] = blocks;
  const source = toSource(blocks);
  const major = first.ai ?? majorOfImports(source) ?? 7;
  const folder = document.replace(/\.mdx?$/, '').replaceAll('/', '-');
  const name = first.filename ?? `line-${first.line}.${first.language}`;
  const file = `ai${major}/${folder}/${name}`;
  return { document, line: first.line, major, file, source, blocks };
}

function toSource(blocks: readonly CodeBlock[]): string {
  const lines: string[] = [];
  for (const { line, code } of blocks) {
    while (lines.length < line) lines.push('');
    lines.push(...code.split('\n'));
  }
  // A module also where nothing is imported.
  return `${lines.join('\n')}\nexport {};\n`;
}

function majorOfImports(source: string): Major | undefined {
  const majors = [...source.matchAll(/from 'ollama-turbo-provider\/ai([4-6])'/g)];
  const [, major] = majors[0] ?? [];
  return ([4, 5, 6] as const).find(candidate => String(candidate) === major);
}
