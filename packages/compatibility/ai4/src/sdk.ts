import type { LanguageModelV1 } from '@ai-sdk/provider';
import {
  createProviderRegistry,
  customProvider,
  generateObject,
  generateText,
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
import { LackingError } from 'compatibility-behaviours/lacking';
import { oncePerSettings } from 'compatibility-behaviours/once-per-settings';
import { readAll } from 'compatibility-behaviours/read-all';
import { readObjectStream } from 'compatibility-behaviours/read-object-stream';
import type {
  ErrorOutcome,
  ModelCall,
  ObjectCall,
  Sdk,
  StreamCall,
  TextCall,
} from 'compatibility-behaviours/sdk';
import { createOllama, fallbackModel } from 'ollama-turbo-provider/ai4';
import { embedValue, embedValues } from './embed.ts';
import { toOutput } from './output.ts';
import { readPart } from './read-part.ts';
import { readSteps } from './read-steps.ts';
import { readUsage } from './read-usage.ts';
import { zodObject } from './zod-object.ts';

const providerFor = oncePerSettings(createOllama);

/** AI SDK 4, in words that all majors share. */
export const sdk: Sdk = {
  major: 4,
  versions: { ai: aiPackage.version, provider: aiPackage.dependencies['@ai-sdk/provider'] },

  generateText: async call => {
    const result = await generateText(textOptions(call));
    const { steps, usage, response } = result;
    const history = [...messagesOf(call), ...response.messages];
    return {
      ...readSteps({ steps, usage, history }),
      ...(call.output && { output: result.experimental_output }),
    };
  },

  streamText: streamAnswer,

  generateObject: async call => {
    const { object, finishReason, usage } = await generateShape(call);
    return { object, finishReason, usage: readUsage(usage) };
  },

  streamObject: async call => readObjectStream(streamShape(call), readUsage),

  embed: async call => embedValue(providerFor(call.settings), call),

  embedMany: async call => embedValues(providerFor(call.settings), call),

  rerank: async () => {
    throw new LackingError('AI SDK 4 has no rerank.');
  },
};

async function generateShape(call: ObjectCall) {
  const { shape, mode } = call;
  const options = commonOptions(call);
  switch (shape.kind) {
    case 'object':
      return generateObject({ ...options, schema: zodObject(shape.fields), mode });
    case 'array':
      return generateObject({ ...options, output: 'array', schema: zodObject(shape.element) });
    case 'choice':
      return generateObject({ ...options, output: 'enum', enum: [...shape.options] });
    case 'json':
      return generateObject({ ...options, output: 'no-schema' });
  }
}

/** @throws for an enum, which AI SDK 4 does not stream */
function streamShape(call: ObjectCall) {
  const { shape, mode } = call;
  // The stream tells of errors; the SDK does not have to print them.
  const options = { ...commonOptions(call), onError: () => {} };
  switch (shape.kind) {
    case 'object':
      return streamObject({ ...options, schema: zodObject(shape.fields), mode });
    case 'array':
      return streamObject({ ...options, output: 'array', schema: zodObject(shape.element) });
    case 'choice':
      throw new LackingError('streamObject of AI SDK 4 has no enum.');
    case 'json':
      return streamObject({ ...options, output: 'no-schema' });
  }
}

async function streamAnswer(call: StreamCall) {
  const heard: ErrorOutcome[] = [];
  const result = streamText({
    ...textOptions(call),
    toolCallStreaming: true,
    onError: ({ error }) => void heard.push(describeError(error)),
  });
  const { onEvent } = call;
  const told = await collectEvents({ stream: result.fullStream, toEvent: readPart, onEvent });
  const partials = call.output ? await readAll(result.experimental_partialOutputStream) : [];
  if (!isComplete(told)) return { ...told, heard, partials };
  const [steps, usage, response] = await Promise.all([result.steps, result.usage, result.response]);
  const history = [...messagesOf(call), ...response.messages];
  const outcome = {
    ...readSteps({ steps, usage, history }),
    ...(call.output && { output: partials.at(-1) }),
  };
  return { ...told, heard, partials, outcome };
}

function findModel(call: ModelCall): LanguageModelV1 {
  const model = findUnwrappedModel(call);
  if (!call.isWrapped) return model;
  return wrapLanguageModel({
    model,
    middleware: {
      transformParams: async ({ params }) => ({ ...params, temperature: 0.25 }),
    },
  });
}

function findUnwrappedModel(call: ModelCall): LanguageModelV1 {
  const model = findPlainModel(call);
  if (!call.fallback) return model;
  const { settings, modelId } = call.fallback;
  return fallbackModel(model, providerFor(settings)(modelId));
}

function findPlainModel(call: ModelCall): LanguageModelV1 {
  const { settings, modelId, entry = 'ai4' } = call;
  if (entry !== 'ai4') return createModel(entry, call) as LanguageModelV1;
  const ollama = providerFor(settings);
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
  const { toolChoice, output, maxSteps = 1 } = call;
  return {
    ...commonOptions(call),
    tools: toolSet(call),
    toolChoice:
      typeof toolChoice === 'object' ? ({ type: 'tool', ...toolChoice } as const) : toolChoice,
    maxSteps,
    experimental_output: output && toOutput(output),
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

function toolSet({ tools, hostTools, settings }: TextCall): ToolSet | undefined {
  if (!tools && !hostTools) return undefined;
  const entries = Object.entries(tools ?? {}).map(([name, { description, input, execute }]) => [
    name,
    tool({ description, parameters: zodObject(input), execute: async value => execute(value) }),
  ]);
  return {
    ...(Object.fromEntries(entries) as ToolSet),
    ...hostTools?.(providerFor(settings).tools),
  };
}
