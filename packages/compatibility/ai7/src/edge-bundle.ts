import { behaviours } from 'compatibility-behaviours/behaviours';
import { emulatedHost } from 'compatibility-behaviours/emulated-host';
import { recordRequests } from 'compatibility-behaviours/record-requests';
import { createEmulator } from 'ollama-turbo-emulator';
import type { OllamaProviderSettings } from 'ollama-turbo-provider';
import { sdk } from './sdk.ts';

/*
 * What is evaluated in a bare edge VM: everything of the app there, with the emulator in the VM (`fetch` in-process) or
 * behind a socket. Outcomes leave the VM as JSON.
 */

const API_KEY = 'edge-key';

interface Target {
  behaviour: string;
  modelId: string;
}

export async function runInProcess(target: Target): Promise<string> {
  const { fetch } = createEmulator(emulatedHost(find(target), API_KEY));
  return run(target, { apiKey: API_KEY, fetch });
}

export async function runOverSocket(
  target: Target & { baseURL: string; apiKey: string },
): Promise<string> {
  const { baseURL, apiKey } = target;
  return run(target, { baseURL, apiKey });
}

async function run(target: Target, settings: OllamaProviderSettings): Promise<string> {
  const host = { ...recordRequests(settings), modelId: target.modelId };
  return JSON.stringify(await find(target).run(sdk, host));
}

function find(target: Target) {
  const behaviour = behaviours.find(({ name }) => name === target.behaviour);
  if (!behaviour) throw new Error(`No behaviour is called "${target.behaviour}".`);
  return behaviour;
}
