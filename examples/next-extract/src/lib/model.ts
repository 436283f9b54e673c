import { createEmulator, reply, type Carelessness, type Step } from 'ollama-turbo-emulator';
import { createOllama } from 'ollama-turbo-provider';
import type { LanguageModel } from 'ai';
import type { JsonObject } from './json-value.ts';
import { sampleAnswer } from './sample-answers.ts';
import { readSettings } from './settings.ts';

/** As fast as a large model writes, and slow enough to watch. */
const TOKENS_PER_SECOND = 100;

/**
 * Half of its answers miss the schema. Seeds by trial: the first answer has a wrong type, or lacks a property, or stands
 * between words, and the one after it is right. They take turns, so that all of it is seen.
 */
const CARELESS_RATE = 0.5;
const CARELESS_SEEDS = [101, 137, 45];

let carelessExtractions = 0;

interface Question {
  text: string;
  schema: JsonObject;
  /** Only the emulator can be told to be. */
  isCareless: boolean;
}

/** The model that answers, as the environment has it. */
export function extractionModel(question: Question): LanguageModel {
  const { modelId, isEmulated } = readSettings(process.env);
  // The provider reads key and host from the environment itself, and sends the key to ollama.com only.
  return isEmulated ? emulatedModel(modelId, question) : createOllama()(modelId);
}

/** Ollama Turbo in this process, without a socket; one for each extraction, so that their answers cannot be mixed up. */
function emulatedModel(modelId: string, question: Question): LanguageModel {
  const emulator = createEmulator({
    mode: 'cloud',
    pace: { tokensPerSecond: TOKENS_PER_SECOND },
    script: question.isCareless ? [] : scriptFor(question),
    careless: question.isCareless ? nextCarelessness() : undefined,
  });
  return createOllama({
    baseURL: 'https://ollama.com',
    apiKey: 'any-key',
    fetch: emulator.fetch,
  })(modelId);
}

function scriptFor({ text, schema }: Question): Step[] {
  const answer = sampleAnswer(text, schema);
  return answer ? [reply({ content: JSON.stringify(answer) })] : [];
}

function nextCarelessness(): Carelessness {
  const seed = CARELESS_SEEDS[carelessExtractions % CARELESS_SEEDS.length];
  carelessExtractions += 1;
  return { rate: CARELESS_RATE, seed };
}
