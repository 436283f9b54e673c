import { LONG_DOCUMENT } from './long-document.js';
import type { WebDocument } from './web-document.js';

/** Every page there is. The names are reserved for examples, so none of them is taken for a real one. */
export const WEB_DOCUMENTS: readonly WebDocument[] = [
  {
    title: 'What is Ollama?',
    url: 'https://docs.example.com/ollama',
    content:
      '# What is Ollama?\n\nOllama runs open language models on your own machine. A daemon listens on port 11434, loads a ' +
      'model when it is asked for and answers over a small HTTP API: `/api/chat` for conversations, `/api/generate` for ' +
      'single prompts, `/api/embed` for embeddings.\n\nModels are pulled by name, such as `llama3.2:3b`, and kept until ' +
      'they are deleted.',
    links: ['https://docs.example.com/ollama/turbo', 'https://docs.example.com/ollama/streaming'],
  },
  {
    title: 'Ollama Turbo: large models in the cloud',
    url: 'https://docs.example.com/ollama/turbo',
    content:
      '# Ollama Turbo\n\nOllama Turbo, today called Ollama Cloud, answers the same API with models that are too large for ' +
      'most machines, such as `gpt-oss:120b`. It wants an API key in the `Authorization` header.\n\nThrough a daemon the ' +
      'same models have names with a suffix: `gpt-oss:120b-cloud`.',
    links: ['https://docs.example.com/ollama'],
  },
  {
    title: 'Streaming answers line by line',
    url: 'https://docs.example.com/ollama/streaming',
    content:
      '# Streaming\n\nA streamed answer of Ollama is newline-delimited JSON: one object per line, and a last one with ' +
      '`"done": true` and the counts of tokens. An error in the middle of a stream is a line with the field `error`.',
    links: ['https://docs.example.com/ollama/tools'],
  },
  {
    title: 'Tool calling with language models',
    url: 'https://docs.example.com/ollama/tools',
    content:
      '# Tool calling\n\nIn Ollama, a model that is offered tools can ask for one to be called: it answers with the name of the tool ' +
      'and its arguments. The program calls the tool and sends the result back in a message with the role `tool`.',
    links: ['https://docs.example.com/ollama/structured-outputs'],
  },
  {
    title: 'Structured outputs: JSON that follows a schema',
    url: 'https://docs.example.com/ollama/structured-outputs',
    content:
      '# Structured outputs\n\nWith a JSON schema in `format` a local model of Ollama can say nothing else but JSON that follows the ' +
      'schema. Cloud models take the field and ignore it: there the schema belongs into the prompt, and the answer has to ' +
      'be checked.',
    links: [],
  },
  {
    title: 'Embeddings and semantic search',
    url: 'https://docs.example.com/ollama/embeddings',
    content:
      '# Embeddings\n\nAn embedding is a list of numbers that stands for the meaning of a text; Ollama makes them at `/api/embed`. Texts about the same thing ' +
      'have embeddings that point the same way, so the closest ones to a question are found by their cosine similarity.',
    links: ['https://docs.example.com/ollama'],
  },
  {
    title: 'Weather in Oslo',
    url: 'https://weather.example.com/oslo',
    content:
      '# Weather in Oslo\n\nOslo has cold winters with snow and mild summers. In July it is 22 degrees Celsius on a usual ' +
      'day, in January 3 below zero. Rain falls in every month, most of it in autumn.',
    links: ['https://travel.example.com/oslo'],
  },
  {
    title: 'Oslo for visitors',
    url: 'https://travel.example.com/oslo',
    content:
      '# Oslo for visitors\n\nOslo is the capital of Norway, between a fjord and hills with forests. Its opera house has a ' +
      'roof that one can walk on. Trams and ferries take the same ticket.',
    links: ['https://weather.example.com/oslo'],
  },
  {
    title: 'Why is the sky blue?',
    url: 'https://science.example.org/sky',
    content:
      '# Why is the sky blue?\n\nMolecules of the air scatter light, and short waves far more than long ones: this is ' +
      'Rayleigh scattering. So blue light reaches us from every direction of the sky, while in the evening its way through ' +
      'the air is long and red remains.',
    links: [],
  },
  {
    title: 'A bread with three ingredients',
    url: 'https://kitchen.example.org/bread',
    content:
      '# A bread with three ingredients\n\n500 g of flour, 350 g of water, 10 g of salt, and a spoon of yesterday’s dough. ' +
      'Mix, fold every half hour for three hours, let it rest in the cold overnight, and bake it at 250 °C for 40 minutes.',
    links: [],
  },
  {
    title: 'Grüße aus Zürich – unterwegs in der Schweiz',
    url: 'https://travel.example.com/zuerich',
    content:
      '# Grüße aus Zürich\n\nDie Stadt liegt am See. Im Sommer baden die Leute in der Limmat, und vom Üetliberg sieht man ' +
      'die Alpen. 東京 ist 9600 km entfernt. 🚋',
    links: ['https://travel.example.com/oslo'],
  },
  LONG_DOCUMENT,
];
