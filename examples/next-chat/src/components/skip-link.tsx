import { FIELD_ID } from '../client/page/focus-field.ts';

/** For those who go by keyboard: past the list of conversations. */
export function SkipLink() {
  return (
    <a
      href={`#${FIELD_ID}`}
      onClick={event => {
        // The address names the conversation, and stays as it is.
        event.preventDefault();
        document.getElementById(FIELD_ID)?.focus();
      }}
      className="fixed start-3 top-2 z-50 -translate-y-16 rounded-lg bg-primary px-3 py-2 text-sm text-primary-foreground focus:translate-y-0"
    >
      To the message field
    </a>
  );
}
