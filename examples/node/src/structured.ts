// An object that fits a schema. Ollama Turbo enforces none: the provider puts the schema into the prompt, checks the
// answer, and asks once more if it does not fit.
import { generateText, Output } from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { z } from 'zod';
import { turbo } from './shared/host.ts';

const ollama = createOllama(turbo());

const event = z.object({
  title: z.string(),
  city: z.string(),
  date: z.iso.date(),
  seats: z.int().positive(),
  isFree: z.boolean(),
});

const { output } = await generateText({
  model: ollama('gpt-oss:120b'),
  output: Output.object({ schema: event }),
  prompt:
    'Extract the event: "Streams for beginners" in Lisbon on 2026-03-14, with 40 seats. Entry is free.',
});

const { title, city, date, seats, isFree } = output; // with the types of the schema
console.log(`${title}: ${city}, ${date}, ${seats} seats, ${isFree ? 'free' : 'with a fee'}`);
