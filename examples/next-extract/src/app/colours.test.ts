import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const CSS = readFileSync(new URL('globals.css', import.meta.url), 'utf8');

/** What stands on what, and the contrast that WCAG 2 demands: 4.5 of text, 3 of edges and marks. */
const PAIRS: readonly (readonly [string, readonly string[], number])[] = [
  [
    'foreground',
    ['background', 'card', 'muted', 'code', 'bubble', 'warn-soft', 'danger-soft'],
    4.5,
  ],
  ['muted-foreground', ['background', 'card', 'muted', 'code', 'bubble'], 4.5],
  ['primary-foreground', ['primary'], 4.5],
  ['danger', ['background', 'card', 'danger-soft'], 4.5],
  ['warn', ['background', 'card', 'code', 'warn-soft'], 4.5],
  ['ok', ['background', 'card', 'code', 'ok-soft'], 4.5],
  ['link', ['background', 'code'], 4.5],
  ['input', ['background', 'card'], 3],
  ['primary', ['background', 'card', 'bubble'], 3],
];

const CASES = PAIRS.flatMap(([front, backs, least]) =>
  backs.flatMap(back => (['light', 'dark'] as const).map(theme => ({ front, back, least, theme }))),
);

test.each(CASES)('$front on $back can be read, $theme', ({ front, back, least, theme }) => {
  const [first, second] = [luminance(colourOf(front, theme)), luminance(colourOf(back, theme))];
  const ratio = (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  expect(ratio).toBeGreaterThanOrEqual(least);
});

function colourOf(name: string, theme: 'light' | 'dark'): string {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(CSS) ?? [];
  return theme === 'light' ? light : dark;
}

/** As WCAG 2 defines it; not a number for what is no colour, which then fails. */
function luminance(colour: string): number {
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5].map(index => {
    const channel = Number.parseInt(colour.slice(index, index + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
