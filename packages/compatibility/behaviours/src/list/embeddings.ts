import { defineBehaviour, EMBEDDING_MODEL_ID, MODEL_ID } from '../behaviour.ts';
import { findFailure } from '../describe-error.ts';
import { lacking, seeUnlessLacking } from '../lacking.ts';
import { nearest } from '../nearest.ts';
import type { EmbeddingOutcome } from '../sdk.ts';
import { sentTo } from '../sent-to.ts';
import { withAnswers } from '../with-answers.ts';

const TEXTS = ['The cat sat on the mat.', 'Income tax is due in May.', 'How bread is baked'];
const [TEXT = ''] = TEXTS;

/** How many values a request has at most. */
const BATCH = 2048;

const UNHEARD = {
  reason: 'embed of AI SDK 4 and 5 has no warnings',
  expected: { lengths: [64], warnings: undefined },
};

export const embeddingBehaviours = [
  defineBehaviour({
    name: 'embed gives the vector of a text and the count of its tokens',
    needs: ['embedding'],
    script: () => [],
    run: async (sdk, host) => {
      const outcome = await sdk.embed({ ...host, value: TEXT });
      const sent = sentTo(host.requests, 'embed');
      return { lengths: lengthsOf(outcome), tokens: outcome.tokens, sent };
    },
    expected: {
      lengths: [64],
      tokens: 8,
      sent: [{ model: EMBEDDING_MODEL_ID, input: [TEXT] }],
    },
    judge: ({ lengths: [length = 0], tokens }, verdict) => {
      verdict.check(length > 1, 'there is no vector');
      verdict.check(tokens === undefined || tokens > 0, 'the count of tokens is odd');
    },
  }),

  defineBehaviour({
    name: 'embedMany gives the vectors in the order of the values, with one request',
    needs: ['embedding'],
    script: () => [],
    run: async (sdk, host) => {
      const { embeddings, tokens } = await sdk.embedMany({ ...host, values: TEXTS });
      const requests = host.requests.length;
      const alone: number[][] = [];
      for (const value of TEXTS) {
        alone.push(...(await sdk.embed({ ...host, value })).embeddings);
      }
      return { order: embeddings.map(vector => nearest(vector, alone)), tokens, requests };
    },
    expected: { order: [0, 1, 2], tokens: 24, requests: 1 },
    judge: ({ order, tokens, requests }, verdict) => {
      verdict.check(order.join() === '0,1,2', `the order of the vectors is ${order.join()}`);
      verdict.check(tokens === undefined || tokens > 0, 'the count of tokens is odd');
      verdict.check(requests === 1, `there were ${requests} requests`);
    },
  }),

  defineBehaviour({
    name: 'embedMany asks several times for more values than a request has',
    needs: ['embedding'],
    script: () => [],
    run: async (sdk, host) => {
      const values = Array.from({ length: BATCH + 1 }, (_, index) => `number ${index}`);
      const { embeddings } = await sdk.embedMany({ ...host, values });
      const { embeddings: last } = await sdk.embed({ ...host, value: values.at(-1) ?? '' });
      return {
        count: embeddings.length,
        isLastInPlace: String(embeddings.at(-1)) === String(last[0]),
        sent: host.requests.map(({ body }) => body.input?.length),
      };
    },
    expected: { count: BATCH + 1, isLastInPlace: true, sent: [BATCH, 1, 1] },
  }),

  defineBehaviour({
    name: 'the provider option "dimensions" sets how long a vector is',
    needs: ['embedding'],
    script: () => [],
    run: async (sdk, host) => {
      const outcome = await sdk.embed({ ...host, value: TEXT, options: { dimensions: 16 } });
      return { lengths: lengthsOf(outcome), warnings: outcome.warnings };
    },
    expected: { lengths: [16], warnings: [] },
    differences: withoutWarnings({ lengths: [16] }),
    judge: ({ lengths: [length], warnings }, verdict) => {
      if (length !== 16 && warnings?.length !== 0) {
        return verdict.leaveOpen('the model keeps to its own length');
      }
      verdict.check(length === 16, `the vector has ${length} numbers`);
    },
  }),

  defineBehaviour({
    name: 'more dimensions than the model has are a warning',
    needs: ['embedding'],
    script: () => [],
    run: async (sdk, host) => {
      const options = { dimensions: 100_000 };
      const outcome = await sdk.embedMany({ ...host, values: [TEXT], options });
      return { lengths: lengthsOf(outcome), warnings: outcome.warnings };
    },
    expected: {
      lengths: [64],
      warnings: [
        `dimensions: The model "${EMBEDDING_MODEL_ID}" gave vectors of 64 numbers instead of 100000.`,
      ],
    },
    differences: { 4: UNHEARD, 5: UNHEARD },
    judge: ({ warnings }, verdict) => {
      if (warnings === undefined) return verdict.leaveOpen(UNHEARD.reason);
      verdict.check(warnings.length === 1, 'there is not exactly one warning');
    },
  }),

  defineBehaviour<{ lengths: number[] } | { lacks: string }>({
    name: "the AI SDK's own dimensions set how long a vector is",
    needs: ['embedding'],
    script: () => [],
    run: (sdk, host) =>
      seeUnlessLacking(
        sdk
          .embed({ ...host, value: TEXT, dimensions: 16, options: { dimensions: 32 } })
          .then(outcome => ({ lengths: lengthsOf(outcome) })),
      ),
    expected: { lengths: [16] },
    differences: {
      4: lacking('embed of AI SDK 4 has no dimensions.'),
      5: lacking('embed of AI SDK 5 has no dimensions.'),
      6: lacking('embed of AI SDK 6 has no dimensions.'),
      '7.0.0': {
        reason: 'AI SDK 7 had no such option at first, and takes no notice of it',
        expected: { lengths: [32] },
      },
    },
    judge: (seen, verdict) => {
      if ('lacks' in seen) return verdict.leaveOpen(seen.lacks);
      const [length] = seen.lengths;
      if (length !== 16 && length !== 32) {
        return verdict.leaveOpen('the model keeps to its own length');
      }
      verdict.check(length === 16, `the vector has ${length} numbers`);
    },
  }),

  defineBehaviour({
    name: 'fewer vectors than values are an error, not a shifted list',
    needs: ['embedding'],
    script: () => [],
    run: (sdk, host) => {
      const settings = withAnswers(host.settings, { embed: withoutFirstVector });
      const call = { ...host, settings, values: TEXTS, maxRetries: 0 };
      return findFailure(sdk.embedMany(call));
    },
    expected: { name: 'AI_APICallError', statusCode: 200, reason: 'malformed-answer' },
    judge: (failure, verdict) => {
      const { reason } = failure ?? {};
      verdict.check(reason === 'malformed-answer', `the error has the reason ${reason}`);
    },
  }),

  defineBehaviour({
    name: 'an embedding model that the host does not have is an error that is not tried again',
    needs: ['embedding'],
    script: () => [],
    run: async (sdk, host) => {
      const failure = await findFailure(sdk.embed({ ...host, modelId: 'no-such', value: TEXT }));
      return { failure, requests: host.requests.length };
    },
    expected: {
      failure: { name: 'AI_APICallError', statusCode: 404, reason: 'model-not-found' },
      requests: 1,
    },
    judge: ({ failure, requests }, verdict) => {
      const { reason } = failure ?? {};
      verdict.check(reason === 'model-not-found', `the error has the reason ${reason}`);
      verdict.check(requests === 1, 'the host was asked again');
    },
  }),

  defineBehaviour({
    name: 'a model that cannot embed is an error that is not tried again',
    script: () => [],
    run: async (sdk, host) => {
      const failure = await findFailure(sdk.embed({ ...host, modelId: MODEL_ID, value: TEXT }));
      return { failure, requests: host.requests.length };
    },
    expected: {
      failure: { name: 'AI_APICallError', statusCode: 501, reason: 'unsupported' },
      requests: 1,
    },
  }),

  defineBehaviour({
    name: 'a provider registry finds embedding models',
    needs: ['embedding'],
    script: () => [],
    run: async (sdk, host) =>
      lengthsOf(await sdk.embed({ ...host, value: TEXT, access: 'registry' })),
    expected: [64],
    judge: ([length = 0], verdict) => {
      verdict.check(length > 1, 'there is no vector');
    },
  }),
];

function lengthsOf({ embeddings }: EmbeddingOutcome): number[] {
  return embeddings.map(vector => vector.length);
}

/** For AI SDK 4 and 5, which do not hand out warnings of embeddings. */
function withoutWarnings(seen: { lengths: number[] }) {
  const difference = { reason: UNHEARD.reason, expected: { ...seen, warnings: undefined } };
  return { 4: difference, 5: difference };
}

async function withoutFirstVector(ask: () => Promise<Response>): Promise<Response> {
  const answered = await ask();
  const { embeddings, ...answer } = (await answered.json()) as { embeddings: number[][] };
  return Response.json({ ...answer, embeddings: embeddings.slice(1) });
}
