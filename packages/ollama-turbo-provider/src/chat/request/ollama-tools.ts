import {
  InvalidArgumentError,
  type LanguageModelV4CallOptions,
  type LanguageModelV4FunctionTool,
} from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import type { OllamaTool } from './chat-request-body.js';
import type { ChatWarning } from '../chat-model.js';
import { toPortableSchema } from '../portable-schema/portable-schema.js';

type CallTools = Pick<LanguageModelV4CallOptions, 'tools' | 'toolChoice'>;

/**
 * The tools to offer; none for `toolChoice: 'none'`, as Ollama cannot be told to leave offered tools alone.
 *
 * @throws InvalidArgumentError when `toolChoice` names a tool that is not among the tools
 */
export function toOllamaTools(options: CallTools & { warnings: ChatWarning[] }): OllamaTool[] {
  const { toolChoice, warnings } = options;
  const tools = functionTools(options);
  switch (toolChoice?.type) {
    case undefined:
    case 'auto':
      return tools.map(tool => toOllamaTool({ tool, warnings }));
    case 'none':
      return [];
    case 'required':
      warnings.push(unforcedChoice('"required": the model may answer without calling a tool'));
      return tools.map(tool => toOllamaTool({ tool, warnings }));
    case 'tool':
      return [chosenTool({ tools, toolName: toolChoice.toolName, warnings })];
  }
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
  warnings: ChatWarning[];
}): OllamaTool {
  const { tools, toolName, warnings } = options;
  const tool = tools.find(candidate => candidate.name === toolName);
  if (!tool) {
    const offered = tools.map(candidate => `"${candidate.name}"`).join(', ') || 'none';
    throw new InvalidArgumentError({
      argument: 'toolChoice',
      message: `toolChoice names the tool "${toolName}", which is not among the tools of the call (${offered}).`,
    });
  }
  warnings.push(
    unforcedChoice(
      `"${toolName}": it is the only tool offered, and the model may answer without calling it`,
    ),
  );
  return toOllamaTool({ tool, warnings });
}

function unforcedChoice(choice: string): ChatWarning {
  return {
    type: 'unsupported',
    feature: 'toolChoice',
    details: `Ollama cannot force the choice of ${choice}.`,
  };
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
