import type { Emulator } from 'ollama-turbo-emulator';
import { Chat } from './chat.ts';
import { parseCommandLine } from './command-line.ts';
import { chooseHost, type Host } from './host.ts';
import { Printer } from './printer.ts';
import type { Terminal } from './terminal.ts';

const FIRST_QUESTION = 'How is the weather in Lisbon, and what is 17 * 23?';

/** What the chat needs from the process that it runs in. */
export interface Surroundings {
  arguments: readonly string[];
  environment: Readonly<Record<string, string | undefined>>;
  write: (text: string) => void;
  writeError: (text: string) => void;
  hasColors: boolean;
  /** Absent where nobody can type: then one question is answered. */
  openTerminal?: () => Terminal;
  startEmulator: () => Pick<Emulator, 'fetch'>;
}

/** Runs the chat and returns the exit code of the process. */
export async function run(surroundings: Surroundings): Promise<number> {
  const options = parseCommandLine(surroundings);
  if ('exitCode' in options) return options.exitCode;

  const printer = new Printer(surroundings);
  let host: Host;
  try {
    host = chooseHost({ ...surroundings, ...options });
  } catch (error) {
    printer.error(error);
    return 1;
  }

  printer.introduction(host.description);
  const { question = FIRST_QUESTION } = options;
  printer.question(question);
  const chat = new Chat({ model: host.model, printer });
  if (surroundings.openTerminal) {
    const terminal = surroundings.openTerminal();
    await converse({ terminal, chat, question, write: surroundings.write });
    return 0;
  }
  const isAnswered = await chat.ask(question, { abortSignal: new AbortController().signal });
  return isAnswered ? 0 : 1;
}

/** Answers the first question, then what is typed, until whoever types has had enough. */
async function converse(options: {
  terminal: Terminal;
  chat: Chat;
  question: string;
  write: (text: string) => void;
}): Promise<void> {
  const { terminal, chat, write } = options;
  let question: string | undefined = options.question;
  while (question !== undefined) {
    if (question.trim() !== '') {
      const asked = question.trim();
      await terminal.whileStoppable(abortSignal => chat.ask(asked, { abortSignal }));
      write('\n');
    }
    question = await terminal.nextQuestion();
    write('\n');
  }
  terminal.close();
}
