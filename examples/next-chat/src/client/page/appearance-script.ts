/** Where this browser keeps the choice of colours. */
export const THEME_KEY = 'next-chat-theme';

/** Where it keeps whether the sidebar is shown. */
export const SIDEBAR_KEY = 'next-chat-sidebar';

export const DARK_QUERY = '(prefers-color-scheme: dark)';

/** Runs before the page is painted, so that neither colours nor sidebar jump. */
export const APPEARANCE_SCRIPT = `try {
  const root = document.documentElement;
  const theme = localStorage.getItem('${THEME_KEY}');
  const sidebar = localStorage.getItem('${SIDEBAR_KEY}');
  if (sidebar) root.dataset.sidebar = sidebar;
  root.classList.toggle('dark', theme === 'dark' || (theme !== 'light' && matchMedia('${DARK_QUERY}').matches));
} catch {}`;
