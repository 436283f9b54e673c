import { useSyncExternalStore } from 'react';
import { DARK_QUERY, SIDEBAR_KEY, THEME_KEY } from './appearance-script.ts';
import { readKept, writeKept } from './kept.ts';

export const THEMES = ['system', 'light', 'dark'] as const;

/** The colours that the reader wants; `system` are those of the computer. */
export type Theme = (typeof THEMES)[number];

const listeners = new Set<() => void>();

/** Changes the colours, and keeps the choice in this browser. */
export function setTheme(theme: Theme): void {
  writeKept(localStorage, THEME_KEY, theme);
  applyTheme();
  notify();
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme, () => 'system');
}

/** Follows the computer when it changes its colours, and the other tabs when the reader does; returns its end. */
export function followTheme(): () => void {
  const query = matchMedia(DARK_QUERY);
  const follow = () => {
    applyTheme();
    notify();
  };
  query.addEventListener('change', follow);
  addEventListener('storage', follow);
  return () => {
    query.removeEventListener('change', follow);
    removeEventListener('storage', follow);
  };
}

function currentTheme(): Theme {
  const kept = readKept(localStorage, THEME_KEY);
  return THEMES.find(theme => theme === kept) ?? 'system';
}

function applyTheme(): void {
  const theme = currentTheme();
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia(DARK_QUERY).matches);
  document.documentElement.classList.toggle('dark', isDark);
}

/** Whether the sidebar stands beside the conversation, on a screen that has room for it. */
export function useSidebarOpen(): boolean {
  return useSyncExternalStore(subscribe, isSidebarOpen, () => true);
}

export function toggleSidebar(): void {
  const state = isSidebarOpen() ? 'closed' : 'open';
  document.documentElement.dataset['sidebar'] = state;
  writeKept(localStorage, SIDEBAR_KEY, state);
  notify();
}

function isSidebarOpen(): boolean {
  const { sidebar } = document.documentElement.dataset;
  if (sidebar !== undefined) return sidebar === 'open';
  // As the style sheet has it.
  return matchMedia('(min-width: 80rem)').matches;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('resize', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('resize', listener);
  };
}

function notify(): void {
  for (const listener of listeners) listener();
}
