import type { Answer } from '../../answer/answer.js';
import { jsonAnswer } from '../../answer/framing.js';
import type { Host } from '../../host.js';

/** `GET /api/status`: whether a daemon reaches the cloud, and who says that it does not. */
export function statusAnswer(host: Host): Answer {
  const { disableCloud } = host;
  return jsonAnswer(200, {
    cloud: { disabled: disableCloud, source: disableCloud ? 'env' : 'none' },
  });
}
