import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Tests run against the sources, so that coverage is theirs and no build can be stale.
const provider = 'packages/ollama-turbo-provider/src';
const alias = [
  {
    find: 'ollama-turbo-emulator',
    replacement: source('packages/ollama-turbo-emulator/src/index.ts'),
  },
  { find: /^ollama-turbo-provider\/(ai[4-6])$/, replacement: source(`${provider}/$1.ts`) },
  { find: /^ollama-turbo-provider(\/ai7)?$/, replacement: source(`${provider}/index.ts`) },
];

// The oldest version of each AI SDK major in the place of the newest.
const oldest = [
  { find: /^ai(?=\/|$)/, replacement: 'ai-oldest' },
  { find: '@ai-sdk/otel', replacement: 'ai-sdk-otel-oldest' },
];

/** For a slow or busy machine; what hangs is caught all the same. */
const timeouts = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    coverage: {
      provider: 'v8',
      include: ['packages/ollama-turbo-provider/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts'],
      // Nothing on the terminal, so that the tests' own summary ends the output; thresholds that fail are told.
      reporter: ['html'],
      thresholds: { lines: 95, branches: 90 },
    },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'node',
          ...timeouts,
          include: ['packages/**/src/**/*.test.ts', 'examples/*/src/**/*.test.ts'],
        },
      },
      {
        resolve: { alias: [...alias, ...oldest] },
        test: {
          name: 'oldest',
          ...timeouts,
          include: ['packages/compatibility/ai[5-7]/src/behaviours.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'edge',
          ...timeouts,
          environment: 'edge-runtime',
          include: ['packages/*/src/**/*.test.ts'],
          exclude: ['**/*.node.test.ts'],
        },
      },
    ],
  },
});
