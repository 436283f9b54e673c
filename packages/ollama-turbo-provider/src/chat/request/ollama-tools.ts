import {
  InvalidArgumentError,
  type LanguageModelV4CallOptions,
  type LanguageModelV4FunctionTool,
} from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import type { OllamaTool } from './chat-request-body.js';
import type { ChatWarning } from '../chat-model.js';
import type { ForcedChoice } from '../../tool-choice/forced-choice.js';
import { toPortableSchema } from '../portable-schema/portable-schema.js';

type CallTools = Pick<LanguageModelV4CallOptions, 'tools' | 'toolChoice'>;

interface ToolOffer {
  tools: OllamaTool[];
  /** Where the call demands that one of the tools is called. */
  forced?: ForcedChoice;
}

/**
 * The tools to offer; none for `toolChoice: 'none'`, as Ollama cannot be told to leave offered tools alone.
 *
 * @throws InvalidArgumentError when `toolChoice` names a tool that is not among the tools
 */
export function offerTools(options: CallTools & { warnings: ChatWarning[] }): ToolOffer {
  const { toolChoice, warnings } = options;
  const tools = functionTools(options);
  switch (toolChoice?.type) {
    case undefined:
    case 'auto':
      return { tools: tools.map(tool => toOllamaTool({ tool, warnings })) };
    case 'none':
      return { tools: [] };
    case 'required':
      if (tools.length > 0) return forceTools({ tools, choice: 'required', warnings });
      warnings.push(NOTHING_TO_CALL);
      return { tools: [] };
    case 'tool': {
      const tool = chosenTool({ tools, toolName: toolChoice.toolName });
      return forceTools({ tools: [tool], choice: tool.name, warnings });
    }
  }
}

const NOTHING_TO_CALL: ChatWarning = {
  type: 'unsupported',
  feature: 'toolChoice',
  details: 'toolChoice "required" has no effect: the call has no tool that a model could call.',
};

function forceTools(options: {
  tools: LanguageModelV4FunctionTool[];
  choice: string;
  warnings: ChatWarning[];
}): ToolOffer {
  const { tools, choice, warnings } = options;
  warnings.push({
    type: 'compatibility',
    feature: 'toolChoice',
    details: `Ollama has no tool choice; ${JSON.stringify(choice)} is emulated: the model is told to call, and asked once more for the call as JSON if it does not.`,
  });
  const forced = tools.map(tool => ({
    name: tool.name,
    offered: toOllamaTool({ tool, warnings }),
    inputSchema: tool.inputSchema,
  }));
  return { tools: forced.map(({ offered }) => offered), forced: { tools: forced } };
}

function functionTools(options: CallTools & { warnings: ChatWarning[] }) {
  return (options.tools ?? []).filter((tool): tool is LanguageModelV4FunctionTool => {
    if (tool.type === 'function') return true;
    options.warnings.push({
      type: 'unsupported',
      feature: `provider-defined tool ${tool.id}`,
      details: 'Ollama runs no tools itself; the tool was not offered to the model.',
    });
    return false;
  });
}

function chosenTool(options: {
  tools: LanguageModelV4FunctionTool[];
  toolName: string;
}): LanguageModelV4FunctionTool {
  const { tools, toolName } = options;
  const tool = tools.find(candidate => candidate.name === toolName);
  if (tool !== undefined) return tool;
  const offered = tools.map(candidate => `"${candidate.name}"`).join(', ') || 'none';
  throw new InvalidArgumentError({
    argument: 'toolChoice',
    message: `toolChoice names the tool "${toolName}", which is not among the tools of the call (${offered}).`,
  });
}

function toOllamaTool(options: {
  tool: LanguageModelV4FunctionTool;
  warnings: ChatWarning[];
}): OllamaTool {
  const { tool, warnings } = options;
  const { schema, problems, description } = toPortableSchema(tool.inputSchema);
  warnings.push(...toolWarnings({ tool, problems }));
  return {
    type: 'function',
    function: {
      name: tool.name,
      ...describe(tool.description, description),
      parameters: schema,
    },
  };
}

/** Of a schema's own description nothing reaches the model, so it is put behind the tool's. */
function describe(tool: string | undefined, schema: string | undefined): { description?: string } {
  if (schema === undefined || tool?.includes(schema))
    return withoutUndefined({ description: tool });
  return { description: tool ? `${tool} (${schema})` : schema };
}

function toolWarnings(options: {
  tool: LanguageModelV4FunctionTool;
  problems: string[];
}): ChatWarning[] {
  const { tool, problems } = options;
  const feature = `tool "${tool.name}"`;
  const warnings: ChatWarning[] = problems.map(details => ({
    type: 'compatibility',
    feature: `input schema of ${feature}`,
    details,
  }));
  if (tool.strict) {
    const details = 'Ollama does not hold models to the schema of a tool; the AI SDK checks it.';
    warnings.push({ type: 'unsupported', feature: `strict of ${feature}`, details });
  }
  if (tool.inputExamples?.length) {
    const details = 'Ollama has no place for examples; put them into the description.';
    warnings.push({ type: 'unsupported', feature: `inputExamples of ${feature}`, details });
  }
  return warnings;
}
