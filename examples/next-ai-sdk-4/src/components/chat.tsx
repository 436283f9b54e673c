'use client';

import { useState } from 'react';
import type { HostDescription } from '../lib/settings.ts';
import { Conversation } from './conversation.tsx';
import { Header } from './header.tsx';

/** The page: a header, and one conversation at a time. */
export function Chat({ host }: { host: HostDescription }) {
  const [number, setNumber] = useState(1);
  return (
    <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)]">
      <Header host={host} onNewChat={() => setNumber(number + 1)} />
      {/* A conversation that is left takes its state along, and stops what it was still answering. */}
      <Conversation key={number} id={`chat-${number}`} host={host} />
    </div>
  );
}
