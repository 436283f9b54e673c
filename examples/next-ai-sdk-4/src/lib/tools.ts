import { tool } from 'ai';
import { z } from 'zod';
import { weatherIn } from './weather.ts';

/** The tools that the model may call; the AI SDK runs them and sends their results back. */
export const tools = {
  get_weather: tool({
    description: 'Get the current weather in a city',
    parameters: z.object({ city: z.string().describe('Name of the city') }),
    execute: async ({ city }) => weatherIn(city),
  }),
};
