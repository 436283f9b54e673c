import type { LanguageModelV1 } from '@ai-sdk/provider';
import {
  createProviderRegistry,
  customProvider,
  generateObject,
  generateText,
  Output,
  streamObject,
  streamText,
  tool,
  wrapLanguageModel,
  type CoreMessage,
  type ToolSet,
} from 'ai';
import aiPackage from 'ai/package.json' with { type: 'json' };
import { collectEvents, isComplete } from 'compatibility-behaviours/collect-events';
import { createModel } from 'compatibility-behaviours/create-model';
import { describeError } from 'compatibility-behaviours/describe-error';
import { readObjectStream } from 'compatibility-behaviours/read-object-stream';
import { readPart } from './read-part.ts';
import { readSteps } from './read-steps.ts';
import type {
  ErrorOutcome,
  ModelCall,
  Sdk,
  StreamCall,
  TextCall,
} from 'compatibility-behaviours/sdk';
import { zodObject } from './zod-object.ts';
import { createOllama } from 'ollama-turbo-provider/ai4';

/** AI SDK 4, in words that all majors share. */
export const sdk: Sdk = {
  major: 4,
  versions: { ai: aiPackage.version, provider: aiPackage.dependencies['@ai-sdk/provider'] },

  generateText: async call => {
    const result = await generateText(textOptions(call));
    const { steps, usage, response } = result;
    return readSteps({ steps, usage, history: [...messagesOf(call), ...response.messages] });
  },

  streamText: streamAnswer,

  generateObject: async call => {
    const schema = zodObject(call.schema);
    const { object, finishReason } = await generateObject({ ...commonOptions(call), schema });
    return { object, finishReason };
  },

  streamObject: async call => {
    const schema = zodObject(call.schema);
    return readObjectStream(streamObject({ ...commonOptions(call), schema }).fullStream);
  },

  generateOutput: async call => {
    const { experimental_output: object, finishReason } = await generateText({
      ...textOptions(call),
      experimental_output: Output.object({ schema: zodObject(call.schema) }),
    });
    return { object, finishReason };
  },
};

async function streamAnswer(call: StreamCall) {
  const heard: ErrorOutcome[] = [];
  const result = streamText({
    ...textOptions(call),
    toolCallStreaming: true,
    onError: ({ error }) => void heard.push(describeError(error)),
  });
  const { onEvent } = call;
  const told = await collectEvents({ stream: result.fullStream, toEvent: readPart, onEvent });
  if (!isComplete(told)) return { ...told, heard };
  const [steps, usage, response] = await Promise.all([result.steps, result.usage, result.response]);
  const history = [...messagesOf(call), ...response.messages];
  return { ...told, heard, outcome: readSteps({ steps, usage, history }) };
}

function findModel(call: ModelCall): LanguageModelV1 {
  const model = findPlainModel(call);
  if (!call.isWrapped) return model;
  return wrapLanguageModel({
    model,
    middleware: {
      transformParams: async ({ params }) => ({ ...params, temperature: 0.25 }),
    },
  });
}

function findPlainModel(call: ModelCall): LanguageModelV1 {
  const { settings, modelId, entry = 'ai4' } = call;
  if (entry !== 'ai4') return createModel(entry, call) as LanguageModelV1;
  const ollama = createOllama(settings);
  switch (call.access) {
    case 'registry':
      return createProviderRegistry({ ollama }).languageModel(`ollama:${modelId}`);
    case 'customProvider':
      return customProvider({ languageModels: { helper: ollama(modelId) } }).languageModel(
        'helper',
      );
    case 'fallbackProvider':
      return customProvider({ fallbackProvider: ollama }).languageModel(modelId);
    case 'defaultProvider':
      // AI SDK 4 has no default provider; its types refuse this.
      return modelId as unknown as LanguageModelV1;
    case 'provider':
    case undefined:
      return ollama(modelId);
  }
}

function textOptions(call: TextCall) {
  const { tools, toolChoice, maxSteps = 1 } = call;
  return {
    ...commonOptions(call),
    tools: tools && toolSet(tools),
    toolChoice:
      typeof toolChoice === 'object' ? ({ type: 'tool', ...toolChoice } as const) : toolChoice,
    maxSteps,
  };
}

function commonOptions(call: TextCall) {
  const { system, maxOutputTokens, options, abortSignal, maxRetries, tracer } = call;
  return {
    model: findModel(call),
    system,
    messages: messagesOf(call),
    maxTokens: maxOutputTokens,
    providerOptions: options && { ollama: options },
    abortSignal,
    maxRetries,
    experimental_telemetry: tracer && { isEnabled: true, tracer },
  };
}

function messagesOf({ history = [], prompt, image }: TextCall): CoreMessage[] {
  const content = [
    { type: 'text' as const, text: prompt },
    ...(image ? [{ type: 'image' as const, image: image.bytes, mimeType: image.mediaType }] : []),
  ];
  return [...(history as CoreMessage[]), { role: 'user', content }];
}

function toolSet(tools: NonNullable<TextCall['tools']>): ToolSet {
  const entries = Object.entries(tools).map(([name, { description, input, execute }]) => [
    name,
    tool({ description, parameters: zodObject(input), execute: async value => execute(value) }),
  ]);
  return Object.fromEntries(entries) as ToolSet;
}
