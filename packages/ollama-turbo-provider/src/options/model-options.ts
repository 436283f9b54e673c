import * as z from 'zod/v4/mini';
import { invalidArgument } from '../invalid-argument.js';
import type { ModelWarning } from '../model-warning.js';
import { withoutUndefined } from '../without-undefined.js';

/*
 * Options of a kind of model, wherever they stand: `providerOptions.ollama` of a call, or a model's own defaults. Each
 * kind has a loose schema of its own, so that names which it does not know are warned of and not lost in silence.
 */

/** The schema of options, which says what they are named, too. */
export type ModelOptionsSchema<Options> = z.core.$ZodType<Options> & { shape: object };

/**
 * Checks options of a model.
 *
 * @throws InvalidArgumentError that names the path of the wrong value
 */
export function parseModelOptions<Options extends object>(options: {
  schema: ModelOptionsSchema<Options>;
  value: unknown;
  /** How the value is called in messages. */
  path: string;
  warnings: ModelWarning[];
}): Options {
  const { schema, value, path, warnings } = options;
  if (value === undefined) return {} as Options;
  const { data, error } = z.safeParse(schema, value);
  const issue = error?.issues[0];
  if (issue !== undefined) throw invalidArgument({ issue, path });
  const known = Object.keys(schema.shape);
  for (const name of Object.keys(data ?? {})) {
    if (known.includes(name)) continue;
    warnings.push({
      type: 'unsupported',
      feature: `${path}.${name}`,
      details: `There is no such option; it was not sent. Known are ${known.join(', ')}. Ollama's model options go into ${path}.options.`,
    });
  }
  return data ?? ({} as Options);
}

/** Two sources of one call: the second one's values win; `options` are merged name by name. */
export function mergeModelOptions<Options extends { options?: object }>(
  first: Options,
  second: Options,
): Options {
  const merged = { ...first, ...withoutUndefined(second) };
  if (!first.options && !second.options) return merged;
  return { ...merged, options: { ...first.options, ...withoutUndefined(second.options ?? {}) } };
}

/**
 * What a call says to this provider. One with a name of its own reads `providerOptions` under that name, too; those win.
 *
 * @throws InvalidArgumentError that names the path of the wrong value
 */
export function readProviderOptions<Options extends { options?: object }>(options: {
  schema: ModelOptionsSchema<Options>;
  providerOptions: Record<string, unknown> | undefined;
  /** The provider's name. */
  name: string;
  warnings: ModelWarning[];
}): Options {
  const { schema, providerOptions, name, warnings } = options;
  return [...new Set(['ollama', name])]
    .map(key => {
      const path = `providerOptions.${key}`;
      return parseModelOptions({ schema, value: providerOptions?.[key], path, warnings });
    })
    .reduce((first, second) => mergeModelOptions(first, second));
}
