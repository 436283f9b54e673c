/** The longest line that is accepted, in UTF-16 code units: twice what Ollama's own clients take. */
export const MAX_LINE_LENGTH = 16 * 1024 * 1024;

/**
 * Cuts a byte stream into lines. Only text that has just arrived is searched for a line end, and the fragments of a
 * line are joined once, when it is complete: searching what is already buffered at every read would make a long line
 * cost quadratic time.
 */
export class LineDecoder {
  private readonly decoder = new TextDecoder();
  private fragments: string[] = [];
  private fragmentsLength = 0;

  /** Length of the line that is still open, in UTF-16 code units. */
  get openLength(): number {
    return this.fragmentsLength;
  }

  /** Takes what one network read brought; returns the lines that it completed, without their line ends. */
  push(bytes: Uint8Array): string[] {
    return this.split(this.decoder.decode(bytes, { stream: true }));
  }

  /** Returns the last line when it had no line end: whole JSON answers and some errors come without one. */
  end(): string | undefined {
    this.keep(this.decoder.decode());
    return this.openLength > 0 ? this.takeLine('') : undefined;
  }

  private split(text: string): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      lines.push(this.takeLine(text.slice(start, end)));
      start = end + 1;
    }
    this.keep(text.slice(start));
    return lines;
  }

  private keep(fragment: string): void {
    if (fragment === '') return;
    this.fragments.push(fragment);
    this.fragmentsLength += fragment.length;
  }

  private takeLine(lastFragment: string): string {
    if (this.fragments.length === 0) return lastFragment;
    const line = this.fragments.join('') + lastFragment;
    this.fragments = [];
    this.fragmentsLength = 0;
    return line;
  }
}
