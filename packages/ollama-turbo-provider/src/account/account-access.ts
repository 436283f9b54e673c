import type { Connection } from '../connection/connection.js';
import { readAccount, type OllamaAccount, type OllamaAccountOptions } from './account.js';
import { readUsage, type OllamaUsage, type OllamaUsageOptions } from './usage.js';

/** What ollama.com says of the account behind a key, or behind a daemon that is signed in. */
export interface AccountAccess {
  /**
   * Whose account it is, and its plan.
   *
   * @throws InvalidArgumentError when an option is not valid
   * @throws APICallError when the host is not reached or refuses, a daemon that is not signed in, too; `data.reason` names
   *   the case
   * @throws LoadAPIKeyError when the host is ollama.com and there is no key
   */
  readonly account: (options?: OllamaAccountOptions) => Promise<OllamaAccount>;
  /**
   * What the account has used: undefined where the host does not tell, as daemons do not. ollama.com answers ten times a
   * minute, and what was just used may be missing. It may take two requests; where the second fails, `problem` says why.
   *
   * Source: https://docs.ollama.com/api/cloud-usage and https://docs.ollama.com/api/balance
   *
   * @throws InvalidArgumentError when an option is not valid
   * @throws APICallError when the host is not reached or refuses; `data.reason` names the case
   * @throws LoadAPIKeyError when the host is ollama.com and there is no key
   */
  readonly usage: (options?: OllamaUsageOptions) => Promise<OllamaUsage | undefined>;
}

/** The account of the host behind a connection. */
export function createAccountAccess(connection: Connection): AccountAccess {
  return {
    account: async options => readAccount({ connection, options }),
    usage: async options => readUsage({ connection, options }),
  };
}
