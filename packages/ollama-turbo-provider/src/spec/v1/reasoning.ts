import type { SharedV2ProviderMetadata, SharedV2ProviderOptions } from '@ai-sdk/provider';

/*
 * V1 has fields of its own for the signature of a reasoning and for redacted reasoning. V2 leaves both to the metadata
 * of the part, where the providers that have them agree on these two keys.
 */

/** What V1 says of a reasoning beside its text. */
export interface ReasoningSeal {
  signature?: string;
  redactedData?: string;
}

/** The seal in the metadata of a V2 reasoning part, under whichever provider's name it stands. */
export function readReasoningSeal(metadata: SharedV2ProviderMetadata | undefined): ReasoningSeal {
  const seal: ReasoningSeal = {};
  for (const { signature, redactedData } of Object.values(metadata ?? {})) {
    if (typeof signature === 'string') seal.signature = signature;
    if (typeof redactedData === 'string') seal.redactedData = redactedData;
  }
  return seal;
}

/** The options of a V2 reasoning part with the seal in them, under the name of the provider that reads them. */
export function withReasoningSeal(options: {
  providerOptions: SharedV2ProviderOptions | undefined;
  providerId: string;
  seal: { signature: string } | { redactedData: string };
}): SharedV2ProviderOptions {
  const { providerOptions, providerId, seal } = options;
  return { ...providerOptions, [providerId]: { ...providerOptions?.[providerId], ...seal } };
}
