import { useEffect, useState } from 'react';
import { checkText } from '../lib/limits.ts';
import { PRESETS, schemaText } from '../lib/presets.ts';
import { readSchema } from '../lib/read-schema.ts';
import { readTextFile } from '../lib/read-file.ts';

/** What a reader has put in. It outlives a reload of the page. */
interface Draft {
  text: string;
  /** The file that the text is from. */
  fileName: string;
  schema: string;
}

const STORAGE_KEY = 'next-extract-draft';
const [FIRST_PRESET] = PRESETS;
const NEW_DRAFT: Draft = { text: '', fileName: '', schema: schemaText(FIRST_PRESET) };

/** The text and the schema, and what is wrong with them. */
export function useInput() {
  const [draft, setDraft] = useState(NEW_DRAFT);
  const [fileProblem, setFileProblem] = useState('');
  /** What became of a file, for those who do not see it. */
  const [fileNews, setFileNews] = useState('');
  const [isChecked, setIsChecked] = useState(false);

  useEffect(() => {
    // Not as the first state: the server's page knows nothing of it.
    const stored = readStored();
    if (stored) setDraft(stored);
  }, []);
  useEffect(() => {
    // The first one would replace what is stored before it is read.
    if (draft !== NEW_DRAFT) store(draft);
  }, [draft]);

  const change = (changed: Partial<Draft>) => {
    // Of what stands there then: a file takes its time to be read.
    setDraft(current => ({ ...current, ...changed }));
    setFileProblem('');
    setFileNews('');
  };
  const setText = (text: string) => {
    setIsChecked(false);
    change({ text, fileName: text === '' ? '' : draft.fileName });
  };
  const refuseFile = (problem: string) => {
    setFileProblem(problem);
    setFileNews(problem);
  };
  const takeFiles = async (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    if (files.length > 1) return refuseFile('Only one file at a time can be read.');
    const reading = await readTextFile(file);
    if ('problem' in reading) return refuseFile(reading.problem);
    change({ text: reading.text, fileName: file.name });
    setFileNews(`${file.name} is read`);
  };

  const preset = PRESETS.find(candidate => schemaText(candidate) === draft.schema);
  const textProblem = checkText(draft.text);
  // That there is none yet is no problem before the reader wants to go on.
  const isExpected = draft.text.trim() === '' && !isChecked;
  const shownProblem = isExpected ? undefined : textProblem;
  return {
    ...draft,
    preset,
    schemaReading: readSchema(draft.schema),
    isTextFit: textProblem === undefined,
    textProblem: fileProblem || (shownProblem ?? ''),
    setText,
    setSchema: (schema: string) => change({ schema }),
    setSample: (sample: string) => change({ text: sample, fileName: '' }),
    takeFiles,
    fileNews,
    check: () => {
      setIsChecked(true);
      setFileNews('');
    },
  };
}

export type Input = ReturnType<typeof useInput>;

function readStored(): Draft | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null');
    return stored === null ? undefined : { ...NEW_DRAFT, ...(stored as Partial<Draft>) };
  } catch {
    return undefined;
  }
}

/** Where there is no room, or no permission, a reload begins anew. */
function store(draft: Draft): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(draft));
  } catch {
    sessionStorage.removeItem(STORAGE_KEY);
  }
}
