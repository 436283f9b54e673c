import type { ChatRequest } from './chat-request.js';

/** The request of a call whose model cannot think, with a warning instead of `think`. */
export function dropThink(request: ChatRequest): ChatRequest {
  const { body, warnings } = request;
  const { think: _think, ...bodyWithoutThink } = body;
  return {
    ...request,
    body: bodyWithoutThink,
    warnings: [
      ...warnings,
      {
        type: 'unsupported',
        feature: 'reasoning',
        details: `The model "${body.model}" does not support thinking; it was asked without.`,
      },
    ],
    thinksByReasoningOnly: false,
  };
}
