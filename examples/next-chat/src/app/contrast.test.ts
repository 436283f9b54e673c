import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const CSS = readFileSync(new URL('globals.css', import.meta.url), 'utf8');

/** WCAG 2: for texts, and for the edges of controls and the mark of the focus. */
const TEXT = 4.5;
const EDGE = 3;

const PAIRS: readonly [text: string, backgrounds: readonly string[], least: number][] = [
  ['foreground', ['background', 'card', 'sidebar', 'muted', 'code', 'bubble'], TEXT],
  ['foreground', ['danger-soft', 'warn-soft'], TEXT],
  ['muted-foreground', ['background', 'card', 'sidebar', 'muted', 'code', 'bubble'], TEXT],
  ['primary-foreground', ['primary'], TEXT],
  ['link', ['background', 'card', 'muted', 'bubble'], TEXT],
  ['danger', ['danger-soft', 'card', 'background', 'muted'], TEXT],
  ['warn', ['warn-soft', 'card', 'background'], TEXT],
  ['ok', ['ok-soft', 'card'], TEXT],
  ['input', ['background', 'card', 'sidebar'], EDGE],
  ['ring', ['background', 'card', 'sidebar', 'bubble', 'muted'], EDGE],
  ['primary', ['background', 'card', 'sidebar', 'muted'], EDGE],
];

const CASES = [':root', '.dark'].flatMap(theme =>
  PAIRS.flatMap(([text, backgrounds, least]) =>
    backgrounds.map(background => ({ theme, text, background, least })),
  ),
);

test.each(CASES)('$theme: $text on $background has a ratio of $least at least', pair => {
  const colours = readColours(pair.theme);
  expect(ratio(colours[pair.text], colours[pair.background])).toBeGreaterThanOrEqual(pair.least);
});

test('both themes have the same colours', () => {
  expect(Object.keys(readColours('.dark'))).toEqual(Object.keys(readColours(':root')));
});

test('the ratios are those of WCAG', () => {
  expect(ratio('#000000', '#ffffff')).toBe(21);
  const { foreground, background } = readColours(':root');
  expect(ratio(foreground, background)).toBeCloseTo(16.48, 2);
});

function readColours(selector: string): Record<string, string> {
  const block = new RegExp(`^\\${selector} \\{([^}]*)\\}`, 'm').exec(CSS)?.[1] ?? '';
  const declarations = block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g);
  return Object.fromEntries([...declarations].map(([, name, colour]) => [name, colour]));
}

function ratio(first = '', second = ''): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
