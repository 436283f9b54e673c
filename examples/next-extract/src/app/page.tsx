import { connection } from 'next/server';
import { ExtractApp } from '../components/extract-app.tsx';
import { describeHost } from '../lib/settings.ts';

export default async function Page() {
  // The environment is that of the running server, not that of the build.
  await connection();
  return <ExtractApp host={describeHost(process.env)} />;
}
