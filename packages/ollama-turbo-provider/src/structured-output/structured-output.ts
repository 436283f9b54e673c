import { InvalidArgumentError, type LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';
import type { ChatWarning } from '../chat/chat-model.js';
import type { ChatRequestBody } from '../chat/request/chat-request-body.js';
import type { OllamaStructuredOutputOptions } from '../chat/request/language-model-options.js';
import { AnswerJudge } from './answer-judge.js';
import { jsonInstruction } from './instructions.js';

type ResponseFormat = NonNullable<LanguageModelV4CallOptions['responseFormat']>;
type JsonFormat = Extract<ResponseFormat, { type: 'json' }>;

/** How the JSON that a call asks for is asked for and checked. */
export interface StructuredOutput {
  mode: 'native' | 'prompt';
  schema: JsonFormat['schema'];
  /** What `format` is wherever it is sent. */
  format: NonNullable<ChatRequestBody['format']>;
  /** Whether `format` goes with the first request. */
  sendsFormat: boolean;
  /** What the system message says; undefined where the host alone is told. */
  instruction: string | undefined;
  /** Whether the prompt says the schema. */
  isSaid: boolean;
  judge: AnswerJudge;
  retries: number;
}

/**
 * Decides how JSON is asked for. With tools in the same call `format` is held back in each mode: which of the two wins
 * depends on the model, and some would never call a tool.
 */
export function toStructuredOutput(options: {
  responseFormat: JsonFormat;
  providerOptions: OllamaStructuredOutputOptions;
  offersTools: boolean;
  /** Whether the host is known to take a `format` and to ignore it. */
  ignoresFormat: boolean;
  warnings: ChatWarning[];
}): StructuredOutput {
  const { responseFormat, providerOptions, offersTools, ignoresFormat, warnings } = options;
  const { schema, name, description } = responseFormat;
  const { structuredOutput = 'auto', structuredOutputRetries = 1 } = providerOptions;
  const mode = structuredOutput === 'auto' ? autoMode(ignoresFormat) : structuredOutput;
  if (mode === 'native' && ignoresFormat) warnings.push(IGNORED_FORMAT);
  checkWritable(schema);
  const isSaid = mode === 'prompt' || offersTools;
  if (!isSaid) warnings.push(...unsaidWarnings(responseFormat));
  const judge = new AnswerJudge(schema);
  warnings.push(...judge.uncheckable.map(uncheckedWarning));
  return {
    mode,
    schema,
    format: isRecord(schema) ? schema : 'json',
    sendsFormat: !offersTools,
    instruction: isSaid ? jsonInstruction({ schema, name, description, offersTools }) : undefined,
    isSaid,
    judge,
    retries: structuredOutputRetries,
  };
}

const IGNORED_FORMAT: ChatWarning = {
  type: 'unsupported',
  feature: 'structuredOutput',
  details:
    'Ollama Turbo takes a format and does not enforce it: with structuredOutput "native" its models are not told the schema until an answer does not fit. Use "auto" or "prompt".',
};

function checkWritable(schema: unknown): void {
  try {
    JSON.stringify(schema);
  } catch (cause) {
    throw new InvalidArgumentError({
      argument: 'responseFormat.schema',
      message: `The schema cannot be written as JSON (${cause instanceof Error ? cause.message.split('\n')[0] : 'unknown reason'}): it holds a BigInt, or an object that contains itself.`,
    });
  }
}

function autoMode(ignoresFormat: boolean): StructuredOutput['mode'] {
  return ignoresFormat ? 'prompt' : 'native';
}

function unsaidWarnings(responseFormat: JsonFormat): ChatWarning[] {
  const fields = ['name', 'description'] as const;
  return fields
    .filter(field => responseFormat[field] !== undefined)
    .map(field => ({
      type: 'unsupported',
      feature: `responseFormat.${field}`,
      details:
        'Ollama takes the schema alone; say it in the prompt if the model should know it, or set structuredOutput to "prompt".',
    }));
}

function uncheckedWarning(problem: string): ChatWarning {
  return {
    type: 'compatibility',
    feature: 'responseFormat.schema',
    details: `A part of the schema cannot be checked: ${problem}`,
  };
}
