/** What is to be converted into what: `euros` from, `US dollars` to. */
export interface MeasureClue {
  name: string;
  preposition: 'from' | 'to';
}

/** ISO codes, which is what tools want of a currency. */
const CURRENCY_CODES = new Map(
  Object.entries({
    EUR: 'euro euros €',
    USD: 'dollar dollars usdollar usdollars $',
    GBP: 'pound pounds britishpounds £',
    JPY: 'yen japaneseyen ¥',
    CHF: 'franc francs swissfranc swissfrancs',
    CNY: 'yuan renminbi',
    INR: 'rupee rupees indianrupees',
    CAD: 'canadiandollar canadiandollars',
    AUD: 'australiandollar australiandollars',
  }).flatMap(([code, words]) => words.split(' ').map(word => [word, code] as const)),
);

const CONVERSION =
  /\d\s*°?\s*([\p{L}€$£¥][\p{L} ]*?)\s+(?:to|into|in)\s+([\p{L}€$£¥][\p{L} ]*?)(?=[?.!,;]|$)/iu;

/** The two sides of a conversion; none when the question asks for nothing of the kind. */
export function findMeasures(text: string): MeasureClue[] {
  const [, from = '', to = ''] = CONVERSION.exec(text) ?? [];
  const isConversion = /\b(?:convert|exchange|conversion)\b/i.test(text);
  if (from === '' || !(isConversion || codeOf(from) !== undefined)) return [];
  return [
    { name: codeOf(from) ?? from, preposition: 'from' },
    { name: codeOf(to) ?? to, preposition: 'to' },
  ];
}

function codeOf(name: string): string | undefined {
  if (/^[A-Z]{3}$/.test(name)) return name;
  return CURRENCY_CODES.get(name.toLowerCase().replaceAll(' ', ''));
}
