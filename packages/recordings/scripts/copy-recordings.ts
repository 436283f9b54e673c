import { copyRecordings } from '../src/copy-recordings.ts';
import { DATA_FOLDER } from '../src/load-recordings.ts';

const [from] = process.argv.slice(2);
if (from === undefined) {
  console.error('Usage: copy-recordings <folder>   (a folder of recorded exchanges)');
  process.exit(1);
}

try {
  const { exchanges, clients } = copyRecordings({ from });
  console.log(`Copied ${exchanges} exchanges and ${clients} client files to ${DATA_FOLDER}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
