/** Makes ids of chat completions, `chatcmpl-` and a number below 999; an emulator makes the same ones each time. */
export class CompletionIds {
  #count = 0;

  next(): string {
    this.#count += 1;
    return `chatcmpl-${(this.#count * 389) % 999}`;
  }
}
