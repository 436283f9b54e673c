/** Runs something while plain model ids are models of the provider: AI SDK 5, 6 and 7 look for it in this global. */
export async function withDefaultProvider<Result>(
  provider: unknown,
  run: () => Promise<Result>,
): Promise<Result> {
  const globals = globalThis as { AI_SDK_DEFAULT_PROVIDER?: unknown };
  globals.AI_SDK_DEFAULT_PROVIDER = provider;
  try {
    return await run();
  } finally {
    delete globals.AI_SDK_DEFAULT_PROVIDER;
  }
}
