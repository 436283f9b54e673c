import { generateId, type TextStreamPart } from 'ai';
import type { ServerTools } from '../tools/tools.ts';

type Part = TextStreamPart<ServerTools>;

/** Adds a source for each page that a search has found, behind its result and once for an answer. */
export function addSources(): TransformStream<Part, Part> {
  const known = new Set<string>();
  return new TransformStream({
    transform(part, controller) {
      controller.enqueue(part);
      if (part.type !== 'tool-result' || part.dynamic || part.toolName !== 'web_search') return;
      for (const { title, url } of part.output.results) {
        if (known.has(url) || !isWebPage(url)) continue;
        known.add(url);
        controller.enqueue({ type: 'source', sourceType: 'url', id: generateId(), url, title });
      }
    },
  });
}

/** An address that is safe to link to: what is found was written by strangers. */
function isWebPage(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
