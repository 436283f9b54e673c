import { alertText, statusText } from '../client/announcing/announcer.ts';
import { useStore } from '../client/store.ts';

/**
 * What screen readers are told. Both regions are there from the beginning, or the first words would be missed; with
 * `aria-live` said once more they are heard beside an open dialog, which hides all the rest of the page.
 */
export function Announcer() {
  return (
    <div className="sr-only">
      <p role="status" aria-live="polite">
        {useStore(statusText)}
      </p>
      <p role="alert" aria-live="assertive">
        {useStore(alertText)}
      </p>
    </div>
  );
}
