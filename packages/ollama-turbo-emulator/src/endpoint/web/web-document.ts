/** A page of the small web that the emulator knows. */
export interface WebDocument {
  title: string;
  url: string;
  /** Markdown. */
  content: string;
  /** Where the page points. */
  links: readonly string[];
}
