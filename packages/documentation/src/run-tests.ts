import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './documents.ts';

const VITEST = join(ROOT, 'packages/documentation/node_modules/vitest/vitest.mjs');

const CONFIG = `
import config from ${JSON.stringify(join(ROOT, 'vitest.config.ts'))};
const [{ resolve }] = config.test.projects;
export default { resolve, test: { include: ['**/*.test.ts'], setupFiles: ['no-network.ts'] } };
`;

const NO_NETWORK = `
globalThis.fetch = url => Promise.reject(new Error(\`There is no network in these tests: \${url}\`));
`;

/** Runs the tests that documents show, with Vitest itself. Gives its report when some fail, or when there are none. */
export async function runTests(folder: string): Promise<string | undefined> {
  writeFileSync(join(folder, 'vitest.config.ts'), CONFIG);
  writeFileSync(join(folder, 'no-network.ts'), NO_NETWORK);
  const env = { ...process.env, OLLAMA_API_KEY: '', OLLAMA_BASE_URL: '' };
  const run = promisify(execFile)(process.execPath, [VITEST, 'run'], { cwd: folder, env });
  return run.then(
    () => undefined,
    (error: { stdout?: string; stderr?: string }) => `${error.stdout}${error.stderr}`,
  );
}
