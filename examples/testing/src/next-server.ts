import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** An app, running. */
export interface NextServer {
  url: string;
  /** What it has written on standard error so far. */
  errors: () => string;
  /** Settles when the server has ended, by itself or because it was stopped. */
  exited: Promise<unknown>;
  stop: () => Promise<void>;
}

/**
 * Starts the app of a folder, with these variables on top of the environment.
 *
 * @param options.port a free one unless it is given
 * @param options.mode `start`, the default, takes the built app; `dev` builds each page when it is asked for
 */
export async function startNext(
  root: string,
  environment: Record<string, string>,
  options: { port?: number; mode?: 'start' | 'dev' } = {},
): Promise<NextServer> {
  const { port = 0, mode = 'start' } = options;
  const next = createRequire(join(root, 'package.json')).resolve('next/dist/bin/next');
  // Without pnpm in between, the process is the server itself, and ending it ends the server.
  const where = ['--port', `${port}`, '--hostname', '127.0.0.1'];
  const child = spawn(process.execPath, [next, mode, ...where], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // `next dev` serves in a process below, which has to end with it.
    detached: mode === 'dev',
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));

  const exited = once(child, 'exit');
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    output += String(text);
    if (output.includes('Ready')) break;
  }
  child.stdout.resume();
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
  if (url === undefined || !output.includes('Ready')) {
    throw new Error(`next ${mode} failed:\n${output}${errors}`);
  }
  return {
    url,
    errors: () => errors,
    exited,
    stop: async () => {
      if (child.signalCode !== null || child.exitCode !== null) return;
      // At once: a polite end would wait for answers that are still on their way.
      if (mode === 'dev' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
      await exited;
    },
  };
}
