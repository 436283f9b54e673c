import { tool } from 'ai';
import Formula from 'fparser';
import { z } from 'zod';

/** The tools that the model may call; the AI SDK runs them and sends their results back. */
export const tools = {
  get_weather: tool({
    description: 'Get the current weather in a city',
    inputSchema: z.object({ city: z.string().describe('Name of the city') }),
    execute: ({ city }) => ({ ...weatherIn(city), source: 'made up for this demo' }),
  }),
  calculator: tool({
    description: 'Work out an arithmetic expression',
    inputSchema: z.object({
      expression: z.string().describe('Numbers, + - * / ^ and brackets, such as "17 * 23"'),
    }),
    execute: ({ expression }) => ({ expression, result: calculate(expression) }),
  }),
};

/** A model writes the expression, so it is parsed, never run as code. */
function calculate(expression: string): number {
  const result = Formula.calc(expression, {});
  if (typeof result === 'number' && Number.isFinite(result)) return result;
  throw new Error(`${expression} has no finite result.`);
}

const CONDITIONS = ['sunny', 'cloudy', 'rainy', 'windy', 'foggy'];

/** Weather from the letters of the city's name: the same city always has the same. */
function weatherIn(city: string) {
  const sum = [...city.toLowerCase()].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return {
    city,
    temperature: 5 + (sum % 25),
    unit: 'celsius',
    condition: CONDITIONS[sum % CONDITIONS.length],
  };
}
