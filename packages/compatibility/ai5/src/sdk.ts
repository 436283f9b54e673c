import type { LanguageModelV2 } from '@ai-sdk/provider';
import {
  createProviderRegistry,
  customProvider,
  generateObject,
  generateText,
  stepCountIs,
  streamObject,
  streamText,
  tool,
  wrapLanguageModel,
  type LanguageModel,
  type ModelMessage,
  type ToolSet,
} from 'ai';
import aiPackage from 'ai/package.json' with { type: 'json' };
import { collectEvents, isComplete } from 'compatibility-behaviours/collect-events';
import { createModel } from 'compatibility-behaviours/create-model';
import { describeError } from 'compatibility-behaviours/describe-error';
import { LackingError } from 'compatibility-behaviours/lacking';
import { objectOptions } from 'compatibility-behaviours/object-options';
import { oncePerSettings } from 'compatibility-behaviours/once-per-settings';
import { readAll } from 'compatibility-behaviours/read-all';
import { readObjectStream } from 'compatibility-behaviours/read-object-stream';
import { readPart } from 'compatibility-behaviours/read-part';
import { readSteps } from 'compatibility-behaviours/read-steps';
import { readUsage } from 'compatibility-behaviours/read-usage';
import type {
  ErrorOutcome,
  ModelCall,
  ObjectCall,
  Sdk,
  StreamCall,
  TextCall,
} from 'compatibility-behaviours/sdk';
import { withDefaultProvider } from 'compatibility-behaviours/with-default-provider';
import { zodObject } from 'compatibility-behaviours/zod-object';
import { createOllama, fallbackModel } from 'ollama-turbo-provider/ai5';
import { embedValue, embedValues } from './embed.ts';
import { toOutput } from './output.ts';

const providerFor = oncePerSettings(createOllama);

/** AI SDK 5, in words that all majors share. */
export const sdk: Sdk = {
  major: 5,
  versions: { ai: aiPackage.version, provider: aiPackage.dependencies['@ai-sdk/provider'] },

  generateText: call =>
    useModel(call, async model => {
      const result = await generateText({ model, ...textOptions(call) });
      const { steps, totalUsage, response } = result;
      const history = [...messagesOf(call), ...response.messages];
      return {
        ...readSteps({ steps, usage: totalUsage, history }),
        ...(call.output && { output: result.experimental_output }),
      };
    }),

  streamText: call => useModel(call, model => streamAnswer(model, call)),

  generateObject: call =>
    useModel(call, async model => {
      const result = await generateObject({ model, ...objectCallOptions(call) });
      const { object, finishReason, usage } = result;
      return { object, finishReason, usage: readUsage(usage) };
    }),

  streamObject: call =>
    useModel(call, async model => {
      // The stream tells of errors; the SDK does not have to print them.
      const onError = () => {};
      const result = streamObject({ model, ...objectCallOptions(call), onError });
      return readObjectStream(result, readUsage);
    }),

  embed: async call => embedValue(providerFor(call.settings), call),

  embedMany: async call => embedValues(providerFor(call.settings), call),

  rerank: async () => {
    throw new LackingError('AI SDK 5 has no rerank.');
  },
};

async function streamAnswer(model: LanguageModel, call: StreamCall) {
  const heard: ErrorOutcome[] = [];
  const result = streamText({
    model,
    ...textOptions(call),
    onError: ({ error }) => void heard.push(describeError(error)),
  });
  const { onEvent } = call;
  const told = await collectEvents({ stream: result.fullStream, toEvent: readPart, onEvent });
  const partials = call.output ? await readAll(result.experimental_partialOutputStream) : [];
  if (!isComplete(told)) return { ...told, heard, partials };
  const [steps, usage, response] = await Promise.all([
    result.steps,
    result.totalUsage,
    result.response,
  ]);
  const history = [...messagesOf(call), ...response.messages];
  const outcome = {
    ...readSteps({ steps, usage, history }),
    ...(call.output && { output: partials.at(-1) }),
  };
  return { ...told, heard, partials, outcome };
}

function useModel<Result>(
  call: ModelCall,
  run: (model: LanguageModel) => Promise<Result>,
): Promise<Result> {
  if (call.access !== 'defaultProvider') return run(findModel(call));
  return withDefaultProvider(providerFor(call.settings), () => run(call.modelId));
}

function findModel(call: ModelCall): LanguageModelV2 {
  const model = findUnwrappedModel(call);
  if (!call.isWrapped) return model;
  return wrapLanguageModel({
    model,
    middleware: {
      transformParams: async ({ params }) => ({ ...params, temperature: 0.25 }),
    },
  });
}

function findUnwrappedModel(call: ModelCall): LanguageModelV2 {
  const model = findPlainModel(call);
  if (!call.fallback) return model;
  const { settings, modelId } = call.fallback;
  return fallbackModel(model, providerFor(settings)(modelId));
}

function findPlainModel(call: ModelCall): LanguageModelV2 {
  const { settings, modelId, entry = 'ai5' } = call;
  if (entry !== 'ai5') return createModel(entry, call) as LanguageModelV2;
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
    stopWhen: stepCountIs(maxSteps),
    experimental_output: output && toOutput(output),
  };
}

function objectCallOptions(call: ObjectCall) {
  if (call.mode === 'tool') throw new LackingError('generateObject of AI SDK 5 has no mode.');
  return { ...commonOptions(call), ...objectOptions(call.shape) };
}

function commonOptions(call: TextCall) {
  const { system, maxOutputTokens, options, abortSignal, maxRetries, tracer } = call;
  return {
    system,
    messages: messagesOf(call),
    maxOutputTokens,
    providerOptions: options && { ollama: options },
    abortSignal,
    maxRetries,
    experimental_telemetry: tracer && { isEnabled: true, tracer },
  };
}

function messagesOf({ history = [], prompt, image }: TextCall): ModelMessage[] {
  const content = [
    { type: 'text' as const, text: prompt },
    ...(image ? [{ type: 'image' as const, image: image.bytes, mediaType: image.mediaType }] : []),
  ];
  return [...(history as ModelMessage[]), { role: 'user', content }];
}

function toolSet({ tools, hostTools, settings }: TextCall): ToolSet | undefined {
  if (!tools && !hostTools) return undefined;
  const entries = Object.entries(tools ?? {}).map(([name, { description, input, execute }]) => [
    name,
    tool({ description, inputSchema: zodObject(input), execute: async value => execute(value) }),
  ]);
  return {
    ...(Object.fromEntries(entries) as ToolSet),
    ...hostTools?.(providerFor(settings).tools),
  };
}
