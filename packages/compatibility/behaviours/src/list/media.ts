import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour } from '../behaviour.ts';

/** One red pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';

export const mediaBehaviours = [
  defineBehaviour({
    name: 'an image reaches the host as base64',
    needs: ['vision'],
    script: () => [reply({ content: 'Red.' })],
    run: async (sdk, host) => {
      const { text } = await sdk.generateText({
        ...host,
        prompt: 'Which colour is this?',
        image: { bytes: decode(PNG), mediaType: 'image/png' },
      });
      return { text, images: host.requests[0]?.body.messages[0]?.images };
    },
    expected: { text: 'Red.', images: [PNG] },
    judge: ({ text, images }, verdict) => {
      verdict.check(text !== '', 'the text is empty');
      verdict.check(images?.[0] === PNG, 'the image was not sent');
    },
  }),
];

function decode(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
}
