import type { OllamaProviderSettings } from 'ollama-turbo-provider';

/** Makes one provider for the same settings: what its calls share, such as slots, is only there in one provider. */
export function oncePerSettings<Provider>(
  create: (settings: OllamaProviderSettings) => Provider,
): (settings: OllamaProviderSettings) => Provider {
  const providers = new WeakMap<OllamaProviderSettings, { provider: Provider }>();
  return settings => {
    const { provider } = providers.get(settings) ?? { provider: create(settings) };
    providers.set(settings, { provider });
    return provider;
  };
}
