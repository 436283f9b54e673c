import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { appTest, expect } from 'examples-testing/fixtures';
import { startNext, type NextServer } from 'examples-testing/next-server';
import { TEST_KEY } from 'examples-testing/test-key';
import { createEmulator, type Emulator, type EmulatorModel } from 'ollama-turbo-emulator';
import {
  openDatabases,
  type DatabaseKind,
  type DatabaseSource,
  type TestDatabase,
} from './databases.ts';
import { openEntrance } from './entrance.ts';

export { expect };

const LEAK = new RegExp(`${TEST_KEY}|^\\s+at `, 'm');

/** The app's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Fixtures {
  /** Where the conversations are kept, which are none at first. */
  database: TestDatabase;
  /** Starts the app, in as many processes as share the database; once more on the same conversations, and at the same address if that is wanted, after it was stopped. */
  startApp: (options?: { at?: string }) => Promise<StartedApp>;
  /** Whether the app finds a database without tables. */
  isBlank: boolean;
  /** Variables of the app that name hosts and keys, where they are not the emulator's. */
  hostVariables: Record<string, string>;
  /** How quick the models are. */
  tokensPerSecond: number;
}

/** The app behind one address. */
export interface StartedApp extends NextServer {
  /** The processes behind it. */
  processes: readonly NextServer[];
}

export interface WorkerOptions {
  databaseKind: DatabaseKind;
}

interface WorkerFixtures extends WorkerOptions {
  databases: DatabaseSource;
}

const MODELS: EmulatorModel[] = [
  { name: 'gpt-oss:120b', family: 'harmony', capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'gpt-oss:20b', family: 'harmony', capabilities: ['completion', 'tools', 'thinking'] },
  // Unlike those of OpenAI, it may call several tools at once.
  { name: 'qwen3:32b', capabilities: ['completion', 'tools'] },
  { name: 'gemma3:27b', capabilities: ['completion', 'vision'], contextLength: 131_072 },
].map(model => ({ contextLength: 131_072, ...model }) as EmulatorModel);

/** Each test has an Ollama, a server and conversations of its own. */
export const test = appTest({ root: ROOT }).extend<Fixtures, WorkerFixtures>({
  databaseKind: ['pglite', { option: true, scope: 'worker' }],
  databases: [
    async ({ databaseKind }, use) => {
      const databases = await openDatabases(databaseKind, async environment => {
        const app = await startNext(ROOT, { ...HOST_OF_NOBODY, ...environment });
        await fetch(`${app.url}/api/conversations`);
        await app.stop();
      });
      await use(databases);
      await databases.stop();
    },
    { scope: 'worker' },
  ],
  emulator: async ({ tokensPerSecond }, use) => {
    const pace = { tokensPerSecond };
    const emulator = createEmulator({ mode: 'daemon', pace, models: MODELS });
    await use(emulator);
    await emulator.close();
  },
  isBlank: [false, { option: true }],
  hostVariables: [{}, { option: true }],
  tokensPerSecond: [100, { option: true }],
  database: async ({ databases, isBlank }, use) => {
    const database = await (isBlank ? databases.createBlank() : databases.createEmpty());
    await use(database);
    await database.remove();
  },
  startApp: async ({ emulator, database, hostVariables, context }, use) => {
    const { url } = await emulator.listen();
    const started: StartedApp[] = [];
    await use(async ({ at } = {}) => {
      const port = at === undefined ? 0 : Number(new URL(at).port);
      const app = await startProcesses({
        database,
        environment: { ...environmentOf(url), ...hostVariables },
        port,
      });
      started.push(app);
      return app;
    });
    // First the pages, which would miss their server.
    await Promise.all(context.pages().map(async page => page.close()));
    await Promise.all(started.map(async app => app.stop()));
    // What went wrong may be told, in one line each, and never with the key.
    for (const { errors } of started) expect(errors()).not.toMatch(LEAK);
  },
  app: async ({ startApp }, use) => {
    await use(await startApp());
  },
});

/** All at once, as on a deployment. Several are reached in turn, so that none can keep what another one would miss. */
async function startProcesses(options: {
  database: TestDatabase;
  environment: Record<string, string>;
  port: number;
}): Promise<StartedApp> {
  const { database, port } = options;
  const isAlone = database.processes === 1;
  const environment = { ...options.environment, ...database.environment };
  const processes = await Promise.all(
    Array.from({ length: database.processes }, async () =>
      stoppedOnce(await startNext(ROOT, environment, { port: isAlone ? port : 0 })),
    ),
  );
  const [first] = processes;
  if (first && isAlone) return { ...first, processes };
  const entrance = await openEntrance(
    processes.map(({ url }) => url),
    port,
  );
  return stoppedOnce({
    url: entrance.url,
    processes,
    errors: () => processes.map(({ errors }) => errors()).join(''),
    exited: Promise.all(processes.map(async ({ exited }) => exited)),
    stop: async () => {
      await Promise.all(processes.map(async ({ stop }) => stop()));
      await entrance.close();
    },
  });
}

/** What a process of the app finds in its environment, but for the database. */
export function environmentOf(ollamaURL: string): Record<string, string> {
  return {
    OLLAMA_BASE_URL: ollamaURL,
    OLLAMA_LOCAL_URL: ollamaURL,
    OLLAMA_API_KEY: TEST_KEY,
    CHAT_MODEL: '',
  };
}

const HOST_OF_NOBODY = environmentOf('http://127.0.0.1:9');

/** A test may stop its server itself. */
function stoppedOnce<App extends NextServer>(app: App): App {
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

export async function chooseVisionModel(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Model: / }).click();
  await page.getByRole('option').filter({ hasText: 'vision' }).first().click();
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
