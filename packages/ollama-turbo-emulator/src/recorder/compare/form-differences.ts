import type { AnswerForm } from './answer-form.js';
import { fieldDifferences } from './json-fields.js';

/** In what the forms of two answers differ, in words; each has a line. */
export function formDifferences(recorded: AnswerForm, now: AnswerForm): string[] {
  const differing = (name: 'status' | 'content-type' | 'transfer' | 'body' | 'pieces' | 'end') =>
    recorded[name] === now[name] ? [] : [`${name}: recorded ${recorded[name]}, now ${now[name]}`];
  const status = differing('status');
  // The rest follows from it.
  if (status.length > 0) return status;
  const head = [...differing('content-type'), ...differing('transfer')];
  // Of an answer that broke off while it was recorded, nobody knows how it went on.
  if (!recorded.isComplete) return [...head, ...linesOnly(recorded, now)];
  const end = now.isComplete ? [] : ['end: recorded complete, now broken off'];
  const body = differing('body');
  if (body.length > 0) return [...head, ...body, ...end];
  return [...head, ...differing('pieces'), ...differing('end'), ...end, ...parts(recorded, now)];
}

function linesOnly(recorded: AnswerForm, now: AnswerForm): string[] {
  const common = [...recorded.fields.keys()].filter(part => now.fields.has(part));
  return common.flatMap(part => partDifferences({ recorded, now, part }));
}

function parts(recorded: AnswerForm, now: AnswerForm): string[] {
  const all = new Set([...recorded.fields.keys(), ...now.fields.keys()]);
  return [...all].flatMap(part => partDifferences({ recorded, now, part }));
}

function partDifferences(options: {
  recorded: AnswerForm;
  now: AnswerForm;
  part: string;
}): string[] {
  const { recorded, now, part } = options;
  const [before, after] = [recorded.fields.get(part), now.fields.get(part)];
  if (before !== undefined && after !== undefined) {
    return fieldDifferences(before, after).map(text => `${part}: ${text}`);
  }
  // A model that says nothing has no lines but the last.
  if (part === 'a line') return [];
  return [
    `${part}: ${before === undefined ? 'recorded missing, now there' : 'recorded, now missing'}`,
  ];
}
