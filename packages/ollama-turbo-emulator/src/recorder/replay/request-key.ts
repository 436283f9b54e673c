import { isObject } from '../../check.js';
import type { RecordingRequest } from '../form/recording.js';

/** The same for requests that are answered by the same recordings: headers and the order of keys are of no matter. */
export function requestKey({ method, path, body, base64 }: RecordingRequest): string {
  const content = base64 === undefined ? (body === undefined ? [] : [sorted(body)]) : base64;
  return JSON.stringify([method, path, content]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  // In pairs, as an object would put keys that are numbers first by itself.
  return { object: entries.map(([key, inner]) => [key, sorted(inner)]) };
}
