/** What one call of a tool may put into a model's context: about 5,000 tokens, so that 32,000 hold several calls. */
export const DEFAULT_TOOL_CHARACTERS = 20_000;

/** A title is the page's own and may be as long as a page. */
export const MAX_TITLE_LENGTH = 300;

/** What browsers and servers agree on; half an address leads nowhere, so a longer one cannot be cut. */
export const MAX_URL_LENGTH = 2_000;
