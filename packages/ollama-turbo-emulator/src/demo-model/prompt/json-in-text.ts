import { isJsonObject, type JsonObject } from '../json.js';

/** A JSON object in a text. */
export interface JsonInText {
  value: JsonObject;
  start: number;
  /** Behind its last character. */
  end: number;
}

/** The JSON objects that stand in a text, in their order; those within others are not listed. */
export function jsonInText(text: string): JsonInText[] {
  const found: JsonInText[] = [];
  // An object begins with a name or ends at once: braces of code and prose are passed over.
  for (const { index: start } of text.matchAll(/\{(?=\s*["}])/g)) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const end = balancedEnd(text, start);
    const value = end === undefined ? undefined : parsedObject(text.slice(start, end));
    if (end !== undefined && value !== undefined) found.push({ value, start, end });
  }
  return found;
}

/** Where the brace at `start` is closed; those in JSON's texts do not count. */
function balancedEnd(text: string, start: number): number | undefined {
  let depth = 0;
  let isInsideText = false;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (isInsideText && character === '\\') index += 1;
    else if (character === '"') isInsideText = !isInsideText;
    else if (!isInsideText && character === '{') depth += 1;
    else if (!isInsideText && character === '}') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return undefined;
}

function parsedObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
