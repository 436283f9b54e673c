import type { Page } from '@playwright/test';
import { reply } from 'ollama-turbo-emulator';
import {
  answers,
  ask,
  expect,
  questions,
  stopButton,
  test,
  untilReady,
} from './support/fixtures.ts';
import { restingPosition } from './support/resting-position.ts';

const LINES = linesTo(90);

/** Written for more than ten seconds. */
const LONG = linesTo(280);

function linesTo(count: number): string {
  return Array.from({ length: count }, (_, index) => `Line ${index}.`).join('\n\n');
}

test('the end stays in view, unless the reader scrolls up', async ({ page, app, emulator }) => {
  emulator.script(
    reply({ content: LINES }),
    reply({ content: 'A title' }),
    reply({ content: LONG }),
  );
  await page.goto(app.url);
  const log = page.getByRole('log');
  await ask(page, 'Count');
  await expect(answers(page).getByText('Line 89.')).toBeInViewport();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A title');

  await ask(page, 'Once more');
  await expect(answers(page).getByText('Line 20.').nth(1)).toBeAttached();
  await expect.poll(async () => log.evaluate(pixelsBelow)).toBeLessThan(2);
  await log.hover();
  await page.mouse.wheel(0, -400);
  await expect(stopButton(page)).toBeVisible();
  const watched = await watchLineInSight(page);
  // Ten seconds later, in lines.
  await expect(answers(page).getByText('Line 230.')).toBeAttached({ timeout: 30_000 });
  expect(await watched()).toBeLessThan(1);
  await expect(stopButton(page)).toBeVisible();

  await page.getByRole('button', { name: 'Newest' }).click();
  await expect.poll(async () => log.evaluate(pixelsBelow)).toBeLessThan(2);
  // The keyboard stops it as well.
  await log.focus();
  await page.keyboard.press('PageUp');
  await restingPosition(log);
  expect(await log.evaluate(pixelsBelow)).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Newest' }).click();
  await expect(answers(page).getByText('Line 279.')).toBeInViewport();
  await untilReady(page);
  await expect(page.getByRole('button', { name: 'Newest' })).toHaveCount(0);
});

test('a conversation that is opened again is where it was left', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(reply({ content: LINES }), reply({ content: 'Counting' }));
  await page.goto(app.url);
  await ask(page, 'Count');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Counting');
  await page.getByRole('log').hover();
  await page.mouse.wheel(0, -500);
  await expect(page.getByRole('button', { name: 'Newest' })).toBeVisible();
  const position = await restingPosition(page.getByRole('log'));
  await page.getByRole('navigation').getByRole('button', { name: 'New chat' }).click();
  await page.getByRole('link', { name: 'Counting' }).click();
  await expect(answers(page)).toHaveCount(1);
  expect(await restingPosition(page.getByRole('log'))).toBe(position);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 640 } });

  test('a conversation that comes from the server is where it was left, too', async ({
    page,
    app,
    emulator,
  }) => {
    emulator.script(reply({ content: LINES }), reply({ content: 'Counting' }));
    await page.goto(app.url);
    // So long that it is folded, which must not move what is below it.
    await ask(page, 'Count the lines. '.repeat(60));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Counting');
    await page.reload();
    await expect(answers(page).getByText('Line 89.')).toBeInViewport();
    const log = page.getByRole('log');
    await log.hover();
    await page.mouse.wheel(0, -500);
    await expect(page.getByRole('button', { name: 'Newest' })).toBeVisible();
    const position = await restingPosition(log);
    await page.getByRole('button', { name: 'New chat' }).click();
    await expect(page.getByRole('article')).toHaveCount(0);
    await page.goBack();
    await expect(answers(page)).toHaveCount(1);
    expect(await restingPosition(log)).toBe(position);
  });

  test('a long question is folded after twelve lines', async ({ page, app, emulator }) => {
    emulator.script(reply({ content: 'Long.' }));
    await page.goto(app.url);
    // Eleven lines on a large screen.
    await ask(page, 'A question without a break. '.repeat(33));
    const text = questions(page).getByText('A question without a break.');
    await expect(questions(page).getByRole('button', { name: 'Show all' })).toBeVisible();
    const height = async () => text.evaluate(element => element.getBoundingClientRect().height);
    expect(await height()).toBe(12 * 26);
    await questions(page).getByRole('button', { name: 'Show all' }).click();
    expect(await height()).toBeGreaterThan(20 * 26);
    await questions(page).getByRole('button', { name: 'Show less' }).click();
    expect(await height()).toBe(12 * 26);
  });
});

test('thinking that folds moves nothing under the eye of whoever reads further up', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(
    reply({ content: LINES }),
    reply({ content: 'A title' }),
    reply({ thinking: 'A llama would do. '.repeat(40), content: 'Once. '.repeat(40) }),
  );
  await page.goto(app.url);
  await ask(page, 'Count');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A title');
  await ask(page, 'Tell me a story');
  await expect(answers(page).getByText(/A llama would do/)).toBeVisible();
  await page.getByRole('log').hover();
  await page.mouse.wheel(0, -150);
  await expect(page.getByRole('button', { name: 'Newest' })).toBeVisible();
  const watched = await watchLineInSight(page);
  await expect(page.getByRole('button', { name: /^Thought for/ })).toBeAttached();
  await untilReady(page);
  expect(await watched()).toBeLessThan(1);
});

/**
 * Watches the line at the top of the log, frame by frame.
 *
 * @returns tells by how many pixels it has moved at most
 */
async function watchLineInSight(page: Page): Promise<() => Promise<number>> {
  await restingPosition(page.getByRole('log'));
  await page.getByRole('log').evaluate(log => {
    const top = log.getBoundingClientRect().top + 8;
    const lines = [...log.querySelectorAll('p, h2, pre')];
    const line = lines.find(element => element.getBoundingClientRect().top >= top);
    if (!line) throw new Error('There is no line in sight.');
    const seen = { moved: 0 };
    const before = line.getBoundingClientRect().top;
    const look = () => {
      seen.moved = Math.max(seen.moved, Math.abs(line.getBoundingClientRect().top - before));
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { seen });
  });
  return async () =>
    page.evaluate(() => (globalThis as { seen?: { moved: number } }).seen?.moved ?? 999);
}

function pixelsBelow({ scrollHeight, scrollTop, clientHeight }: Element): number {
  return scrollHeight - scrollTop - clientHeight;
}
