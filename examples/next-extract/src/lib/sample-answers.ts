import type { JsonObject } from './json-value.ts';
import { PRESETS } from './presets.ts';

/** What a good model makes of the samples: the emulator, which cannot read, answers with it. */
const ANSWERS: Readonly<Record<string, JsonObject>> = {
  invoice: {
    number: 'HPW-2041',
    vendor: 'Harbour Print Works',
    customer: 'Larkspur Books',
    date: '2026-10-14',
    currency: 'EUR',
    lines: [
      { description: 'Flyers, A5', quantity: 500, unit_price: 0.18, total: 90 },
      { description: 'Posters, A2', quantity: 40, unit_price: 4.5, total: 180 },
      { description: 'Design, hours', quantity: 3, unit_price: 60, total: 180 },
      { description: 'Delivery', quantity: 1, unit_price: 12.5, total: 12.5 },
    ],
    total: 462.5,
  },
  contacts: {
    contacts: [
      {
        name: 'Ada Okoye',
        organisation: 'Larkspur Books',
        role: 'Head of purchasing',
        email: 'ada@larkspur.example',
        phone: '+44 20 7946 0018',
      },
      {
        name: 'Jonas Lind',
        organisation: 'Larkspur Books',
        role: 'Events',
        email: 'jonas@larkspur.example',
      },
      { name: 'Mei Tanaka', role: 'Illustrator', phone: '030 555 0199' },
    ],
  },
  products: {
    products: [
      { name: 'Highland Black', category: 'tea', price: 6.9, stock: 140, rating: 4.6 },
      { name: 'Spring Sencha', category: 'tea', price: 9.5, stock: 65, rating: 4.8 },
      { name: 'Harbour Roast', category: 'coffee', price: 8.2, stock: 210, rating: 4.4 },
      { name: 'Night Train Espresso', category: 'coffee', price: 8.9, stock: 95, rating: 4.7 },
      { name: 'Gooseneck kettle', category: 'equipment', price: 39, stock: 18, rating: 4.2 },
      { name: 'Paper filters, 100', category: 'equipment', price: 3.4, stock: 320 },
    ],
  },
  events: {
    events: [
      {
        title: 'Ines Moreau reads from “The Salt Road”',
        date: '2026-12-03',
        time: '19:30',
        place: 'Attic',
        price: 8,
      },
      {
        title: 'Bookbinding workshop',
        date: '2026-12-05',
        time: '10:00',
        place: 'Cellar',
        price: 35,
      },
      { title: 'Children draw their own heroes', date: '2026-12-12', time: '16:00', price: 0 },
    ],
  },
};

/** The answer to a sample with its own schema; `undefined` for anything else. */
export function sampleAnswer(text: string, schema: JsonObject): JsonObject | undefined {
  const preset = PRESETS.find(
    ({ sample, schema: own }) =>
      sample.trim() === text.trim() && JSON.stringify(own) === JSON.stringify(schema),
  );
  return preset && ANSWERS[preset.id];
}
