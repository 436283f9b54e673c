// Spans of OpenTelemetry: of the call, its steps, and what the model and the tools did in them. This exporter prints
// them as they end, the inner ones first; yours sends them to a service.
import { OpenTelemetry } from '@ai-sdk/otel';
import {
  NodeTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-node';
import { generateText, isStepCount, registerTelemetry, tool } from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { z } from 'zod';
import { turbo } from './shared/host.ts';

const exporter: SpanExporter = {
  export(spans, done) {
    for (const { name, duration, attributes } of spans) {
      const [seconds, nanoseconds] = duration;
      console.log(`${name}: ${Math.round(seconds * 1e3 + nanoseconds / 1e6)} ms`);
      for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith('gen_ai.usage.')) console.log(`  ${key}: ${JSON.stringify(value)}`);
      }
    }
    done({ code: 0 });
  },
  shutdown: async () => {},
};

const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
registerTelemetry(new OpenTelemetry({ tracer: provider.getTracer('example') }));

const ollama = createOllama(turbo());
const getWeather = tool({
  description: 'Get the current weather in a city',
  inputSchema: z.object({ city: z.string() }),
  execute: ({ city }) => ({ city, temperature: 4, condition: 'cloudy' }),
});
const { text } = await generateText({
  model: ollama('gpt-oss:120b'),
  prompt: 'What is the weather in Oslo?',
  tools: { getWeather },
  stopWhen: isStepCount(5),
  telemetry: { recordInputs: false, recordOutputs: false }, // spans without what was said
});
await provider.shutdown();
console.log(`\n${text}`);
