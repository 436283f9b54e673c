import type { ZodType } from 'zod/v3';

/**
 * A function tool for the AI SDK, one object for every major from 4 to 7: `tools: { webSearch: ollama.tools.webSearch() }`.
 *
 * `{ ...tool, description: '…' }` makes it one's own.
 */
export interface OllamaTool<Input, Output> {
  /** What the model reads of the tool. */
  readonly description: string;
  /**
   * The schema of the input, as AI SDK 5 to 7 read it. No type fits: in each copy of the AI SDK a schema is typed by
   * symbols of that copy's own. `never` goes wherever one is expected, and the input's type is taken from `execute`.
   */
  readonly inputSchema: never;
  /** The same schema, as AI SDK 4 reads it. */
  readonly parameters: InputTypeCarrier<Input>;
  readonly execute: (
    input: Input,
    options?: { readonly abortSignal?: AbortSignal | undefined },
  ) => Promise<Output>;
}

/**
 * AI SDK 4 takes the type of an input from a zod schema, and checks no more of it than that it has all members of one.
 * Here none can be used, for at run time it is a schema of the AI SDK. (A real `ZodType` would have to be compared with
 * that of the app's own zod, which is too deep for the type checker.)
 */
type InputTypeCarrier<Input> = {
  readonly [Name in keyof ZodType]: Name extends '_type' | '_output' | '_input' ? Input : never;
};

/**
 * Makes a tool of a function.
 *
 * @param options.parse checks and tidies what the model wrote; what it throws is told to the model
 */
export function createPortableTool<Input, Output>(options: {
  description: string;
  jsonSchema: object;
  parse: (value: unknown) => Input;
  execute: OllamaTool<Input, Output>['execute'];
}): OllamaTool<Input, Output> {
  const { description, jsonSchema, parse, execute } = options;
  const schema = {
    // How every major recognises a schema; the second one is for AI SDK 4 and 5.
    [Symbol.for('vercel.ai.schema')]: true,
    [Symbol.for('vercel.ai.validator')]: true,
    _type: undefined,
    jsonSchema,
    validate: (value: unknown) => validate(parse, value),
  };
  return { description, inputSchema: schema as never, parameters: schema as never, execute };
}

function validate<Input>(parse: (value: unknown) => Input, value: unknown) {
  try {
    return { success: true, value: parse(value) };
  } catch (error) {
    return { success: false, error };
  }
}
