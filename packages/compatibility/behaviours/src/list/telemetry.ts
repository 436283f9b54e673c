import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour, MODEL_ID } from '../behaviour.ts';

export const telemetryBehaviours = [
  defineBehaviour({
    name: 'telemetry tells provider, model, finish reason and token counts',
    script: () => [reply({ content: 'Hello.', metrics: { prompt_eval_count: 11, eval_count: 2 } })],
    run: async (sdk, host) => {
      const exporter = new InMemorySpanExporter();
      const spanProcessors = [new SimpleSpanProcessor(exporter)];
      const tracer = new BasicTracerProvider({ spanProcessors }).getTracer('compatibility');
      await sdk.generateText({ ...host, prompt: 'Say hello.', tracer });
      const spans = exporter.getFinishedSpans();
      const call = spans.find(({ name }) => name === 'ai.generateText.doGenerate');
      return pick(call?.attributes ?? {}, ATTRIBUTES);
    },
    expected: {
      'ai.model.provider': 'ollama.chat',
      'ai.model.id': MODEL_ID,
      'ai.response.finishReason': 'stop',
      'ai.response.model': MODEL_ID,
      'ai.response.text': 'Hello.',
      'gen_ai.usage.input_tokens': 11,
      'gen_ai.usage.output_tokens': 2,
    },
    judge: (attributes, verdict) => {
      for (const name of ATTRIBUTES) {
        verdict.check(attributes[name] !== undefined, `the attribute ${name} is missing`);
      }
    },
  }),
];

const ATTRIBUTES = [
  'ai.model.provider',
  'ai.model.id',
  'ai.response.finishReason',
  'ai.response.model',
  'ai.response.text',
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.output_tokens',
] as const;

function pick(attributes: Readonly<Record<string, unknown>>, names: readonly string[]) {
  return Object.fromEntries(names.map(name => [name, attributes[name]]));
}
