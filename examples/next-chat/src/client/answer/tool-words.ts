import type { ChatTools } from '../../shared/tools.ts';

export interface ToolWords {
  /** `Weather`. */
  name: string;
  /** What a call does, to ask for permission: "send this note". */
  asks: string;
}

const WORDS: Readonly<Record<keyof ChatTools, ToolWords>> = {
  get_weather: { name: 'Weather', asks: 'look up the weather' },
  calculator: { name: 'Calculator', asks: 'calculate' },
  web_search: { name: 'Web search', asks: 'search the web' },
  send_note: { name: 'Send note', asks: 'send a note' },
};

/** How a tool is spoken of; one that is unknown by its own name. */
export function toolWords(name: string): ToolWords {
  return isKnown(name) ? WORDS[name] : { name: name.replaceAll('_', ' '), asks: `use ${name}` };
}

function isKnown(name: string): name is keyof ChatTools {
  return Object.hasOwn(WORDS, name);
}
