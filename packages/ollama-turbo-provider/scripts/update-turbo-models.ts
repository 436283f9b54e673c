// Brings the names of Ollama Turbo's models up to date:
//   node packages/ollama-turbo-provider/scripts/update-turbo-models.ts [base URL] [folder]
// Asks ollama.com unless another base URL is given, and rewrites turbo-models.json and turbo-models.ts in the folder,
// by default src/catalog. The base URL "none" asks nobody: it remakes the TypeScript after a change of the JSON by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  fetchModelNames,
  toTypeScript,
  updateTurboModels,
  type TurboModels,
} from './turbo-models-file.ts';

const CATALOG = fileURLToPath(new URL('../src/catalog', import.meta.url));
const [baseUrl = 'https://ollama.com', folder = CATALOG] = process.argv.slice(2);
const json = join(folder, 'turbo-models.json');

try {
  const old = JSON.parse(readFileSync(json, 'utf8')) as TurboModels;
  const turboModels = baseUrl === 'none' ? old : await update(old);
  writeFileSync(json, `${JSON.stringify(turboModels, null, 2)}\n`);
  writeFileSync(join(folder, 'turbo-models.ts'), toTypeScript(turboModels));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function update(old: TurboModels): Promise<TurboModels> {
  const { names, source } = await fetchModelNames({ baseUrl, fetch });
  const date = new Date().toISOString().slice(0, 10);
  const { turboModels, added, gone } = updateTurboModels({ old, names, date, source });
  console.log(`${names.length} models. New: ${added.join(', ') || 'none'}.`);
  if (gone.length > 0) {
    console.log(
      `No longer listed: ${gone.join(', ')}. Add them to "retired" with the day that https://docs.ollama.com/cloud names.`,
    );
  }
  return turboModels;
}
