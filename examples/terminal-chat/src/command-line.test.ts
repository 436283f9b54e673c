import { describe, expect, test } from 'vitest';
import { parseCommandLine } from './command-line.ts';

function parse(...commandLine: string[]) {
  let output = '';
  let errors = '';
  const result = parseCommandLine({
    arguments: commandLine,
    write: text => (output += text),
    writeError: text => (errors += text),
  });
  return { result, output, errors };
}

describe('the command line', () => {
  test('may be empty', () => {
    expect(parse()).toEqual({ result: {}, output: '', errors: '' });
  });

  test('takes a question, with or without quotation marks around it', () => {
    expect(parse('Who are you?').result).toEqual({ question: 'Who are you?' });
    expect(parse('Who', 'are', 'you?').result).toEqual({ question: 'Who are you?' });
  });

  test('takes a model and a host', () => {
    expect(parse('--model', 'qwen3:4b', '--base-url=localhost:11434', 'Hi').result).toEqual({
      question: 'Hi',
      model: 'qwen3:4b',
      baseURL: 'localhost:11434',
    });
  });

  test('prints its help, which names the default models', () => {
    const { result, output, errors } = parse('--help');
    expect({ result, errors }).toEqual({ result: { exitCode: 0 }, errors: '' });
    expect(output.replaceAll(/\s+/g, ' ')).toContain(
      'which model answers (default: gpt-oss:120b, on other hosts gpt-oss:20b)',
    );
  });

  test.each([
    [['--modle', 'x'], "error: unknown option '--modle'\n(Did you mean --model?)\n"],
    [['--model'], "error: option '--model <name>' argument missing\n"],
    [
      ['--base-url', ' '],
      "error: option '--base-url <url>' argument ' ' is invalid. It must not be empty.\n",
    ],
  ])('that is wrong is refused in words: %j', (commandLine, errors) => {
    expect(parse(...commandLine)).toEqual({ result: { exitCode: 1 }, output: '', errors });
  });
});
