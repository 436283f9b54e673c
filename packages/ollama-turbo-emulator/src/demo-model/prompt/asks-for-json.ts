import { sentencesOf } from './sentences.js';

/**
 * Whether a text tells the model to answer with JSON: "Answer with JSON only", "The JSON has to be valid against this JSON
 * Schema". A text that only speaks of JSON, or asks about it, does not.
 */
export function asksForJson(text: string): boolean {
  const isAboutAnswers = ANSWER.test(text);
  return sentencesOf(text)
    .filter(sentence => !sentence.endsWith('?'))
    .some(
      sentence =>
        DEMANDS.some(demand => demand.test(sentence)) ||
        (isAboutAnswers && SCHEMA_TO_FIT.test(sentence)),
    );
}

const ANSWER = /\b(?:answer|respond|response|reply|return|output|produce|generate|extract)/i;

const SCHEMA_TO_FIT =
  /\b(?:valid (?:against|for|under)|match(?:es|ing)?|conform\w*|follow(?:s|ing)?|fits?|fitting|satisf\w+|adher\w+|compl(?:y|ies|ying)|obey\w*|according to|in accordance with)\b.*\bschema\b/i;

/** At the beginning of a sentence or behind a clause: "Do not answer with JSON" is no such demand. */
const TOLD_TO_ANSWER = String.raw`(?:^|[,;:–—-] ?)(?:(?:please|always|only|then|now|and|you (?:must|should|have to|need to|are to)) )*(?:answer|respond|reply|return|output)\b`;
const THE_JSON = String.raw`(?:(?:a|an|one|the|single|valid|strict|plain|raw|pure|whole|complete|right|corrected) )*JSON\b`;
/** "Return JSON from a handler" is about code. */
const BEHIND_JSON =
  '(?=$|[^\\w ]| (?:only|alone|values?|objects?|arrays?|lists?|data|documents?|text|with|without|that|which|of|in|for|and|about|on|as|matching|conforming|according|following)\\b)';

const DEMANDS: readonly RegExp[] = [
  new RegExp(
    `${TOLD_TO_ANSWER}(?: again)?,?(?: only)?(?: with| in| as| using)?(?: only| just)? ${THE_JSON}${BEHIND_JSON}`,
    'i',
  ),
  new RegExp(String.raw`${TOLD_TO_ANSWER}.*\b(?:(?:as|in) ${THE_JSON}|JSON only\b)`, 'i'),
  new RegExp(
    String.raw`\b(?:answer|response|reply|output|result)s?\b[^,;:]*\b(?:must|should|shall|has to|have to|needs? to|is to|are to) be (?:only )?${THE_JSON}`,
    'i',
  ),
];
