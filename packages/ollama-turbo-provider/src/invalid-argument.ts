import { InvalidArgumentError } from '@ai-sdk/provider';
import type * as z from 'zod/v4/mini';
import { describeIssue, describePath } from './describe-issue.js';

/**
 * The error of a value that does not fit its schema, with the path of what is wrong in it.
 *
 * @param options.path how the value itself is called; empty for the options of a call
 */
export function invalidArgument(options: {
  issue: z.core.$ZodIssue;
  path: string;
}): InvalidArgumentError {
  const { issue, path } = options;
  const names = [path, describePath(issue.path)].filter(text => text !== '');
  const argument = names.join('.') || 'call options';
  const message = `${argument} is not valid: ${describeIssue(issue)}.`;
  return new InvalidArgumentError({ argument, message });
}
