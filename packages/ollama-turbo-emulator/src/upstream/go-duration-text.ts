import { FOREVER } from '../request/go-duration.js';

/** The longest duration as Go writes it. */
const FOREVER_TEXT = '2562047h47m16.854775807s';

const SMALL_UNITS = [
  { unit: 'ms', nanoseconds: 1e6 },
  { unit: 'µs', nanoseconds: 1e3 },
  { unit: 'ns', nanoseconds: 1 },
];

/** A duration in seconds as Go writes it: `5m0s`, `1h0m0s`, `1.5s`, `20ms`, `0s`. */
export function goDurationText(seconds: number): string {
  if (seconds >= FOREVER) return FOREVER_TEXT;
  const nanoseconds = Math.round(seconds * 1e9);
  if (nanoseconds === 0) return '0s';
  if (nanoseconds < 1e9) {
    const small = SMALL_UNITS.find(each => nanoseconds >= each.nanoseconds);
    return small === undefined ? '0s' : `${nanoseconds / small.nanoseconds}${small.unit}`;
  }
  const hours = Math.floor(nanoseconds / 3.6e12);
  const minutes = Math.floor((nanoseconds % 3.6e12) / 6e10);
  const rest = `${(nanoseconds % 6e10) / 1e9}s`;
  if (hours > 0) return `${hours}h${minutes}m${rest}`;
  return minutes > 0 ? `${minutes}m${rest}` : rest;
}
