import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

// Next's telemetry is not for an example to decide on; this is read when the command starts.
process.env.NEXT_TELEMETRY_DISABLED = '1';

const config: NextConfig = {
  // The workspace, whose packages this app uses; Next would otherwise guess it from the lockfiles that it finds.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  poweredByHeader: false,
  // Where it is by default it would lie on the button that starts and stops.
  devIndicators: { position: 'bottom-right' },
};

export default config;
