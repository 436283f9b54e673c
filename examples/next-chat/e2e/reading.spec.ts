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
import { PICTURE } from './support/samples.ts';

test.describe('of what is stored', () => {
  test('an answer without text says so', async ({ page, app }) => {
    await openStored(page, app.url, [{ type: 'reasoning', text: 'Hm.', state: 'done' }]);
    await expect(answers(page).getByText('Thoughts')).toBeVisible();
    await expect(answers(page).getByText('The model gave no text.')).toBeVisible();
  });

  test('a call that was stopped is not told as failed', async ({ page, app }) => {
    await openStored(page, app.url, [
      {
        type: 'tool-get_weather',
        toolCallId: 'call',
        state: 'output-error',
        input: { city: 'Oslo' },
        errorText: 'Stopped by the user',
      },
    ]);
    const card = page.getByRole('group', { name: 'Weather: Not finished' });
    await expect(card).toBeVisible();
    await expect(card).not.toContainText('Stopped by the user');
  });

  test('a table has headers that wrap, and says when it cannot be copied', async ({
    page,
    app,
  }) => {
    const header = 'A header of many words that does not fit into one line';
    const text = `| ${header} | ${header} | ${header} |\n| - | - | - |\n| 1 | 2 | 3 |`;
    await openStored(page, app.url, [{ type: 'text', text }]);
    const table = page.getByRole('region', { name: 'Table' });
    expect(await table.evaluate(element => element.scrollWidth - element.clientWidth)).toBe(0);

    await page.evaluate(() => {
      Reflect.deleteProperty(Navigator.prototype, 'clipboard');
      Object.assign(document, { execCommand: () => false });
    });
    await answers(page).getByRole('button', { name: 'Copy as CSV' }).click();
    await expect(answers(page).getByRole('button', { name: 'Could not copy' })).toBeVisible();
    await expect(answers(page).getByRole('button', { name: 'Copy as CSV' })).toBeVisible();
  });

  test('a question that was pasted can be copied, and one of images alone cannot', async ({
    page,
    app,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const text = { type: 'text', text: 'Hello.' };
    await openStored(page, app.url, [text], [{ type: 'data-pasted-text', data: { text: 'Long' } }]);
    await questions(page).getByRole('button', { name: 'Copy message' }).click();
    await expect(questions(page).getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(async () => navigator.clipboard.readText())).toBe('Long');

    const url = `data:${PICTURE.mimeType};base64,${PICTURE.buffer.toString('base64')}`;
    await openStored(page, app.url, [text], [{ type: 'file', mediaType: 'image/png', url }]);
    await expect(questions(page).getByRole('img')).toBeVisible();
    await expect(questions(page).getByRole('button', { name: 'Edit message' })).toBeVisible();
    await expect(questions(page).getByRole('button', { name: 'Copy message' })).toHaveCount(0);
  });
});

/** Opens a conversation of one question and one answer, which the server need not have. */
async function openStored(
  page: Page,
  url: string,
  answer: readonly object[],
  question: readonly object[] = [{ type: 'text', text: 'Hi' }],
): Promise<void> {
  const modelRef = 'turbo:gpt-oss:120b';
  const metadata = { status: 'done', modelRef, createdAt: '2026-11-01T10:00:00Z' };
  const messages = [
    { id: 'q', role: 'user', parts: question, metadata },
    { id: 'a', role: 'assistant', parts: answer, metadata },
  ];
  const stored = { id: 'talk', title: 'Talk', modelRef, thinking: 'medium', version: 1, messages };
  await page.route('**/api/conversations/talk', async route => route.fulfill({ json: stored }));
  const version = { version: 1, isStreaming: false };
  await page.route('**/api/conversations/talk/version', async route =>
    route.fulfill({ json: version }),
  );
  await page.goto(`${url}/chat/talk`);
  await expect(answers(page)).toHaveCount(1);
}

test('thinking is open while it is written, and folded when the answer begins', async ({
  page,
  app,
  emulator,
}) => {
  emulator.script(
    reply({ thinking: 'A llama would do. '.repeat(20), content: 'Once. '.repeat(40) }),
  );
  await page.goto(app.url);
  await ask(page, 'Tell me a story');
  await expect(page.getByRole('button', { name: 'Thinking…' })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  await expect(answers(page).getByText(/A llama would do/)).toBeVisible();
  const thought = page.getByRole('button', { name: /^Thought for/ });
  await expect(thought).toHaveAttribute('aria-expanded', 'false');
  await thought.click();
  await expect(answers(page).getByText(/A llama would do/)).toBeVisible();
  await untilReady(page);
  await expect(thought).toHaveAttribute('aria-expanded', 'true');
});

test.describe('of a quick model', () => {
  test.use({ tokensPerSecond: 1000 });

  test('two hundred lines of code grow without a flicker, are coloured once and copied exactly', async ({
    page,
    app,
    emulator,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const code = Array.from(
      { length: 200 },
      (_, index) => `export const value${index}: number = ${index}; // ${index}`,
    ).join('\n');
    emulator.script(reply({ content: `\`\`\`ts\n${code}\n\`\`\`` }), reply({ content: 'Values' }));
    await page.goto(app.url);
    await page.evaluate(() => {
      const seen = { heights: [] as number[], colourings: 0, blocks: new Set<Element>() };
      let isColoured = false;
      const look = () => {
        const block = document.querySelector('[role=log] pre');
        if (block) {
          seen.blocks.add(block);
          seen.heights.push(block.getBoundingClientRect().height);
          const hasColours = block.querySelector('span[style*=color]') !== null;
          if (hasColours !== isColoured) seen.colourings += 1;
          isColoured = hasColours;
        }
        requestAnimationFrame(look);
      };
      look();
      Object.assign(globalThis, { seen });
    });
    await ask(page, 'Give me values');
    await untilReady(page);
    await expect(page.locator('pre span[style*=color]').first()).toBeAttached();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Values');
    const { heights, ...seen } = await page.evaluate(() => {
      const { seen: all } = globalThis as unknown as {
        seen: { heights: number[]; colourings: number; blocks: Set<Element> };
      };
      return { heights: all.heights, colourings: all.colourings, blocks: all.blocks.size };
    });
    expect(seen).toEqual({ colourings: 1, blocks: 1 });
    // It only ever grows, and the colours change nothing about it.
    expect(heights).toEqual(heights.toSorted((first, second) => first - second));
    expect(new Set(heights).size).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Copy code' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(async () => navigator.clipboard.readText())).toBe(code);
  });
});

const MARKDOWN = `# Title

A [link](https://ollama.com), a [bad one](javascript:alert(1)), <b id="main">bold</b>.

<script>document.title = 'taken'</script>
<iframe src="https://elsewhere.example/frame"></iframe>

![A cat](https://elsewhere.example/cat.png) in a sentence, and ![data](data:image/png;base64,AAAA).

\`\`\`ts
const answer: number = 42;
// ${'wide '.repeat(60)}
\`\`\`

| name | value |
| - | - |
| one | 1 |
`;

test('markdown runs nothing, fetches nothing, and opens links safely', async ({
  page,
  app,
  emulator,
}) => {
  const elsewhere: string[] = [];
  page.on('request', request => {
    const isOwn = request.url().startsWith(app.url) || /^(data|blob):/.test(request.url());
    if (!isOwn) elsewhere.push(request.url());
  });
  emulator.script(reply({ content: MARKDOWN }), reply({ content: 'Safe' }));
  await page.goto(app.url);
  await ask(page, 'Show me everything');
  await untilReady(page);
  const answer = answers(page);
  await expect(answer.getByRole('link', { name: 'link', exact: true })).toHaveAttribute(
    'rel',
    'noopener noreferrer',
  );
  await expect(
    answer.getByRole('link', { name: 'Picture at elsewhere.example: A cat' }),
  ).toBeVisible();
  await expect(answer.getByRole('link', { name: 'bad one' })).toHaveCount(0);
  await expect(answer.getByText('<b id="main">bold</b>')).toBeVisible();
  await expect(page.locator('#main, iframe, article img')).toHaveCount(0);
  await expect(page).toHaveTitle('Safe');
  expect(elsewhere).toEqual([]);
});

test('code is coloured once, copied as it was written, and scrolls by itself', async ({
  page,
  app,
  emulator,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  emulator.script(reply({ content: MARKDOWN }));
  await page.goto(app.url);
  await ask(page, 'Show me everything');
  await untilReady(page);
  const code = page.getByRole('region', { name: 'Code, ts' });
  await expect(code.locator('span[style*=color]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Copy code' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(async () => navigator.clipboard.readText())).toBe(
    `const answer: number = 42;\n// ${'wide '.repeat(60)}`,
  );
  await expect(page.getByRole('region', { name: 'Table' })).toHaveAttribute('tabindex', '0');
  await page.getByRole('button', { name: 'Copy as CSV' }).click();
  expect(await page.evaluate(async () => navigator.clipboard.readText())).toBe('name,value\none,1');
  await page.getByRole('button', { name: 'Copy answer' }).click();
  expect(await page.evaluate(async () => navigator.clipboard.readText())).toBe(MARKDOWN);
});

for (const [place, text] of [
  ['a finished paragraph', 'The first paragraph.'],
  ['a finished block of code', 'const a = 1;'],
] as const) {
  test(`a selection in ${place} survives the rest of the answer`, async ({
    page,
    app,
    emulator,
  }) => {
    const content = `The first paragraph.\n\n\`\`\`ts\nconst a = 1;\n\`\`\`\n\n${'More and more. '.repeat(60)}`;
    emulator.script(reply({ content }));
    await page.goto(app.url);
    await ask(page, 'Go on');
    await expect(answers(page).getByText('More and more.').first()).toBeVisible();
    // Colours come once, a moment after the block is complete.
    await expect(page.locator('pre span[style*=color]').first()).toBeVisible();
    await page.locator('p, code').filter({ hasText: text }).last().selectText();
    const selected = async () => page.evaluate(() => document.getSelection()?.toString().trim());
    expect(await selected()).toBe(text);
    await expect(stopButton(page)).toBeVisible();
    await untilReady(page);
    // With the end come the buttons and the title.
    await restingPosition(page.getByRole('log'));
    expect(await selected()).toBe(text);
  });
}
