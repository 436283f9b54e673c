import {
  UnsupportedFunctionalityError,
  type LanguageModelV2CallOptions,
  type LanguageModelV2FunctionTool,
} from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import { toPromptV2 } from './prompt.js';
import type { CallOptionsV1, WarningV1, FunctionToolV1, ModeV1 } from './types.js';

/**
 * The options of a V1 call as V2 takes them. `inputFormat` has no equal there: it says how the user wrote the prompt,
 * not what is in it.
 *
 * @throws InvalidPromptError for what is no prompt of V1
 * @throws UnsupportedFunctionalityError for a mode that V1 does not have
 */
export function toCallOptionsV2(
  options: CallOptionsV1,
  conversion: { providerId: string; warnings: WarningV1[] },
): LanguageModelV2CallOptions {
  return withoutUndefined({
    prompt: toPromptV2(options.prompt, conversion),
    maxOutputTokens: options.maxTokens,
    temperature: options.temperature,
    stopSequences: options.stopSequences,
    topP: options.topP,
    topK: options.topK,
    presencePenalty: options.presencePenalty,
    frequencyPenalty: options.frequencyPenalty,
    responseFormat: options.responseFormat,
    seed: options.seed,
    abortSignal: options.abortSignal,
    headers: options.headers,
    providerOptions: options.providerMetadata,
    ...toModeOptions(options.mode),
  });
}

/** What the mode of a V1 call is in V2, where it is spread over three options. */
function toModeOptions(mode: ModeV1): Partial<LanguageModelV2CallOptions> {
  switch (mode?.type) {
    case 'regular':
      return {
        tools: mode.tools?.map(tool => (tool.type === 'function' ? toFunctionTool(tool) : tool)),
        toolChoice: mode.toolChoice,
      };
    case 'object-json': {
      const { schema, name, description } = mode;
      return {
        responseFormat: withoutUndefined({ type: 'json' as const, schema, name, description }),
      };
    }
    case 'object-tool':
      // The object is the input of this one call, so it has to be made.
      return {
        tools: [toFunctionTool(mode.tool)],
        toolChoice: { type: 'tool', toolName: mode.tool.name },
      };
    default: {
      const { type } = (mode ?? {}) as { type?: unknown };
      throw new UnsupportedFunctionalityError({
        functionality: `mode ${String(type)}`,
        message: `The mode of the call is ${JSON.stringify(type)}; it has to be "regular", "object-json" or "object-tool".`,
      });
    }
  }
}

function toFunctionTool(tool: FunctionToolV1): LanguageModelV2FunctionTool {
  const { type, name, description, parameters } = tool;
  return withoutUndefined({ type, name, description, inputSchema: parameters });
}
