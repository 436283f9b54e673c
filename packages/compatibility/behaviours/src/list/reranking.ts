import { defineBehaviour, EMBEDDING_MODEL_ID, type Host } from '../behaviour.ts';
import { hearWarnings } from '../hear-warnings.ts';
import { lacking, seeUnlessLacking } from '../lacking.ts';
import type { RerankCall, Sdk } from '../sdk.ts';
import { sentTo } from '../sent-to.ts';
import type { Verdict } from '../verdict.ts';

const QUERY = 'Did the cat sit on the mat?';
const TEXTS = ['Income tax is due in May.', 'The cat sat on the mat.', 'A cat is not a dog.'];
const OBJECTS = TEXTS.map(text => ({ text }));

const EMULATED = `reranking: Ollama has no reranking: the documents are ranked by how similar their embeddings by "${EMBEDDING_MODEL_ID}" are to that of the query.`;
const AS_JSON = 'object documents: Embeddings are of texts: each object was embedded as its JSON.';

const DIFFERENCES = {
  4: lacking('AI SDK 4 has no rerank.'),
  5: lacking('AI SDK 5 has no rerank.'),
};

interface Ranking {
  order: number[];
  /** Whether each document is the one that its index says. */
  areOriginals: boolean;
  areScoresFalling: boolean;
  /** Warnings; the AI SDK tells an app of them nowhere else. */
  logged: string[];
  sent: unknown[];
}

const WAYS: {
  name: string;
  call: Pick<RerankCall, 'documents' | 'topN' | 'access'>;
  expected: Pick<Ranking, 'order' | 'logged'>;
  input: string[];
}[] = [
  {
    name: 'rerank puts the texts first that are most similar to the query, and a warning says so',
    call: { documents: TEXTS },
    expected: { order: [1, 2, 0], logged: [EMULATED] },
    input: [QUERY, ...TEXTS],
  },
  {
    name: 'rerank takes objects, as many of them as topN says, and a warning says how',
    call: { documents: OBJECTS, topN: 2 },
    expected: { order: [1, 2], logged: [EMULATED, AS_JSON] },
    input: [QUERY, ...OBJECTS.map(object => JSON.stringify(object))],
  },
  {
    name: 'a provider registry finds reranking models',
    call: { documents: TEXTS, topN: 1, access: 'registry' },
    expected: { order: [1], logged: [EMULATED] },
    input: [QUERY, ...TEXTS],
  },
];

export const rerankingBehaviours = WAYS.map(({ name, call, expected, input }) =>
  defineBehaviour<Ranking | { lacks: string }>({
    name,
    needs: ['embedding'],
    script: () => [],
    run: (sdk, host) => seeUnlessLacking(rank(sdk, host, call)),
    expected: {
      ...expected,
      areOriginals: true,
      areScoresFalling: true,
      sent: [{ model: EMBEDDING_MODEL_ID, input }],
    },
    differences: DIFFERENCES,
    judge: (seen, verdict) => {
      if ('lacks' in seen) return verdict.leaveOpen(seen.lacks);
      verdict.check(
        seen.order.length === expected.order.length,
        `${seen.order.length} documents were ranked`,
      );
      judgeRanking(seen, verdict);
      const { length } = expected.logged;
      verdict.check(seen.logged.length === length, `the warnings are ${seen.logged.join(' | ')}`);
    },
  }),
);

async function rank(sdk: Sdk, host: Host, call: Omit<RerankCall, keyof Host | 'query'>) {
  const { result, logged } = await hearWarnings(() =>
    sdk.rerank({ ...host, ...call, query: QUERY }),
  );
  const { ranking } = result;
  const scores = ranking.map(({ score }) => score);
  return {
    order: ranking.map(({ index }) => index),
    areOriginals: ranking.every(({ index, document }) => document === call.documents[index]),
    areScoresFalling: String(scores) === String(scores.toSorted((one, other) => other - one)),
    logged,
    sent: sentTo(host.requests, 'embed'),
  };
}

function judgeRanking({ order, areOriginals, areScoresFalling }: Ranking, verdict: Verdict): void {
  verdict.check(new Set(order).size === order.length, 'a document was ranked twice');
  verdict.check(areOriginals, 'a document is not the one that its index says');
  verdict.check(areScoresFalling, 'the best document is not the first');
}
