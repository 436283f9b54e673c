import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian's packages put the programs of each version. */
const DEBIAN = '/usr/lib/postgresql';

/**
 * The folder of an installed PostgreSQL's programs, or the one that the variable POSTGRES_BIN names.
 *
 * @returns {string | undefined} `undefined` when there is none
 */
export function findPostgres() {
  if (process.env['POSTGRES_BIN']) return process.env['POSTGRES_BIN'];
  const path = (process.env['PATH'] ?? '').split(delimiter);
  return [...debianFolders(), ...path].find(hasPrograms);
}

/** The newest version first. */
function debianFolders() {
  if (!existsSync(DEBIAN)) return [];
  return readdirSync(DEBIAN)
    .toSorted((first, second) => Number(second) - Number(first))
    .map(version => join(DEBIAN, version, 'bin'));
}

/** @param {string} folder */
function hasPrograms(folder) {
  return ['initdb', 'postgres'].every(program => existsSync(join(folder, program)));
}
