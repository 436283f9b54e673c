/** A host in the app's own process: it gives its answers in turn and keeps what it was asked. */
export const requests: { url: string; authorization: string | null; body: unknown }[] = [];

export const fetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  requests.push({
    url: request.url,
    authorization: request.headers.get('authorization'),
    body: await request.json(),
  });
  if (request.url.endsWith('/api/embed')) {
    return Response.json({ embeddings: [[0.5, 0.25]], prompt_eval_count: 3 });
  }
  const answer = ANSWERS[requests.length - 1] ?? [];
  const lines = answer.map(fields =>
    JSON.stringify({ model: 'qwen3:8b', created_at: '2026-01-02T03:04:05Z', ...fields }),
  );
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'Content-Type': 'application/x-ndjson' },
  });
};

const LAST_LINE = { done: true, done_reason: 'stop', prompt_eval_count: 10, eval_count: 5 };

const ANSWERS = [
  [
    said({ thinking: 'I ask the tool.' }),
    said({
      tool_calls: [{ id: 'call_1', function: { name: 'weather', arguments: { city: 'Paris' } } }],
    }),
    { ...said({}), ...LAST_LINE },
  ],
  [
    said({ content: 'It is sunny ' }),
    said({ content: 'in Paris.' }),
    { ...said({}), ...LAST_LINE },
  ],
  [said({ content: 'Hello!' }), { ...said({}), ...LAST_LINE }],
];

function said(message: object) {
  return { message: { role: 'assistant', content: '', ...message }, done: false };
}
