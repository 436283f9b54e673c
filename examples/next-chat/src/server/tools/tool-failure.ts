/** A tool could not do what it was asked for. The model and the reader get the message, and nothing around it. */
export class ToolFailure extends Error {
  // The AI SDK writes the name of an error before its message, unless there is none.
  override name = '';
}
