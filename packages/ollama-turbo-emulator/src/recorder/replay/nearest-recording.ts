import type { Recording, RecordingRequest } from '../form/recording.js';
import { describeDifference, differences, type Difference } from './difference.js';

/** Says which recording a request is nearest to, and where it differs first. */
export function describeNearest(
  recordings: readonly Recording[],
  request: RecordingRequest,
): string {
  const asked = `No recording answers ${request.method} ${request.path}`;
  const candidates = recordings.map(recording => candidate(recording, request));
  const [nearest] = candidates.toSorted((one, other) => one.distance - other.distance);
  const [first, ...others] = nearest?.found ?? [];
  if (nearest === undefined || first === undefined) return `${asked}: there are none.`;
  const more = others.length === 0 ? '' : `, and in ${others.length} more`;
  const { method, path } = nearest.recording.request;
  return `${asked}. The nearest is ${nearest.recording.name} (${method} ${path}), which differs in ${describeDifference(first)}${more}.`;
}

interface Candidate {
  recording: Recording;
  found: Difference[];
  distance: number;
}

/** More than any body weighs. */
const FAR = 1e9;

function candidate(recording: Recording, request: RecordingRequest): Candidate {
  const { method, path, body, base64 } = recording.request;
  const find = (name: string, recorded: unknown, requested: unknown) =>
    differences({ path: name, recorded, requested });
  const inMethod = find('method', method, request.method);
  const inPath = find('path', path, request.path);
  const found = [
    ...inMethod,
    ...inPath,
    ...find('body', body, request.body),
    ...find('base64', base64, request.base64),
  ];
  const pathDistance = inPath.length === 0 ? 0 : 1 - 0.001 * commonLength(path, request.path);
  const weight = found.reduce((sum, each) => sum + size(each.recorded) + size(each.requested), 0);
  return { recording, found, distance: FAR * (inMethod.length + 2 * pathDistance) + weight };
}

/** How much a value holds: a body that is another altogether differs in one place, and is far away. */
function size(value: unknown): number {
  if (value === undefined) return 0;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, inner) => sum + size(inner), 1);
}

function commonLength(one: string, other: string): number {
  let index = 0;
  while (index < one.length && index < 400 && one[index] === other[index]) index += 1;
  return index;
}
