export const THEMES = ['system', 'light', 'dark'] as const;

/** The colours that the reader wants; `system` are those of the computer. */
export type Theme = (typeof THEMES)[number];

export const THEME_KEY = 'next-extract-theme';

/** Runs before the page is painted, so that it does not flash in the other colours. */
export const THEME_SCRIPT = `try { document.documentElement.dataset.theme = localStorage.getItem('${THEME_KEY}') ?? 'system' } catch {}`;

export function isTheme(value: string | undefined): value is Theme {
  return THEMES.some(theme => theme === value);
}
