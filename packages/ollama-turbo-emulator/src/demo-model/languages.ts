/** Languages that questions name, as the inside of a regular expression. */
export const LANGUAGE_NAMES =
  'arabic|chinese|czech|danish|dutch|english|finnish|french|german|greek|hebrew|hindi|hungarian|italian|japanese|korean|latin|norwegian|polish|portuguese|romanian|russian|spanish|swedish|turkish|ukrainian|vietnamese';

/** A language, and the word before it: `into` tells it from the language that a text is in. */
export interface LanguageClue {
  name: string;
  preposition: string;
}

const LANGUAGES = new RegExp(String.raw`(?:\b(from|into|to|in) )?\b(${LANGUAGE_NAMES})\b`, 'gi');

export function findLanguages(text: string): LanguageClue[] {
  return [...text.matchAll(LANGUAGES)].map(([, preposition = '', name = '']) => ({
    name: name.charAt(0).toUpperCase() + name.slice(1).toLowerCase(),
    preposition: preposition.toLowerCase() === 'from' ? 'from' : 'to',
  }));
}
