import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

// Next's telemetry is not for an example to decide on; this is read when the command starts.
process.env.NEXT_TELEMETRY_DISABLED = '1';

const isDevelopment = process.env.NODE_ENV === 'development';

/** What a page may load. Answers are written by models, from pages written by strangers: nothing of theirs is fetched. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  // Next starts its pages with scripts of their own, and in development evaluates others.
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const config: NextConfig = {
  // The workspace, whose packages this app uses; Next would otherwise guess it from the lockfiles that it finds.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  poweredByHeader: false,
  // Wherever it stands, it would lie on a button: the themes, a new chat, Send. Errors are shown all the same.
  devIndicators: false,
  // They load files of their own (WebAssembly, a native lock), which do not survive being bundled.
  serverExternalPackages: ['@electric-sql/pglite', 'fs-native-extensions'],
  headers: async () => [
    {
      source: '/((?!api/).*)',
      headers: [
        { key: 'Content-Security-Policy', value: CONTENT_SECURITY_POLICY },
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
      ],
    },
  ],
};

export default config;
