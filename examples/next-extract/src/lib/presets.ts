import type { JsonObject } from './json-value.ts';

/** A schema to begin with, and a text that it suits. */
export interface Preset {
  id: string;
  name: string;
  /** What it is for, in a few words. */
  about: string;
  schema: JsonObject;
  sample: string;
}

const text = (title: string) => ({ type: 'string', title });
const number = (title: string) => ({ type: 'number', title });

/** An object with these properties, all of them required unless they are named as optional. */
function object(properties: JsonObject, optional: readonly string[] = []): JsonObject {
  const required = Object.keys(properties).filter(name => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

function list(title: string, items: JsonObject): JsonObject {
  return { type: 'array', title, items };
}

const INVOICE: Preset = {
  id: 'invoice',
  name: 'Invoice',
  about: 'Who, when, lines and sums',
  schema: object(
    {
      number: text('Number'),
      vendor: text('Vendor'),
      customer: text('Customer'),
      date: { type: 'string', title: 'Date', format: 'date' },
      currency: { type: 'string', title: 'Currency', pattern: '^[A-Z]{3}$' },
      lines: list(
        'Lines',
        object({
          description: text('Description'),
          quantity: number('Quantity'),
          unit_price: number('Unit price'),
          total: number('Total'),
        }),
      ),
      total: number('Sum'),
    },
    ['customer'],
  ),
  sample: `Harbour Print Works · 12 Quay Street
Invoice HPW-2041 of 14 October 2026
Billed to: Larkspur Books

500 flyers, A5, at 0.18 each: 90.00
40 posters, A2, at 4.50 each: 180.00
Design, 3 hours at 60.00: 180.00
Delivery: 12.50

To pay within 30 days: EUR 462.50`,
};

const CONTACTS: Preset = {
  id: 'contacts',
  name: 'Contacts',
  about: 'People with mail and phone',
  schema: object({
    contacts: list(
      'Contacts',
      object(
        {
          name: text('Name'),
          organisation: text('Organisation'),
          role: text('Role'),
          email: { type: 'string', title: 'E-mail', format: 'email' },
          phone: text('Phone'),
        },
        ['organisation', 'role', 'email', 'phone'],
      ),
    ),
  }),
  sample: `Met at the harbour fair:
Ada Okoye, head of purchasing at Larkspur Books, ada@larkspur.example, +44 20 7946 0018.
Jonas Lind does the events there (jonas@larkspur.example).
And Mei Tanaka, illustrator, 030 555 0199, wants a call back.`,
};

const PRODUCTS: Preset = {
  id: 'products',
  name: 'Products',
  about: 'A table with prices and stock',
  schema: object({
    products: list(
      'Products',
      object(
        {
          name: text('Name'),
          category: {
            type: 'string',
            title: 'Category',
            enum: ['tea', 'coffee', 'equipment', 'other'],
          },
          price: { type: 'number', title: 'Price', minimum: 0 },
          stock: { type: 'integer', title: 'In stock', minimum: 0 },
          rating: number('Rating'),
        },
        ['rating'],
      ),
    ),
  }),
  sample: `name;kind;price;stock;stars
Highland Black;Tea;6,90;140;4.6
Spring Sencha;Tea;9,50;65;4.8
Harbour Roast;Coffee;8,20;210;4.4
Night Train Espresso;Coffee;8,90;95;4.7
Gooseneck kettle;Equipment;39,00;18;4.2
Paper filters, 100;Equipment;3,40;320;
`,
};

const EVENTS: Preset = {
  id: 'events',
  name: 'Events',
  about: 'What happens when and where',
  schema: object({
    events: list(
      'Events',
      object(
        {
          title: text('Title'),
          date: { type: 'string', title: 'Date', format: 'date' },
          time: { type: 'string', title: 'Time', pattern: '^\\d{2}:\\d{2}$' },
          place: text('Place'),
          price: number('Price'),
        },
        ['time', 'place', 'price'],
      ),
    ),
  }),
  sample: `What is on at Larkspur Books in December 2026:
On the 3rd at half past seven in the evening Ines Moreau reads from “The Salt Road” in the attic (8 euros).
The bookbinding workshop is on the 5th from ten in the morning, in the cellar, 35 euros with materials.
On the 12th, at four, children draw their own heroes. It is free.`,
};

/** The schemas to choose from. */
export const PRESETS: readonly [Preset, ...Preset[]] = [INVOICE, CONTACTS, PRODUCTS, EVENTS];

/** A schema as it stands in its field. */
export function schemaText({ schema }: Pick<Preset, 'schema'>): string {
  return JSON.stringify(schema, undefined, 2);
}
