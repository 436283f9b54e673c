import type { WebDocument } from './web-document.js';

const CHAPTERS = 120;

const SUBJECTS = ['lines', 'headers', 'tokens', 'models', 'clients', 'errors', 'tests', 'streams'];
const VERBS = ['are read', 'are counted', 'are kept', 'are sent again', 'are compared'];

/** A page far longer than a model's context takes beside a conversation: about 25,000 characters. */
export const LONG_DOCUMENT: WebDocument = {
  title: 'The long handbook of protocols',
  url: 'https://docs.example.com/handbook',
  content: `# The long handbook of protocols\n\n${Array.from({ length: CHAPTERS }, (_, index) => chapter(index + 1)).join('\n\n')}\n`,
  links: Array.from(
    { length: CHAPTERS },
    (_, index) => `https://docs.example.com/handbook#${index + 1}`,
  ),
};

function chapter(number: number): string {
  const subject = SUBJECTS[number % SUBJECTS.length];
  const verb = VERBS[number % VERBS.length];
  return (
    `## Chapter ${number}\n\nIn chapter ${number} of the handbook ${subject} ${verb} before anything else happens, ` +
    `and a protocol that does it in another order is not this one. What follows from it fills the next chapter.`
  );
}
