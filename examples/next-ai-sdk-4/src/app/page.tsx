import { connection } from 'next/server';
import { Chat } from '../components/chat.tsx';
import { describeHost } from '../lib/settings.ts';

export default async function Page() {
  // The environment is that of the running server, not that of the build.
  await connection();
  return <Chat host={describeHost(process.env)} />;
}
