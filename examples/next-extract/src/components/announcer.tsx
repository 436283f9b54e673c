import { useSyncExternalStore } from 'react';
import { currentAnnouncement, onAnnouncement } from '../lib/announcer.ts';

/** What screen readers are told. It is there from the beginning, or the first message would be missed. */
export function Announcer() {
  const text = useSyncExternalStore(onAnnouncement, currentAnnouncement, () => '');
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}
