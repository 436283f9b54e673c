import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { appTest } from 'examples-testing/fixtures';
import { startNext, type NextServer } from 'examples-testing/next-server';
import { TEST_KEY } from 'examples-testing/test-key';
import { createEmulator, type Emulator, type EmulatorModel } from 'ollama-turbo-emulator';

export { expect } from 'examples-testing/fixtures';

/** The app's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Fixtures {
  /** The folder of the conversations, which are none at first. */
  dataDir: string;
  /** Starts the app; once more on the same conversations, after it was stopped. */
  startApp: () => Promise<NextServer>;
}

interface WorkerFixtures {
  /** A database without conversations, to be copied: to make one takes seconds. */
  emptyDatabase: string;
}

const MODELS: EmulatorModel[] = [
  { name: 'gpt-oss:120b', family: 'harmony', capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'gpt-oss:20b', family: 'harmony', capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'gemma3:27b', capabilities: ['completion', 'vision'], contextLength: 131_072 },
].map(model => ({ contextLength: 131_072, ...model }) as EmulatorModel);

/** Each test has an Ollama, a server and conversations of its own. */
export const test = appTest({ root: ROOT }).extend<Fixtures, WorkerFixtures>({
  emptyDatabase: [
    // Playwright reads from the first parameter what a fixture needs.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'next-chat-'));
      const app = await startNext(ROOT, environmentOf('http://127.0.0.1:9', folder));
      await fetch(`${app.url}/api/conversations`);
      await app.stop();
      await use(folder);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern
  emulator: async ({}, use) => {
    const pace = { tokensPerSecond: 100 };
    const emulator = createEmulator({ mode: 'daemon', pace, models: MODELS });
    await use(emulator);
    await emulator.close();
  },
  dataDir: async ({ emptyDatabase }, use, testInfo) => {
    const folder = testInfo.outputPath('data');
    await cp(emptyDatabase, folder, { recursive: true });
    await use(folder);
    await rm(folder, { recursive: true });
  },
  startApp: async ({ emulator, dataDir, context }, use) => {
    const { url } = await emulator.listen();
    const started: NextServer[] = [];
    await use(async () => {
      const app = stoppedOnce(await startNext(ROOT, environmentOf(url, dataDir)));
      started.push(app);
      return app;
    });
    // First the pages, which would miss their server.
    await Promise.all(context.pages().map(async page => page.close()));
    await Promise.all(started.map(async app => app.stop()));
  },
  app: async ({ startApp }, use) => {
    await use(await startApp());
  },
});

function environmentOf(ollamaURL: string, dataDir: string): Record<string, string> {
  return {
    OLLAMA_BASE_URL: ollamaURL,
    OLLAMA_LOCAL_URL: ollamaURL,
    OLLAMA_API_KEY: TEST_KEY,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    CHAT_MODEL: '',
  };
}

/** A test may stop its server itself. */
function stoppedOnce(app: NextServer): NextServer {
  let stopping: Promise<void> | undefined;
  return { ...app, stop: async () => (stopping ??= app.stop()) };
}

export function field(page: Page): Locator {
  return page.getByLabel('Your question');
}

/** Asks a question, once the page can take one. */
export async function ask(page: Page, question: string): Promise<void> {
  await field(page).fill(question);
  await sendButton(page).click();
}

export function sendButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Send', exact: true });
}

export function stopButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Stop', exact: true });
}

/** Each message is an article that begins with a hidden name: the reader's is "You". */
export function answers(page: Page): Locator {
  return page.getByRole('article').filter({ hasNotText: /^You/ });
}

export function questions(page: Page): Locator {
  return page.getByRole('article').filter({ hasText: /^You/ });
}

/** Waits until the answer that is being written has ended. */
export async function untilReady(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Send)$/ }).waitFor();
}

/** The requests that models were asked with: for answers, and for titles. */
export function modelRequests(emulator: Emulator): Emulator['requests'] {
  return emulator.requests.filter(({ path }) => path === '/api/chat');
}

/** The images that a model was asked about with a question, as base64. */
export function imagesSent(emulator: Emulator, question: string): string[] {
  const isAbout = ({ body }: Emulator['requests'][number]) =>
    JSON.stringify(body).includes(question);
  const { messages = [] } = (modelRequests(emulator).find(isAbout)?.body ?? {}) as {
    messages?: { images?: string[] }[];
  };
  return messages.flatMap(({ images }) => images ?? []);
}
