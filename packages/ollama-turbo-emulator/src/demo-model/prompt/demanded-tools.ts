import type { ChatMessage, ChatTool } from '../../chat-request.js';
import { sentencesOf } from './sentences.js';

/**
 * The tools of which a system message says that one has to be called in this turn: the named one, or all where any will
 * do. Empty where no message says so; "Call the tool when …" leaves it to the model.
 */
export function demandedTools(
  messages: readonly ChatMessage[],
  tools: readonly ChatTool[],
): readonly ChatTool[] {
  const demands = messages
    .filter(({ role }) => role === 'system')
    .flatMap(({ content }) => sentencesOf(content))
    .filter(sentence => CALL.test(sentence) && !CONDITION.test(sentence));
  const named = tools.filter(tool =>
    demands.some(sentence => namesTool(sentence, tool.function.name)),
  );
  if (named.length > 0) return named;
  return demands.some(sentence => ANY_TOOL.test(sentence)) ? tools : [];
}

const CALL = /^(?:please |now |then |you (?:must|have to|should) )*call\b/i;
const CONDITION = /\b(?:if|when|whenever|where|unless|until|before|after|only|may|not|never)\b/i;
const ANY_TOOL =
  /^.*?\bcall (?:(?:exactly|at least) )?(?:one|any|a|some)\b(?: or more)?(?: of)?(?: the| these| your)?(?: \w+)? (?:tools?|functions?)\b/i;

/** In quotation marks, or behind "the tool": a tool may be called `one` or `tool`. */
function namesTool(sentence: string, name: string): boolean {
  return ['"', '“', '`', "'", 'tool ', 'function ', 'call '].some(before =>
    sentence
      .toLowerCase()
      .split(before + name.toLowerCase())
      .slice(1)
      .some(rest => !/^[\w-]/.test(rest)),
  );
}
