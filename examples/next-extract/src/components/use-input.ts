import { useState } from 'react';
import { announce } from '../lib/announcer.ts';
import {
  editSchema,
  editText,
  presetOf,
  replaceSchema,
  replaceSource,
  undoSchema,
  undoSource,
  type Draft,
} from '../lib/draft.ts';
import { checkText } from '../lib/limits.ts';
import { schemaText, type Preset } from '../lib/presets.ts';
import { readSchema } from '../lib/read-schema.ts';
import { readTextFile } from '../lib/read-file.ts';
import { useProblemAnnouncement } from './use-announcements.ts';
import { useDraft } from './use-draft.ts';

/** The text and the schema, what is wrong with them, and what can be done with them. */
export function useInput() {
  const { draft, isTouched, changeDraft } = useDraft();
  const [fileProblem, setFileProblem] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  /** How often the reader wanted to go on: a problem that is still there is then told again. */
  const [tries, setTries] = useState(0);

  const change = (changed: (current: Draft) => Draft) => {
    changeDraft(changed);
    setFileProblem('');
  };
  const changeText = (changed: (current: Draft) => Draft) => {
    change(changed);
    // An empty field is no problem again.
    setIsChecked(false);
  };
  const putIn = (text: string) =>
    changeText(current => replaceSource(current, { text, fileName: '' }));
  const refuseFile = (problem: string) => {
    setFileProblem(problem);
    setTries(count => count + 1);
  };
  const takeFiles = async (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    if (files.length > 1) return refuseFile('Only one file at a time can be read.');
    const reading = await readTextFile(file);
    if ('problem' in reading) return refuseFile(reading.problem);
    changeText(current => replaceSource(current, { text: reading.text, fileName: file.name }));
    announce(`${file.name} is read`);
  };

  const { text, fileName, schema } = draft;
  const schemaReading = readSchema(schema);
  const schemaProblems = 'problems' in schemaReading ? schemaReading.problems : [];
  const problem = checkText(text);
  // That there is none yet is no problem before the reader wants to go on.
  const isExpected = text.trim() === '' && !isChecked;
  const textProblem = fileProblem || (isExpected ? '' : (problem ?? ''));
  useProblemAnnouncement({
    text: [textProblem, ...schemaProblems].join(' ').trim(),
    isWanted: isTouched || tries > 0,
    tries,
  });

  return {
    text,
    fileName,
    schema,
    preset: presetOf(schema),
    schemaReading,
    schemaProblems,
    isTextFit: problem === undefined,
    textProblem,
    isTextReplaced: draft.replacedSource !== undefined,
    isSchemaReplaced: draft.replacedSchema !== undefined,
    setText: (typed: string) => changeText(current => editText(current, typed)),
    putSampleIn: ({ sample }: Preset) => {
      putIn(sample);
      announce('The sample is put in');
    },
    clearText: () => {
      putIn('');
      announce('Cleared');
    },
    undoText: () => {
      changeText(undoSource);
      announce('The text is back');
    },
    setSchema: (typed: string) => change(current => editSchema(current, typed)),
    choosePreset: (preset: Preset) => change(current => replaceSchema(current, schemaText(preset))),
    undoSchema: () => {
      change(undoSchema);
      announce('The schema is back');
    },
    takeFiles,
    check: () => {
      setIsChecked(true);
      setTries(count => count + 1);
    },
  };
}

export type Input = ReturnType<typeof useInput>;
