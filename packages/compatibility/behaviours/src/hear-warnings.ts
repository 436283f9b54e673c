import { describeWarning } from './describe-warning.ts';

/** Runs something, and collects what the AI SDK would print as warnings meanwhile; AI SDK 4 prints none. */
export async function hearWarnings<Result>(
  run: () => Promise<Result>,
): Promise<{ result: Result; logged: string[] }> {
  const logged: string[] = [];
  const globals = globalThis as { AI_SDK_LOG_WARNINGS?: unknown };
  const before = globals.AI_SDK_LOG_WARNINGS;
  globals.AI_SDK_LOG_WARNINGS = ({ warnings }: { warnings: object[] }) => {
    logged.push(...warnings.map(describeWarning));
  };
  try {
    return { result: await run(), logged };
  } finally {
    globals.AI_SDK_LOG_WARNINGS = before;
  }
}
