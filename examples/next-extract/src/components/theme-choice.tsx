import { useSyncExternalStore } from 'react';
import { isTheme, THEME_KEY, THEMES, type Theme } from '../lib/theme.ts';

const NAMES: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };

/** Chooses between light and dark; the choice is kept in this browser. */
export function ThemeChoice() {
  const theme = useSyncExternalStore(subscribe, currentTheme, () => 'system' as const);
  return (
    <label className="flex shrink-0 items-center gap-2 text-sm">
      <span className="text-muted-foreground max-sm:sr-only">Colours</span>
      <select
        value={theme}
        onChange={event => setTheme(event.target.value)}
        className="min-h-9 rounded-lg border border-input bg-card px-2 text-base pointer-fine:text-sm pointer-coarse:min-h-11"
      >
        {THEMES.map(name => (
          <option key={name} value={name}>
            {NAMES[name]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** It stands at the root of the page, where the script in its head has put it before the first paint. */
function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return isTheme(theme) ? theme : 'system';
}

function setTheme(theme: string): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Then it is kept until the page is left.
  }
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
