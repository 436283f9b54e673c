import {
  checkFields,
  isObject,
  listOf,
  oneOf,
  text,
  wholeNumber,
  yesOrNo,
  type Rule,
} from './check.js';
import type { Carelessness } from './demo-model/careless/carelessness.js';
import type { EmulatorOptions } from './emulator.js';
import { parseModelName } from './request/model-name.js';
import { anyStep } from './check-step.js';
import type { Upstream } from './upstream/upstream.js';

const anything: Rule = { expected: 'a list', fits: value => Array.isArray(value) };

const OPTIONS: Record<keyof EmulatorOptions, Rule> = {
  mode: oneOf('cloud', 'daemon'),
  apiKey: {
    expected: 'a text that is not empty, or leave it out',
    fits: value => typeof value === 'string' && value.trim() !== '',
  },
  server: oneOf('0.33', '0.25'),
  models: anything,
  script: anything,
  pace: {
    expected: "'instant' or { tokensPerSecond } with a number above 0",
    fits: value => value === 'instant' || (isObject(value) && isSpeed(value['tokensPerSecond'])),
  },
  careless: { expected: '{ rate, seed }', fits: isObject },
  upstream: { expected: '{ url, fetch }', fits: isObject },
  disableCloud: yesOrNo,
  usage: oneOf('monthly', 'session'),
};

const CARELESS_FIELDS: Record<keyof Carelessness, Rule> = {
  rate: {
    expected: 'a number from 0 to 1',
    fits: value => typeof value === 'number' && value >= 0 && value <= 1,
  },
  seed: wholeNumber(0),
};

const UPSTREAM_FIELDS: Record<keyof Upstream, Rule> = {
  url: {
    expected: "a scheme and a host such as 'https://ollama.com', without path, query or user",
    fits: value => typeof value === 'string' && isHostUrl(value),
  },
  fetch: { expected: 'a function like fetch', fits: value => typeof value === 'function' },
};

const MODEL_FIELDS: Record<string, Rule> = {
  name: {
    expected: "a model's name such as 'gpt-oss:20b'",
    fits: value => typeof value === 'string' && isModelName(value),
  },
  family: oneOf('generic', 'harmony', 'qwen3coder'),
  capabilities: listOf(
    oneOf('completion', 'tools', 'insert', 'vision', 'embedding', 'thinking', 'audio'),
  ),
  contextLength: wholeNumber(1),
  embeddingLength: wholeNumber(1),
  size: wholeNumber(0),
  architecture: text,
  parameterSize: text,
  quantization: text,
  modifiedAt: text,
  template: text,
  system: text,
  parameters: text,
  license: text,
};

/** Throws a `TypeError` that names the option, for callers whose compiler did not. */
export function checkOptions(options: EmulatorOptions): void {
  checkFields({ of: 'createEmulator', value: options, fields: OPTIONS, secret: ['apiKey'] });
  for (const [index, model] of (options.models ?? []).entries()) {
    const of = `createEmulator: models[${index}]`;
    checkFields({ of, value: model, fields: MODEL_FIELDS, required: ['name'] });
  }
  if (options.careless !== undefined) {
    const of = 'createEmulator: careless';
    checkFields({ of, value: options.careless, fields: CARELESS_FIELDS, required: ['rate'] });
  }
  if (options.upstream !== undefined) {
    const of = 'createEmulator: upstream';
    // An address may hold a password.
    const rules = { fields: UPSTREAM_FIELDS, required: ['url'], secret: ['url'] };
    checkFields({ of, value: options.upstream, ...rules });
  }
  checkScript('createEmulator: script', options.script ?? []);
}

/** Throws a `TypeError` for anything that no function of this package made. */
export function checkScript(of: string, steps: readonly unknown[]): void {
  for (const [index, step] of steps.entries()) {
    checkFields({
      of,
      value: { [index]: step },
      fields: { [index]: anyStep },
      required: [String(index)],
    });
  }
}

function isModelName(name: string): boolean {
  try {
    return parseModelName(name) !== undefined;
  } catch {
    return false;
  }
}

/** As Ollama takes the address of a cloud. */
function isHostUrl(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return false;
  return url.href === `${url.origin}/`;
}

function isSpeed(value: unknown): boolean {
  return typeof value === 'number' && value > 0 && Number.isFinite(value);
}
