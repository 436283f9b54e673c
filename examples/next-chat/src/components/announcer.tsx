import { alertText, statusText } from '../client/announcer.ts';
import { useStore } from '../client/store.ts';

/** What screen readers are told. Both regions are there from the beginning, or the first words would be missed. */
export function Announcer() {
  return (
    <div className="sr-only">
      <p role="status">{useStore(statusText)}</p>
      <p role="alert">{useStore(alertText)}</p>
    </div>
  );
}
