const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Makes ids of tool calls, `call_` and eight letters or digits; an emulator makes the same ones each time. */
export class CallIds {
  #count = 0;

  next(): string {
    this.#count += 1;
    let state = Math.imul(this.#count, 0x9e3779b1) >>> 0;
    let id = 'call_';
    for (let digit = 0; digit < 8; digit += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      id += ALPHABET[(state >>> 16) % ALPHABET.length] ?? '';
    }
    return id;
  }
}
