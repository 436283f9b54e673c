import type { Think } from '../chat-request.js';
import { goQuote } from './go-quote.js';
import { GoDecodeError, goPointer, goUnmarshaler } from './go-type.js';

const ALLOWED = '("high", "medium", "low", "max", true, or false)';

/** `think`: whether, and how much; undefined when the request leaves it to the model. */
export const thinkValue = goPointer(
  goUnmarshaler<Think>({
    name: 'api.ThinkValue',
    zero: false,
    unmarshal: node => {
      if (node.kind === 'boolean') return node.value;
      if (node.kind !== 'string') {
        throw new GoDecodeError(`think must be a boolean or string ${ALLOWED}`);
      }
      switch (node.value) {
        case 'low':
        case 'medium':
        case 'high':
        case 'max':
          return node.value;
        default:
          throw new GoDecodeError(
            `invalid think value: ${goQuote(node.value)} (must be ${ALLOWED.slice(1)}`,
          );
      }
    },
  }),
);
