import type { Conversation } from './conversation.js';

/** An answer in words to a question that no tool is for. */
export function answerInWords(conversation: Conversation): string {
  const { question, imageCount } = conversation;
  const images = imageCount === 0 ? '' : `${imageSentence(imageCount)}\n\n`;
  const topic = TOPICS.find(({ asks }) => asks.test(question));
  return images + (topic?.answer(conversation) ?? generalAnswer(question, imageCount));
}

interface Topic {
  asks: RegExp;
  answer: (conversation: Conversation) => string;
}

const SELF_DESCRIPTION =
  'I am the demo model of ollama-turbo-emulator: an emulator of Ollama Turbo on your own machine, not a language model. My answers are written by rules, always the same for the same question, and nothing is sent to ollama.com. With a key from https://ollama.com/settings/keys you can ask a real model the same way.';

/** The first that fits answers: what asks for something particular stands before what is in many questions. */
const TOPICS: readonly Topic[] = [
  {
    asks: /\b(who|what) (exactly )?(are|r) (you|u)\b|\byour name\b|\b(which|what) (language )?model (are|is)\b|\bintroduce yourself\b|\b(are|is) (you|this) (an? )?(\w+ )?(ai|llm|bot|human|robot|person|real|model|language model|emulator|gpt\S*|chatgpt)\b|\babout yourself\b|\bwho (made|built|created|trained|developed|wrote) (you|this)\b|\bwer (bist du|hat dich)\b|\bbist du (ein|der|die|das|chatgpt|gpt)|\bqui es[- ]tu\b/i,
    answer: () => SELF_DESCRIPTION,
  },
  { asks: /\b(my name|who am i)\b.*\?|\bwhat['’]?s my name\b|\bwho am i\b/i, answer: nameAnswer },
  {
    asks: /\b(i|we) (just )?(ask|asked|say|said)\b.*\?|\bmy (first|last|previous) (question|message)\b/i,
    answer: historyAnswer,
  },
  { asks: /\b(my name is|i am called|call me) \p{L}+/iu, answer: introductionAnswer },
  {
    asks: /^\W*(hi|hello|hey|hallo|hola|bonjour|ciao|good (morning|afternoon|evening))\b\W*(\w+\W*){0,3}$/i,
    answer: () => 'Hello! 👋 Nice to meet you. What would you like to know?',
  },
  {
    asks: /^\W*(thanks|thank you|danke|merci|gracias)\b/i,
    answer: () => 'You are welcome! 😊 Is there anything else?',
  },
  {
    asks: /\bsky\b.*\bblue\b|\bblue\b.*\bsky\b/i,
    answer: () =>
      'Sunlight holds all colours. On its way through the air it is scattered by molecules far smaller than its wavelength, and short waves much more than long ones: blue about four times as much as red (Rayleigh scattering, ∝ 1/λ⁴). So blue light reaches your eyes from every direction of the sky, while red and yellow go on nearly straight ahead. In the evening their way through the air is longer, little blue is left, and the sky turns red. 🌅',
  },
  {
    asks: /\bjoke\b|\bfunny\b|\bwitz\b/i,
    answer: () =>
      'Why do programmers mix up Halloween and Christmas?\n\nBecause OCT 31 = DEC 25. 🎃🎄',
  },
  {
    asks: /\b(poem|haiku|verse|gedicht)\b/i,
    answer: () => 'Tokens, one by one,\ndrift like snow across the screen:\nthe answer settles. ❄️',
  },
  {
    asks: /\b(story|tale|fairy ?tale)\b/i,
    answer: () =>
      'Once upon a time a small llama lived on a high plain in the Andes. Every evening it hummed to the stars, and every evening the stars only twinkled.\n\nOne night the llama climbed the highest hill and hummed as loudly as it could. Far away, another llama answered. It had been humming to the stars, too.\n\nFrom that night on, neither of them hummed alone. 🦙✨',
  },
  {
    asks: /\b(write|create|implement|code|show me) .*\bfunctions?\b|\b(code|program|script|snippet|typescript|javascript|python|implement)\b/i,
    answer: codeAnswer,
  },
  {
    asks: /\b(table|markdown)\b/i,
    answer: () =>
      '## Three ways to run a model\n\n| where | needs | good for |\n| --- | --- | --- |\n| Ollama Turbo | a key | **large** models without a GPU |\n| an Ollama daemon | memory | *private* data |\n| this emulator | nothing | demos and tests |\n\n> The emulator speaks the same protocol as the other two.',
  },
  { asks: /\b(list|steps|ideas|tips|reasons|examples|bullet)\b/i, answer: listAnswer },
  {
    asks: /\bollama( turbo| cloud)?\b/i,
    answer: () =>
      'Ollama runs open models such as gpt-oss, Qwen and DeepSeek. **Ollama Turbo**, today also called Ollama Cloud, runs the large ones on datacenter hardware behind the same API: `https://ollama.com/api/chat`, with a key from https://ollama.com/settings/keys.',
  },
  {
    asks: /\b(help|can you do|able to)\b/i,
    answer: () =>
      'As an emulator I can show what a model does:\n\n- **stream** an answer word by word\n- **think** before it, when asked to\n- **call tools** that fit the question, one after the other, and answer from their results\n- answer with **JSON** that fits a schema, where the host enforces it or the prompt holds it\n\nTry “Tell me a joke”, “Write a poem”, or “Show me some code”.',
  },
];

function nameAnswer({ earlierQuestions }: Conversation): string {
  const names = earlierQuestions.map(nameIn).filter(name => name !== undefined);
  const name = names.at(-1);
  return name === undefined
    ? 'You have not told me your name yet.'
    : `Your name is ${name}: you told me earlier in this conversation.`;
}

function introductionAnswer({ question }: Conversation): string {
  return `Nice to meet you, ${nameIn(question) ?? 'stranger'}! I will remember that for this conversation.`;
}

function nameIn(text: string): string | undefined {
  return /\b(?:my name is|i am called|call me) (\p{L}[\p{L}\p{M}'’-]*)/iu.exec(text)?.[1];
}

function historyAnswer({ earlierQuestions }: Conversation): string {
  const [first] = earlierQuestions;
  if (first === undefined) return 'This is the first thing that you have said to me.';
  const lines = earlierQuestions.map((question, index) => `${index + 1}. “${question}”`);
  return `So far you have said:\n\n${lines.join('\n')}`;
}

function codeAnswer({ question }: Conversation): string {
  return /\bpython\b/i.test(question)
    ? 'Here is a function that greets in several languages:\n\n```python\nGREETINGS = {"en": "Hello", "fr": "Bonjour", "ja": "こんにちは"}\n\n\ndef greet(name: str, language: str = "en") -> str:\n    """Greets someone in a language, in English where it is unknown."""\n    return f"{GREETINGS.get(language, \'Hello\')}, {name}!"\n\n\nprint(greet("Ada", "fr"))  # Bonjour, Ada!\n```\n\nA look-up table keeps the function short: a new language is one more entry.'
    : "Here is a function that greets in several languages:\n\n```ts\nconst greetings = new Map([\n  ['en', 'Hello'],\n  ['fr', 'Bonjour'],\n  ['ja', 'こんにちは'],\n]);\n\n/** Greets someone in a language, in English where it is unknown. */\nfunction greet(name: string, language = 'en'): string {\n  return `${greetings.get(language) ?? 'Hello'}, ${name}!`;\n}\n\nconsole.log(greet('Ada', 'fr')); // Bonjour, Ada!\n```\n\nA `Map` keeps the function short: a new language is one more entry.";
}

function listAnswer({ question }: Conversation): string {
  return `You asked: “${question}”\n\n1. **Start small.** One question, one model, one answer on the screen.\n2. **Stream it.** Words that appear at once feel faster than words that come together.\n3. **Add a tool.** A model that can look things up does not have to guess.\n4. **Plan for failure.** Limits, time-outs and broken streams happen: say so in words.\n5. **Measure.** Tokens and seconds tell what an answer costs.\n\nThis list is an emulator's; a real model would fit it to your question.`;
}

function imageSentence(count: number): string {
  return count === 1
    ? 'I received your image. As an emulator I cannot look at it, but it arrived.'
    : `I received your ${count} images. As an emulator I cannot look at them, but they arrived.`;
}

function generalAnswer(question: string, imageCount: number): string {
  if (question === '') {
    return imageCount > 0
      ? 'What would you like to know?'
      : 'I am listening. What would you like to know?';
  }
  return `You asked: “${quote(question)}”\n\nA real model would answer that now. I am the demo model of an emulator, so I know about a few things only: ask me for a joke, a poem, a story or some code, ask why the sky is blue, or offer me a tool that your question is about. What you see is real all the same: these words come as a stream, token by token, over the protocol that Ollama Turbo speaks — ünïcode, *markdown* and 🦙 included.`;
}

const MOST_QUOTED = 300;

function quote(question: string): string {
  const characters = [...question.replaceAll(/\s+/g, ' ')];
  return characters.length > MOST_QUOTED
    ? `${characters.slice(0, MOST_QUOTED).join('')}…`
    : characters.join('');
}
