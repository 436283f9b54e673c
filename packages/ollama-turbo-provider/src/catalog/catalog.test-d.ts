import type * as ai4 from '../ai4.js';
import type * as ai5 from '../ai5.js';
import type * as ai6 from '../ai6.js';
import type * as ai7 from '../index.js';
import type { OllamaModelId, TurboModelName } from '../index.js';

/*
 * Names of models are completed, and open; each entry point has the catalogue and its types.
 */

'gpt-oss:120b' satisfies TurboModelName;
'gpt-oss:120b' satisfies OllamaModelId;
'my-own-model:7b' satisfies OllamaModelId;
declare const text: string;
text satisfies OllamaModelId;
// @ts-expect-error ids are texts
5 satisfies OllamaModelId;
// @ts-expect-error taken out of service
'kimi-k2.5' satisfies TurboModelName;

declare const provider4: ai4.OllamaProvider;
declare const provider5: ai5.OllamaProvider;
declare const provider6: ai6.OllamaProvider;
declare const provider7: ai7.OllamaProvider;

provider4.models satisfies ai4.OllamaModelCatalog;
provider5.models satisfies ai5.OllamaModelCatalog;
provider6.models satisfies ai6.OllamaModelCatalog;
provider7.models satisfies ai7.OllamaModelCatalog;

// That completions know the names: a union that became `string` would take every literal for the same type.
type IdOf<Provider extends { languageModel: (id: never, ...rest: never[]) => unknown }> =
  Parameters<Provider['languageModel']>[0];
type Knows<Id> = string extends Id ? ([Id] extends [TurboModelName] ? never : true) : never;
true satisfies Knows<IdOf<ai4.OllamaProvider>>;
true satisfies Knows<IdOf<ai5.OllamaProvider>>;
true satisfies Knows<IdOf<ai6.OllamaProvider>>;
true satisfies Knows<IdOf<ai7.OllamaProvider>>;
