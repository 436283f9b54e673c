import * as z from 'zod/v4/mini';
import { createConnection, type Connection } from '../connection/connection.js';
import { invalidArgument } from '../invalid-argument.js';
import { parseModelOptions, type ModelOptionsSchema } from '../options/model-options.js';
import { withoutUndefined } from '../without-undefined.js';

/**
 * A model as Vercel's Workflow stores it between steps: JSON, and nothing in it that must stay secret. Keys, headers and
 * functions such as `fetch` are left behind; a model that is brought back reads the environment for its key.
 */
export type ModelState<Options> = {
  modelId: string;
  /** The provider's name. */
  name: string;
  /** The setting as it was given; absent where the environment decides, as it then does again. */
  baseURL?: string;
  /** The model's own options. */
  defaults: Options;
};

/** What every model needs of its provider. */
interface ModelConfig<Options> {
  name: string;
  connection: Connection;
  defaults: Options;
}

const stateSchema = z.object({
  modelId: z.string().check(z.minLength(1)),
  name: z.string().check(z.minLength(1)),
  baseURL: z.optional(z.string()),
  defaults: z.record(z.string(), z.unknown()),
});

/** Stores a model. Of its options only those that the schema knows: what else was put there may be a secret. */
export function toModelState<Options extends object>(model: {
  modelId: string;
  config: ModelConfig<Options>;
  schema: ModelOptionsSchema<Options>;
}): ModelState<Options> {
  const { modelId, config, schema } = model;
  const { name, connection, defaults } = config;
  const known = Object.entries(defaults).filter(([option]) => Object.hasOwn(schema.shape, option));
  return withoutUndefined<ModelState<Options>>({
    modelId,
    name,
    baseURL: connection.baseUrlSetting,
    defaults: withoutUndefined(Object.fromEntries(known)) as Options,
  });
}

/**
 * Brings a stored model back.
 *
 * @throws InvalidArgumentError that names the path of what is wrong in the state
 */
export function fromModelState<Options extends object>(options: {
  state: unknown;
  schema: ModelOptionsSchema<Options>;
}): { modelId: string; config: ModelConfig<Options> } {
  const { modelId, name, baseURL, defaults } = readState(options.state);
  const path = 'state.defaults';
  // A newer release may have stored options that this one does not know: it warns of them with each call.
  const parsed = parseModelOptions({
    schema: options.schema,
    value: defaults,
    path,
    warnings: [],
  });
  const connection = createConnection({ baseURL });
  return { modelId, config: { name, connection, defaults: parsed } };
}

function readState(state: unknown): z.output<typeof stateSchema> {
  const issue = z.safeParse(stateSchema, state).error?.issues[0];
  if (issue !== undefined) throw invalidArgument({ issue, path: 'state' });
  return state as z.output<typeof stateSchema>;
}
