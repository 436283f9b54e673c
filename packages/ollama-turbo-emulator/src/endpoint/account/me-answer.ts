import type { Answer } from '../../answer/answer.js';
import { jsonAnswer } from '../../answer/framing.js';

/** `POST /api/me`: whose key it is. A daemon that answers for the cloud itself is signed in with the same account. */
export function meAnswer(): Answer {
  return jsonAnswer(200, {
    id: '6f1c0d52-8a5b-4a43-9a51-2f6c7b0e9d10',
    email: 'somebody@example.com',
    name: 'somebody',
    plan: 'free',
  });
}
