import { reply } from 'ollama-turbo-emulator';
import type { OllamaTools } from 'ollama-turbo-provider';
import { defineBehaviour, type Differences, type Host } from '../behaviour.ts';
import { describeError } from '../describe-error.ts';
import type { Sdk, StreamEvent, TextCall } from '../sdk.ts';
import { sentTo } from '../sent-to.ts';
import { withAnswers } from '../with-answers.ts';

const SEARCH = { id: 'call_1', name: 'webSearch', arguments: { query: 'Ollama Turbo' } };
const TURBO = {
  title: 'Ollama Turbo: large models in the cloud',
  url: 'https://docs.example.com/ollama/turbo',
};
const FETCH = { id: 'call_1', name: 'webFetch', arguments: { url: TURBO.url } };
const FETCH_NOTHING = { ...FETCH, arguments: { url: 'https://docs.example.com/none' } };
const SEARCH_NOTHING = { ...SEARCH, arguments: { query: ' ' } };

/** A loop that looks something up. */
const LOOKING_UP = {
  prompt: 'What is Ollama Turbo? Search the web for it, with the tool.',
  hostTools: (tools: OllamaTools) => ({
    webSearch: tools.webSearch({ maxResults: 2 }),
    webFetch: tools.webFetch(),
  }),
  maxSteps: 3,
};

const WITHOUT_SEARCH = { error: 'you have reached your weekly usage limit' };

/** What an app sees of a loop that looks something up; of one that ended in an error, its name. */
type LookUp = { text: string; asked: unknown[]; pages: Page[]; told: string | undefined } | Failed;
type Failed = { error: string };

interface Page {
  title: string;
  url: string;
}

const UNTOLD: Differences<Failed> = {
  4: {
    reason: 'AI SDK 4 does not tell the model of a tool that throws, but its caller',
    expected: { error: 'AI_ToolExecutionError' },
  },
};

/** What goes wrong, and what the model is told. */
const FAILURES: {
  name: string;
  call: typeof SEARCH | typeof FETCH;
  told: string;
  differences: Differences<LookUp>;
}[] = [
  {
    name: 'the model is told of a search that the plan does not have',
    call: SEARCH,
    told: 'weekly usage limit',
    differences: UNTOLD,
  },
  {
    name: 'the model is told of a page that cannot be fetched',
    call: FETCH_NOTHING,
    told: 'could not fetch',
    differences: UNTOLD,
  },
  {
    name: 'the model is told of a search for nothing, and the host is not asked',
    call: SEARCH_NOTHING,
    told: 'Invalid input for tool webSearch',
    differences: {
      4: {
        reason: 'AI SDK 4 does not tell the model, but its caller',
        expected: { error: 'AI_InvalidToolArgumentsError' },
      },
      '5.0.0': {
        reason: 'AI SDK 5 told its caller at first, and only later the model',
        expected: { error: 'AI_InvalidToolInputError' },
      },
    },
  },
];

export const webToolBehaviours = [
  defineBehaviour<LookUp>({
    name: 'a model searches the web at the host, and gets titles and addresses',
    needs: ['tools'],
    script: () => [reply({ toolCalls: [SEARCH] }), reply({ content: 'A service.' })],
    run: (sdk, host) => lookUp(sdk, { ...host, ...LOOKING_UP }, { isAbout: TURBO.url }),
    expected: {
      text: 'A service.',
      asked: [{ query: 'Ollama Turbo', max_results: 2 }],
      pages: [TURBO, { title: 'What is Ollama?', url: 'https://docs.example.com/ollama' }],
      told: TURBO.url,
    },
    judge: (seen, verdict) => {
      if ('error' in seen) return verdict.leaveOpen(`the host does not search: ${seen.error}`);
      const { asked, pages } = seen;
      if (asked.length === 0) return verdict.leaveOpen('nothing was searched for, or in vain');
      verdict.check(pages.length > 0, 'the app sees no page');
      verdict.check(pages.every(isWhole), 'a page is without its title or its address');
    },
  }),

  ...FAILURES.map(({ name, call, told, differences }) =>
    defineBehaviour<LookUp>({
      name,
      needs: ['tools'],
      script: () => [reply({ toolCalls: [call] }), reply({ content: 'I do not know.' })],
      run: (sdk, host) => {
        const settings = withAnswers(host.settings, { web_search: refuse });
        return lookUp(sdk, { ...host, settings, ...LOOKING_UP }, { isAbout: told });
      },
      expected: { text: 'I do not know.', asked: [], pages: [], told },
      differences,
    }),
  ),

  defineBehaviour({
    name: 'a streamed call of webFetch shows the page',
    needs: ['tools'],
    script: () => [reply({ toolCalls: [FETCH] }), reply({ content: 'A service.' })],
    run: async (sdk, host) => {
      const { events } = await sdk.streamText({ ...host, ...LOOKING_UP });
      return events.map(withoutContent);
    },
    expected: [
      { type: 'tool-input', id: 'call_1', text: JSON.stringify(FETCH.arguments) },
      { type: 'tool-call', id: 'call_1', name: 'webFetch', input: FETCH.arguments },
      { type: 'tool-result', id: 'call_1', name: 'webFetch', output: TURBO },
      { type: 'text', text: 'A service.' },
      { type: 'finish', finishReason: 'stop' },
    ],
  }),
];

/** @param options.isAbout what of the last thing that the model was told is of interest, if it is in there */
async function lookUp(
  sdk: Sdk,
  call: TextCall & Pick<Host, 'requests'>,
  { isAbout }: { isAbout: string },
): Promise<LookUp> {
  const outcome = await sdk.generateText(call).catch(describeError);
  if ('message' in outcome) return { error: outcome.name };
  const { text, toolResults } = outcome;
  const pages = toolResults.flatMap(({ output }) => (output as { results: Page[] }).results);
  const chats = call.requests.filter(({ url }) => url.endsWith('/api/chat'));
  const told = chats.at(-1)?.body.messages.at(-1)?.content;
  return {
    text,
    asked: sentTo(call.requests, 'web_search'),
    pages: pages.map(({ title, url }) => ({ title, url })),
    told: told?.includes(isAbout) ? isAbout : told,
  };
}

function refuse(): Response {
  return Response.json(WITHOUT_SEARCH, { status: 429 });
}

function isWhole({ title, url }: Page): boolean {
  return typeof title === 'string' && URL.canParse(url);
}

/** Without what the page says and links to, if the event is the result of a call. */
function withoutContent(event: StreamEvent): StreamEvent {
  if (event.type !== 'tool-result') return event;
  const { title, url } = event.output as Page;
  return { ...event, output: { title, url } };
}
