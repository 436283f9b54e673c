/**
 * What a model warns of. These types fit the warnings of every 4.x release of `@ai-sdk/provider`; the spec's own type
 * would not, because it grows from patch to patch.
 */
export type ModelWarning =
  | { type: 'unsupported'; feature: string; details?: string }
  | { type: 'compatibility'; feature: string; details?: string }
  | { type: 'other'; message: string };
