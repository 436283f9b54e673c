import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

// Next's telemetry is not for an example to decide on; this is read when the command starts.
process.env.NEXT_TELEMETRY_DISABLED = '1';

const isDevelopment = process.env.NODE_ENV === 'development';

/** What a page may load: nothing from elsewhere. Objects are written by models, from texts written by strangers. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  // Next starts its pages with scripts of their own, as the choice of colours does; in development it evaluates others.
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const config: NextConfig = {
  // The workspace, whose packages this app uses; Next would otherwise guess it from the lockfiles that it finds.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  poweredByHeader: false,
  // Where it is by default it would lie on the button that starts and stops.
  devIndicators: { position: 'bottom-right' },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: CONTENT_SECURITY_POLICY },
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
      ],
    },
  ],
};

export default config;
