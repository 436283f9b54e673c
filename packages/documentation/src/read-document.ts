import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { readMarkers, type CodeBlock } from './code-block.ts';

/** A page, as far as it can be checked. */
export interface Document {
  /** From the root of the repository. */
  path: string;
  blocks: CodeBlock[];
  links: { line: number; url: string }[];
  /** What stands between backticks. */
  inlineCode: { line: number; code: string }[];
  /** What links can point at, without the `#`. */
  anchors: ReadonlySet<string>;
}

/** @throws Error with the place, for a marker that is none */
export function readDocument({ path, text }: { path: string; text: string }): Document {
  const document: Document = { path, blocks: [], links: [], inlineCode: [], anchors: new Set() };
  const headings: string[] = [];
  let isOneProgram = false;
  for (const node of walk(fromMarkdown(withoutFrontMatter(text)))) {
    const line = node.position?.start.line ?? 1;
    switch (node.type) {
      case 'code':
        document.blocks.push({
          ...readBlock({ path, line, ...node }),
          ...(isOneProgram && document.blocks.some(isTypeScript) && { continues: true }),
        });
        break;
      case 'html':
        isOneProgram ||= node.value === '<!-- code: one program -->';
        break;
      case 'link':
      case 'image':
      case 'definition':
        document.links.push({ line, url: node.url });
        break;
      case 'inlineCode':
        document.inlineCode.push({ line, code: node.value });
        break;
      case 'heading':
        headings.push(textOf(node));
        break;
      default:
    }
  }
  return { ...document, anchors: toAnchors(headings) };
}

function readBlock(options: {
  path: string;
  line: number;
  lang?: string | null | undefined;
  meta?: string | null | undefined;
  value: string;
}): CodeBlock {
  const { path, line, lang, meta, value } = options;
  try {
    return { line, language: lang ?? '', code: value, ...readMarkers(meta ?? '') };
  } catch (error) {
    throw new Error(`${path}:${line}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function isTypeScript({ language }: CodeBlock): boolean {
  return language === 'ts';
}

/** Emptied rather than cut, so that lines keep their numbers. */
function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n.*?\n---\n/s, matter => matter.replace(/[^\n]/g, ''));
}

function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if (!isParent(node)) return;
  for (const child of node.children) yield* walk(child);
}

function isParent(node: Nodes): node is Parents {
  return 'children' in node;
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return isParent(node) ? node.children.map(textOf).join('') : '';
}

/** As GitHub makes them: what occurs twice gets a number. */
function toAnchors(headings: readonly string[]): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const heading of headings) {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let unique = anchor;
    for (let count = 1; anchors.has(unique); count += 1) unique = `${anchor}-${count}`;
    anchors.add(unique);
  }
  return anchors;
}
