import { defineConfig } from 'drizzle-kit';

/** `pnpm run migrations` writes what changed in the schema into a new file of this folder. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/server/database/schema.ts',
  out: './drizzle',
});
