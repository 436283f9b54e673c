import type { Page } from '@playwright/test';
import { reply, type Step } from 'ollama-turbo-emulator';

/** What the sample of the first schema says. */
export const INVOICE = {
  number: 'HPW-2041',
  vendor: '=Harbour Print Works',
  date: '2026-10-14',
  currency: 'EUR',
  lines: [
    { description: 'Flyers, A5', quantity: 500, unit_price: 0.18, total: 90 },
    { description: 'Posters', quantity: 40, unit_price: -4.5, total: 180 },
  ],
  total: 270,
};

/** The same with a wrong type, and without one of the required values. */
export const MISFIT = {
  ...INVOICE,
  lines: [
    { description: 'Flyers, A5', quantity: 500, unit_price: 0.18 },
    { ...INVOICE.lines[1], total: 'much' },
  ],
};

/** The model answers with this, in many pieces. */
export function answer(value: unknown): Step {
  return reply({ content: JSON.stringify(value).match(/.{1,5}/gs) ?? [] });
}

/** Bytes of such an answer's stream in which the first line of the invoice is whole, and the second has begun. */
export const A_LINE_AND_A_HALF = 4700;

export async function extractSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sample: Invoice' }).click();
  await page.getByRole('button', { name: 'Extract' }).click();
}

/** The badge of an attempt. */
export function badge(page: Page, words: string) {
  return page.getByRole('main').getByText(words, { exact: true });
}
