/** Words of English and German that say little of what a text is about. */
export const FREQUENT_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and are as at be by can do does for from how i in is it its of on or that the this to was we what when where ' +
    'which who why will with you das der die ein eine ist und wie'
  ).split(' '),
);
