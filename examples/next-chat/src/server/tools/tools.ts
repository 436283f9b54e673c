import { tool } from 'ai';
import { z } from 'zod';
import type { Host } from '../models/hosts.ts';
import { describeError } from '../notices/describe-error.ts';
import { calculate } from './calculate.ts';
import { ToolFailure } from './tool-failure.ts';
import { forecastInWords, weatherIn } from './weather.ts';

const tools = {
  get_weather: tool({
    description: 'Get the current weather in a city and the forecast for five days',
    inputSchema: z.object({ city: z.string().describe('Name of the city') }),
    execute: ({ city }) => weatherIn(city),
    // The picture needs the numbers, a model can do with words.
    toModelOutput: ({ output: { forecast, ...now } }) => ({
      type: 'json',
      value: { ...now, forecast: forecastInWords(forecast) },
    }),
  }),
  calculator: tool({
    description: 'Work out an arithmetic expression',
    inputSchema: z.object({
      expression: z.string().describe('Numbers, + - * / ^ and brackets, such as "17 * 23"'),
    }),
    execute: ({ expression }) => ({ expression, result: calculate(expression) }),
  }),
  send_note: tool({
    description: 'Send a note to somebody. The user is asked for permission first',
    inputSchema: z.object({
      to: z.string().describe('Who gets the note'),
      note: z.string().describe('The text of the note'),
    }),
    // A note of this example goes nowhere.
    execute: ({ to, note }) => ({ to, note, sentAt: new Date().toISOString() }),
  }),
};

export type ServerTools = ReturnType<typeof toolsFor>;

/** What `toolApproval` of `streamText` takes: these tools run only once the reader has said yes. */
export const APPROVALS = {
  send_note: { type: 'user-approval', reason: 'A note that was sent cannot be taken back.' },
} as const;

/**
 * The tools of a chat. Each throws texts that may be shown, for the model and the reader get the same.
 *
 * @param options.host where the web is searched
 */
export function toolsFor(options: { host: Host }) {
  return { ...tools, web_search: webSearch(options.host) };
}

/** The tools that a model may call: the web only when the reader allows it. */
export function activeTools(webSearchAllowed: boolean): (keyof ServerTools)[] {
  const always: (keyof ServerTools)[] = ['get_weather', 'calculator', 'send_note'];
  return webSearchAllowed ? [...always, 'web_search'] : always;
}

function webSearch({ provider }: Host) {
  const search = provider.tools.webSearch();
  return {
    ...search,
    execute: async (...call: Parameters<typeof search.execute>) => {
      try {
        return await search.execute(...call);
      } catch (error) {
        call[1]?.abortSignal?.throwIfAborted();
        const { title, text } = describeError(error);
        throw new ToolFailure(`${title} ${text}`, { cause: error });
      }
    },
  };
}
