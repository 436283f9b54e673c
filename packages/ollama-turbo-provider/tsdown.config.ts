import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/ai6.ts', 'src/ai5.ts', 'src/ai4.ts'],
  format: ['esm'],
  platform: 'neutral',
  dts: { sourcemap: true },
  sourcemap: true,
});
