// A question about an image. The bytes of a file do as well as base64: `data: await readFile('flag.png')`.
import { generateText } from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { turbo } from './shared/host.ts';

const ollama = createOllama(turbo());

/** A PNG of 96 × 64 pixels: the flag of Sweden. */
const FLAG =
  'iVBORw0KGgoAAAANSUhEUgAAAGAAAABAAgMAAACYWpqdAAAABlBMVEUAaqf+zAB+TDEHAAAAJUlEQVR42mNggIDQ0FAGrGBUYlSCPhKhOMCoBKbEaPIZlRgUEgCIDZNtt3FzfAAAAABJRU5ErkJggg==';

const { text } = await generateText({
  model: ollama('gemma4:31b'), // one that can see; gpt-oss cannot
  messages: [
    {
      role: 'user',
      content: [
        { type: 'file', mediaType: 'image/png', data: FLAG },
        { type: 'text', text: 'Which country has this flag?' },
      ],
    },
  ],
});

console.log(text);
