import { vi } from 'vitest';
import { findUnmetClaim } from './claims.ts';
import { API_KEY, createHosts } from './hosts.ts';
import { listenIn, type Heard } from './listen-in.ts';
import type { Program } from './programs.ts';
import { mockConversation } from './render-component.ts';
import { tryModule, type AppModule } from './try-module.ts';

/**
 * Runs a program as an app would, without a network and with a key of the emulator's. A route handler is called, a
 * component rendered.
 *
 * @returns what is wrong with it, behind its place in the document
 */
export async function runProgram(program: Program, path: string): Promise<string | undefined> {
  const { document, line } = program;
  const hosts = createHosts(markersOf(program).host);
  vi.stubGlobal('fetch', hosts.fetch);
  vi.stubEnv('OLLAMA_API_KEY', API_KEY);
  vi.stubEnv('OLLAMA_BASE_URL', undefined);
  try {
    const problem = findProblem(program, await hear(program, path));
    return problem && `${document}:${problem.line ?? line}: ${problem.text}`;
  } catch (error) {
    return `${document}:${findLine(error, path) ?? line}: ${String(error)}`;
  } finally {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    await Promise.all([hosts.cloud.close(), hosts.daemon.close()]);
  }
}

async function hear(program: Program, path: string): Promise<Heard> {
  const mayFail = markersOf(program).host !== undefined;
  if (path.endsWith('x')) mockConversation(path);
  const { result, heard } = await listenIn(async () => {
    const module = (await import(/* @vite-ignore */ path)) as AppModule;
    return tryModule(module, { major: program.major, mayFail });
  });
  return { ...heard, errors: [...heard.errors, ...result] };
}

function findProblem(
  program: Program,
  { printed, errors, warnings }: Heard,
): { line?: number; text: string } | undefined {
  const { host, warns } = markersOf(program);
  // Of a host that fails on purpose the AI SDK may tell.
  if (errors.length > 0 && host === undefined) return { text: errors.join('\n') };
  if (warns && warnings.length === 0 && program.major > 4) return { text: 'There was no warning.' };
  if (!warns && warnings.length > 0) {
    return { text: `There was a warning: ${JSON.stringify(warnings)}` };
  }
  const unmet = findUnmetClaim(program.source, printed);
  if (unmet === undefined) return undefined;
  const { line, claim } = unmet;
  return { line, text: `"${claim}" was not printed, but:\n${printed.join('\n')}` };
}

/** Those of all its blocks. */
function markersOf({ blocks }: Program) {
  return {
    host: blocks.find(({ host }) => host !== undefined)?.host,
    warns: blocks.some(({ warns }) => warns),
  };
}

/** The line of a program in which an error arose; its lines are those of the document. */
function findLine(error: unknown, path: string): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frame = stack.split('\n').find(text => text.includes(path));
  return /:(\d+):\d+\)?$/.exec(frame ?? '')?.[1];
}
