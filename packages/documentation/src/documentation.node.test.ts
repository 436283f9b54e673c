import { afterAll, describe, expect, test } from 'vitest';
import { findUnknownCommands } from './check-commands.ts';
import { findBrokenLinks } from './check-links.ts';
import { checkTypes } from './check-types.ts';
import { readDocuments } from './documents.ts';
import { toPrograms, type Program } from './programs.ts';
import { runProgram } from './run-program.ts';
import { runTests } from './run-tests.ts';
import { writePrograms } from './write-programs.ts';

const documents = readDocuments();
const programs = documents.flatMap(toPrograms);
const written = writePrograms(programs);
afterAll(() => written.remove());

test('every block of code compiles under strict settings', async () => {
  expect(await checkTypes(written.folder, programs)).toEqual([]);
});

describe('every block of code runs', () => {
  const isTest = ({ file }: Program) => file.endsWith('.test.ts');
  const notRun = programs.filter(program => reasonOf(program) !== undefined);
  const others = programs.filter(program => !isTest(program) && !notRun.includes(program));

  test.each(others.map(program => ({ place: placeOf(program), program })))(
    '$place',
    async ({ program }) => {
      expect(await runProgram(program, written.pathOf(program))).toBeUndefined();
    },
  );

  test('those that are tests pass', async () => {
    expect(await runTests(written.folder)).toBeUndefined();
  });

  test('those that are not run are these', () => {
    expect(notRun.map(program => `${program.document}: ${reasonOf(program)}`)).toEqual([]);
  });
});

test('every link into the repository leads somewhere', () => {
  expect(findBrokenLinks(documents)).toEqual([]);
});

test('every command is one that there is', () => {
  expect(findUnknownCommands(documents)).toEqual([]);
});

test('the README lists every page', () => {
  const links = documents.find(({ path }) => path === 'README.md')?.links.map(({ url }) => url);
  const pages = documents.map(({ path }) => path).filter(path => path.startsWith('docs/'));
  expect(links).toEqual(expect.arrayContaining(pages));
});

function placeOf({ document, line }: Program): string {
  return `${document}:${line}`;
}

function reasonOf({ blocks }: Program): string | undefined {
  return blocks.find(({ notRun }) => notRun !== undefined)?.notRun;
}
