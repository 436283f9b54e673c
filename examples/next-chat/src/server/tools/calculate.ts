import Formula from 'fparser';
import { ToolFailure } from './tool-failure.ts';

/**
 * Works out an expression. A model writes it, so it is parsed and never run as code.
 *
 * @throws ToolFailure in words for the model and the reader
 */
export function calculate(expression: string): number {
  const result = parse(expression);
  if (typeof result === 'number' && Number.isFinite(result)) return result;
  throw new ToolFailure(`${expression} has no finite result.`);
}

function parse(expression: string): unknown {
  try {
    return Formula.calc(expression, {});
  } catch {
    throw new ToolFailure(
      `${expression} is no arithmetic expression that the calculator understands.`,
    );
  }
}
