import { describe, expect, test } from 'vitest';
import { findUnknownCommands } from './check-commands.ts';
import { findBrokenLinks } from './check-links.ts';
import { checkTypes } from './check-types.ts';
import { toPrograms } from './programs.ts';
import { readDocument } from './read-document.ts';
import { runProgram } from './run-program.ts';
import { writePrograms } from './write-programs.ts';

describe('what is wrong is told with its place in the document', () => {
  test('a name that there is not', async () => {
    const code = "import { ollamas } from 'ollama-turbo-provider';\nollamas();";
    expect(await compile(`Text.\n\n${fence('ts', code)}`)).toEqual([
      expect.stringMatching(/^docs\/page\.md:4:10: TS\d+: .*ollamas/),
    ]);
  });

  test('an option of another major', async () => {
    const [four, five] = [4, 5].map(major =>
      fence(
        'ts',
        `import { generateText } from 'ai';
import { ollama } from 'ollama-turbo-provider/ai${major}';
await generateText({ model: ollama('m'), prompt: '', maxOutputTokens: 1 });`,
      ),
    );
    expect(await compile(`${four}\n\n${five}`)).toEqual([
      expect.stringMatching(/^docs\/page\.md:4:\d+: .*maxOutputTokens/),
    ]);
  });

  test('something that is declared and not used', async () => {
    expect(await compile(fence('ts', 'const answer = 42;'))).toEqual([
      expect.stringMatching(/^docs\/page\.md:2:7: TS6133/),
    ]);
  });

  test('a block that throws', async () => {
    const code = "const key: string = '';\n\nthrow new Error(`no ${key}`);";
    expect(await run(`# Title\n\n${fence('ts', code)}`)).toBe('docs/page.md:6: Error: no ');
  });

  test('a block that continues another one', async () => {
    const first = fence('ts', "const word = 'cat';");
    const second = fence('ts continues', 'throw new Error(word);');
    expect(await run(`${first}\n\nThen:\n\n${second}`)).toBe('docs/page.md:8: Error: cat');
  });

  test('a block that prints something else', async () => {
    expect(await run(fence('ts', 'console.log(1 + 1); // → 3'))).toBe(
      'docs/page.md:2: "3" was not printed, but:\n2',
    );
  });

  test('a failure that only the console hears of', async () => {
    const code = `import { streamText } from 'ai';
import { ollama } from 'ollama-turbo-provider';
const result = streamText({ model: ollama('no-such-model'), prompt: 'Hi' });
for await (const text of result.textStream) console.log(text);`;
    expect(await run(fence('ts', code))).toMatch(/^docs\/page\.md:1: .*no-such-model/s);
  });

  test('a warning that the document does not tell of, and one that does not come', async () => {
    const call = (reasoning: string) => `import { generateText } from 'ai';
import { ollama } from 'ollama-turbo-provider';
await generateText({ model: ollama('gpt-oss:120b'), reasoning: '${reasoning}', prompt: 'Hi' });`;
    expect(await run(fence('ts', call('none')))).toMatch(/There was a warning: .*reasoning/);
    expect(await run(fence('ts warns', call('none')))).toBeUndefined();
    expect(await run(fence('ts warns', call('low')))).toBe('docs/page.md:1: There was no warning.');
  });

  test('a request to anywhere else', async () => {
    expect(await run(fence('ts', "await fetch('https://example.com/');"))).toMatch(
      /^docs\/page\.md:2: Error: There is no network .*: https:\/\/example\.com\/$/,
    );
  });

  test('a route handler that fails', async () => {
    const code = "export function POST() {\n  return new Response('no', { status: 500 });\n}";
    expect(await run(fence('ts', code))).toBe(
      'docs/page.md:1: The route handler answered with status 500 and "no".',
    );
  });

  test('a component that shows no messages', async () => {
    const code = 'export default function Page() {\n  return <p>Hello</p>;\n}';
    expect(await run(fence('tsx', code))).toMatch(
      /^docs\/page\.md:1: The component does not show "Is it raining\?": <p>Hello<\/p>/,
    );
  });

  test('a marker that there is not', () => {
    expect(() => read(fence('ts contineus', ''))).toThrow(
      'docs/page.md:1: "contineus" is no marker of a code block.',
    );
  });

  test('a block that continues nothing', () => {
    expect(() => toPrograms(read(`\n${fence('ts continues', '')}`))).toThrow(
      'docs/page.md:2: there is no block above that this one continues.',
    );
  });

  test('a link that leads nowhere', () => {
    const text =
      '# Top\n\n[a](#top) [b](#bottom) [c](models.md#list) [d](models.md#lists) [e](none.md)\n\nhttps://github.com/ollama-turbo/ollama-turbo/blob/main/docs/none.md\n\n[f](https://github.com/ollama-turbo/ollama-turbo/blob/main/docs/none.md)';
    const models = readDocument({ path: 'docs/models.md', text: '## List' });
    expect(findBrokenLinks([read(text), models])).toEqual([
      'docs/page.md:3: #bottom leads nowhere.',
      'docs/page.md:3: models.md#lists leads nowhere.',
      'docs/page.md:3: none.md leads nowhere.',
      'docs/page.md:7: https://github.com/ollama-turbo/ollama-turbo/blob/main/docs/none.md leads nowhere.',
    ]);
  });

  test('a command that there is not', () => {
    const text =
      '```sh\nnpm start\nnpm run stary # no\nnpm run app -- next-chats\n```\n\n`pnpm --filter next-chat tests`';
    expect(findUnknownCommands([read(text)])).toEqual([
      'docs/page.md:3: There is no script "stary".',
      'docs/page.md:4: There is no examples/next-chats/next.config.ts.',
      'docs/page.md:7: The package "next-chat" has no script "tests".',
    ]);
  });
});

function fence(words: string, code: string): string {
  return `\`\`\`${words}\n${code}\n\`\`\``;
}

function read(text: string) {
  return readDocument({ path: 'docs/page.md', text });
}

async function compile(text: string): Promise<string[]> {
  const programs = toPrograms(read(text));
  const written = writePrograms(programs);
  try {
    return await checkTypes(written.folder, programs);
  } finally {
    written.remove();
  }
}

async function run(text: string): Promise<string | undefined> {
  const programs = toPrograms(read(text));
  const written = writePrograms(programs);
  try {
    const [program] = programs;
    return program && (await runProgram(program, written.pathOf(program)));
  } finally {
    written.remove();
  }
}
