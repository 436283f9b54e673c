import type { Tool } from './sdk.ts';

export const city: Tool = {
  description: 'The city that a person lives in',
  input: { person: 'string' },
  execute: ({ person }) => ({ person, city: 'Rome' }),
};

export const weather: Tool = {
  description: 'The weather in a city',
  input: { city: 'string' },
  execute: input => `It is sunny in ${String(input['city'])}.`,
};

/** A call as a model makes it, and as apps see it. */
export const WEATHER_CALL = { id: 'call_1', name: 'weather', arguments: { city: 'Rome' } };
export const SEEN_CALL = { id: 'call_1', name: 'weather', input: { city: 'Rome' } };
