import { isStepCount, streamText, type LanguageModel, type ModelMessage } from 'ai';
import type { Printer } from './printer.ts';
import { tools } from './tools.ts';

const INSTRUCTIONS = 'Answer in a few friendly sentences. Use the tools where they help.';
/** Enough for several calls in turn, and an end for a model that never stops calling. */
const MOST_STEPS = 8;

/** A conversation with a model; each question sees the ones before it. */
export class Chat {
  private readonly model: LanguageModel;
  private readonly printer: Printer;
  private messages: ModelMessage[] = [];

  constructor(options: { model: LanguageModel; printer: Printer }) {
    this.model = options.model;
    this.printer = options.printer;
  }

  /**
   * Asks a question and prints the answer as it comes. What fails or is stopped is printed, too, and leaves the
   * conversation as it was before the question.
   *
   * @returns whether there is an answer
   */
  async ask(question: string, options: { abortSignal: AbortSignal }): Promise<boolean> {
    const messages: ModelMessage[] = [...this.messages, { role: 'user', content: question }];
    const result = streamText({
      model: this.model,
      instructions: INSTRUCTIONS,
      messages,
      tools,
      stopWhen: isStepCount(MOST_STEPS),
      reasoning: 'medium',
      // One more try: whoever waits in a terminal should soon see what is wrong.
      maxRetries: 1,
      abortSignal: options.abortSignal,
      // Errors come as parts of the stream, too; by default they would also be logged with their stack.
      onError: () => {},
    });

    let isAnswered = true;
    for await (const part of result.stream) {
      if (part.type === 'error' || part.type === 'abort') isAnswered = false;
      this.printer.part(part);
    }
    this.printer.end();
    if (isAnswered) this.messages = [...messages, ...(await result.responseMessages)];
    return isAnswered;
  }
}
