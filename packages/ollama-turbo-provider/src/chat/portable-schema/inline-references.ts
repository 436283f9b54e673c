import type { SchemaProblems } from './problems.js';
import { type Attempt, MAX_NESTING, ReferenceInliner } from './reference-inliner.js';
import type { SchemaObject } from './type.js';

/**
 * The same schema in the words that Ollama knows: references written out, `allOf` merged, `oneOf` as `anyOf`, `const`
 * as `enum` and `nullable` as type `null`, everywhere in it.
 *
 * Where that becomes too long, references are written out only so many within each other as fit: all of the schema is
 * then left open at the same depth, rather than the end of it at the top.
 */
export function inlineReferences(options: {
  root: SchemaObject;
  problems: SchemaProblems;
}): SchemaObject {
  const { root, problems } = options;
  const { schema, problems: found } = deepestThatFits(root);
  problems.addAll(found);
  return schema;
}

function deepestThatFits(root: SchemaObject): Attempt {
  const whole = new ReferenceInliner({ root }).attempt();
  if (!whole.isTooLong) return whole;
  let [depth, tooDeep] = [1, MAX_NESTING];
  let best = new ReferenceInliner({ root, maxReferences: depth }).attempt();
  while (tooDeep - depth > 1) {
    const middle = Math.floor((depth + tooDeep) / 2);
    const attempt = new ReferenceInliner({ root, maxReferences: middle }).attempt();
    if (attempt.isTooLong) {
      tooDeep = middle;
    } else {
      depth = middle;
      best = attempt;
    }
  }
  return best;
}
