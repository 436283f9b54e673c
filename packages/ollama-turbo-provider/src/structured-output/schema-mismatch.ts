import { InvalidResponseDataError } from '@ai-sdk/provider';

/** `error.data` of the `InvalidResponseDataError` for an answer that is not the JSON that was asked for. */
export interface OllamaSchemaMismatch {
  reason: 'schema-mismatch';
  /** The answer as the model wrote it, thinking not included. */
  text: string;
  /** What is wrong with it, in sentences that name the place. */
  problems: string[];
}

const MAX_EXCERPT = 200;

/** The error of an answer that is not the JSON that was asked for. The AI SDK does not repeat it. */
export function schemaMismatch(options: {
  model: string;
  text: string;
  problems: string[];
  isCut: boolean;
}): InvalidResponseDataError {
  const { model, text, problems, isCut } = options;
  const begin = text.trim();
  const quoted =
    begin === ''
      ? 'It is empty.'
      : `It begins ${JSON.stringify(begin.length > MAX_EXCERPT ? `${begin.slice(0, MAX_EXCERPT)}…` : begin)}.`;
  const advice = isCut
    ? 'It was cut off by the limit of its tokens: raise or remove "maxOutputTokens" (num_predict).'
    : 'Describe the fields in the schema, make it simpler, or choose another model.';
  return new InvalidResponseDataError({
    data: { reason: 'schema-mismatch', text, problems } satisfies OllamaSchemaMismatch,
    message: `The answer of the model "${model}" is not the JSON that was asked for: ${problems.join(' ')} ${quoted} ${advice}`,
  });
}
