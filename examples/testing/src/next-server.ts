import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The built app, running. */
export interface NextServer {
  url: string;
  /** What it has written on standard error so far. */
  errors: () => string;
  stop: () => Promise<void>;
}

/** Starts the built app of a folder on a free port, with these variables on top of the environment. */
export async function startNext(
  root: string,
  environment: Record<string, string>,
): Promise<NextServer> {
  const next = createRequire(join(root, 'package.json')).resolve('next/dist/bin/next');
  // Without pnpm in between, the process is the server itself, and ending it ends the server.
  const child = spawn(process.execPath, [next, 'start', '--port', '0', '--hostname', '127.0.0.1'], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));

  let output = '';
  for await (const text of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    output += String(text);
    if (output.includes('Ready')) break;
  }
  child.stdout.resume();
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
  if (url === undefined) throw new Error(`next start failed:\n${output}${errors}`);
  return {
    url,
    errors: () => errors,
    stop: async () => {
      if (child.signalCode !== null) return;
      const exit = once(child, 'exit');
      // At once: a polite end would wait for answers that are still on their way.
      child.kill('SIGKILL');
      await exit;
    },
  };
}
