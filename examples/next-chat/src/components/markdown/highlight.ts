import type { CodeHighlighterPlugin } from '@streamdown/code';

/** Words of one colour. */
export interface Token {
  content: string;
  /** The colour for light pages, and in a variable that for dark ones. */
  htmlStyle?: Record<string, string>;
}

/** The themes of each that keep 4.5:1 against the background of code; the highlighter's own do not. */
const THEMES = ['github-light-high-contrast', 'github-dark-default'] as const;

let plugin: Promise<CodeHighlighterPlugin> | undefined;

/** Colours code, line by line; undefined where the language is unknown. */
export async function highlight(code: string, language: string): Promise<Token[][] | undefined> {
  // Loaded with the first block of code: it is the largest part of this page.
  plugin ??= import('@streamdown/code').then(({ createCodePlugin }) =>
    createCodePlugin({ themes: [...THEMES] }),
  );
  const highlighter = await plugin;
  const supported = highlighter.getSupportedLanguages().find(name => name === language);
  if (supported === undefined && !highlighter.supportsLanguage(language as never)) return undefined;
  return new Promise(resolve => {
    const options = { code, language: language as never, themes: highlighter.getThemes() };
    const result = highlighter.highlight(options, ({ tokens }) => resolve(tokens));
    if (result !== null) resolve(result.tokens);
  });
}
