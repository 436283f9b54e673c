import { format } from 'node:util';
import { vi } from 'vitest';

/** What a program said while it ran. */
export interface Heard {
  /** Standard output: the lines of each piece that was written at once. */
  printed: string[];
  /** What it printed as an error: the AI SDK tells failures of streams so. */
  errors: string[];
  /** Warnings of the AI SDK; its major 4 has none. */
  warnings: unknown[];
}

/** Runs something, and keeps to itself what it prints. */
export async function listenIn<Result>(
  run: () => Promise<Result>,
): Promise<{ result: Result; heard: Heard }> {
  const heard: Heard = { printed: [], errors: [], warnings: [] };
  const print = (text: string) => heard.printed.push(...text.split('\n'));
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((...values) => void print(format(...values))),
    vi.spyOn(console, 'info').mockImplementation((...values) => void print(format(...values))),
    vi.spyOn(console, 'error').mockImplementation((...values) => {
      heard.errors.push(format(...values));
    }),
    vi.spyOn(process.stdout, 'write').mockImplementation(text => print(String(text)) > 0),
  ];
  vi.stubGlobal('AI_SDK_LOG_WARNINGS', (event: { warnings: unknown[] }) => {
    heard.warnings.push(...event.warnings);
  });
  try {
    return { result: await run(), heard };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
