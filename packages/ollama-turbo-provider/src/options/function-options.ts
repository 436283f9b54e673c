import { InvalidArgumentError } from '@ai-sdk/provider';
import * as z from 'zod/v4/mini';
import { describeIssue, describePath } from '../describe-issue.js';

/**
 * Checks the options of a function that has nowhere to warn, such as `ollama.webSearch`: a name that it does not know is
 * an error, too.
 *
 * @throws InvalidArgumentError that names the option
 */
export function parseFunctionOptions<Schema extends z.ZodMiniObject>(options: {
  /** A strict object. */
  schema: Schema;
  value: unknown;
  /** How the function is called in messages. */
  name: string;
}): z.output<Schema> {
  const { schema, value = {}, name } = options;
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const known = Object.keys(schema.shape);
  const { argument, problem } = findProblem({ issue: result.error.issues[0], name, known });
  throw new InvalidArgumentError({ argument, message: problem });
}

function findProblem(options: {
  issue: z.core.$ZodIssue | undefined;
  name: string;
  known: string[];
}): { argument: string; problem: string } {
  const { issue, name, known } = options;
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const problem = `${name} has no option ${JSON.stringify(key)}: known are ${known.join(', ')}.`;
    return { argument: key, problem };
  }
  const expected = issue === undefined ? 'expected an object' : describeIssue(issue);
  const path = describePath(issue?.path ?? []);
  if (path === '') return { argument: 'options', problem: `The options of ${name}: ${expected}.` };
  return { argument: path, problem: `The option ${path} of ${name} is not valid: ${expected}.` };
}
