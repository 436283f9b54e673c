import { describe, expect, test } from 'vitest';
import { post, statusAndBody } from '../../testing/post.js';
import { createEmulator } from '../index.js';

const emulator = createEmulator({ mode: 'daemon', models: [{ name: 'm' }] });
const tool = (parameters: unknown) => ({
  tools: [{ type: 'function', function: { name: 'f', parameters } }],
});
const images = (...texts: unknown[]) => ({ messages: [{ images: texts }] });
const field = (name: string) => `Go struct field ChatRequest.${name} of type`;
const parameter = (name: string) =>
  `Go struct field ToolFunctionParameters.tools.function.parameters${name} of type`;

describe('a body that is not JSON is refused in the words of Go', () => {
  test.each([
    ['', 'missing request body'],
    [' \n ', 'missing request body'],
    ['{"model":"m",', 'unexpected EOF'],
    ['tru', 'unexpected EOF'],
    ['hello', "invalid character 'h' looking for beginning of value"],
    ['\u001f\u008b', String.raw`invalid character '\x1f' looking for beginning of value`],
    ['\ufeff{}', "invalid character 'ï' looking for beginning of value"],
    ["'", String.raw`invalid character '\'' looking for beginning of value`],
    ['[1,]', "invalid character ']' looking for beginning of value"],
    ['[1 2]', "invalid character '2' after array element"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b"}', `invalid character '"' after object key:value pair`],
    ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
    ['nul!', "invalid character '!' in literal null (expecting 'l')"],
    ['-a', "invalid character 'a' in numeric literal"],
    ['1.a', "invalid character 'a' after decimal point in numeric literal"],
    ['1e+a', "invalid character 'a' in exponent of numeric literal"],
    ['"\n"', String.raw`invalid character '\n' in string literal`],
    [String.raw`"\q"`, "invalid character 'q' in string escape code"],
    [String.raw`"\u12g4"`, String.raw`invalid character 'g' in \u hexadecimal character escape`],
    ['['.repeat(10_001), "invalid character '[' exceeded max depth"],
  ])('%j', async (body, error) => {
    const response = await post(emulator, '/api/chat', body);
    expect(statusAndBody(response)).toEqual([400, { error }]);
  });
});

describe('a field of a wrong type is refused in the words of Go', () => {
  test.each([
    [[], 'json: cannot unmarshal array into Go value of type api.ChatRequest'],
    [{ model: 5 }, `json: cannot unmarshal number into ${field('model')} string`],
    [{ MODEL: true }, `json: cannot unmarshal bool into ${field('model')} string`],
    [{ stream: 0 }, `json: cannot unmarshal number into ${field('stream')} bool`],
    [
      { options: [] },
      `json: cannot unmarshal array into ${field('options')} map[string]interface {}`,
    ],
    [{ top_logprobs: 1.5 }, `json: cannot unmarshal number 1.5 into ${field('top_logprobs')} int`],
    [{ messages: {} }, `json: cannot unmarshal object into ${field('messages')} []api.Message`],
    [{ messages: ['x'] }, `json: cannot unmarshal string into ${field('messages')} api.Alias`],
    [
      { messages: [{ content: [{ type: 'text', text: 'x' }] }] },
      `json: cannot unmarshal array into ${field('messages.content')} string`,
    ],
    [
      { messages: [{ tool_calls: [{ function: { name: 5 } }] }] },
      `json: cannot unmarshal number into ${field('messages.tool_calls.function.name')} string`,
    ],
    [
      { messages: [{ tool_calls: [{ function: { arguments: '{}' } }] }] },
      "Value looks like object, but can't find closing '}' symbol",
    ],
    [tool({ type: ['object'] }), `json: cannot unmarshal array into ${parameter('.type')} string`],
    [
      tool({ properties: { x: true } }),
      `json: cannot unmarshal bool into ${parameter('.properties')} api.ToolProperty`,
    ],
    [
      tool({ properties: { x: { properties: { y: { enum: 4 } } } } }),
      `json: cannot unmarshal number into ${parameter('.properties.properties.enum')} []interface {}`,
    ],
    [
      tool({ properties: { x: { type: 5 } } }),
      `json: cannot unmarshal number into ${parameter('.properties.type')} []string`,
    ],
    [tool({ properties: [] }), "Value looks like object, but can't find closing '}' symbol"],
    [
      { think: 1 },
      'think must be a boolean or string ("high", "medium", "low", "max", true, or false)',
    ],
    [
      { think: 'no\n' },
      String.raw`invalid think value: "no\n" (must be "high", "medium", "low", "max", true, or false)`,
    ],
    [{ keep_alive: 'soon' }, 'time: invalid duration "soon"'],
    [{ keep_alive: '300' }, 'time: missing unit in duration "300"'],
    [{ keep_alive: '5x' }, 'time: unknown unit "x" in duration "5x"'],
    [{ keep_alive: '' }, 'time: invalid duration ""'],
    [{ keep_alive: 'é' }, String.raw`time: invalid duration "\xc3\xa9"`],
    [{ keep_alive: true }, "Unsupported type: 'bool'"],
    [{ keep_alive: [] }, "Unsupported type: '[]interface {}'"],
    [images('data:image/png;base64,AA=='), 'illegal base64 data at input byte 4'],
    [images('https://example.com'), 'illegal base64 data at input byte 5'],
    [images('AAA'), 'illegal base64 data at input byte 0'],
    [images('AA='), 'illegal base64 data at input byte 3'],
    [images('A==='), 'illegal base64 data at input byte 1'],
    [images('AA==AAAA'), 'illegal base64 data at input byte 4'],
    [images('AA-_'), 'illegal base64 data at input byte 2'],
    [images(5), `json: cannot unmarshal number into ${field('messages.images')} api.ImageData`],
  ])('%j', async (body, error) => {
    const response = await post(emulator, '/api/chat', body);
    expect(statusAndBody(response)).toEqual([400, { error }]);
  });

  test('an error of a decoder of its own comes before that of an earlier field', async () => {
    const response = await post(emulator, '/api/chat', { model: 5, stream: 0, keep_alive: 'x' });
    expect(statusAndBody(response)).toEqual([400, { error: 'time: invalid duration "x"' }]);
  });

  test('of several fields the first counts', async () => {
    const response = await post(emulator, '/api/chat', { stream: 0, model: 5 });
    const error = `json: cannot unmarshal number into ${field('stream')} bool`;
    expect(statusAndBody(response)).toEqual([400, { error }]);
  });
});

describe('a body is read generously', () => {
  const hello = { model: 'm', messages: [{ role: 'user', content: 'Hi' }], stream: false };

  test.each([
    ['null for every field', { ...hello, think: null, tools: null, format: null, options: null }],
    ['a message that is null', { ...hello, messages: [null] }],
    ['a tool that is null', { ...hello, tools: [null] }],
    ['unknown fields', { ...hello, tool_choice: 'required', n: 3 }],
    ['a role in capitals', { ...hello, messages: [{ role: 'USER', content: 'Hi' }] }],
    [
      'arguments that are null',
      { ...hello, messages: [{ tool_calls: [{ function: { arguments: null } }] }] },
    ],
    ['durations of every kind', { ...hello, keep_alive: '1h2m3.5s' }],
    ['a duration of no unit that is 0', { ...hello, keep_alive: '0' }],
    ['a negative duration', { ...hello, keep_alive: -1 }],
    ['line breaks inside base64', { ...hello, messages: [{ images: ['AA\r\nA=\n'] }] }],
  ])('%s', async (_case, body) => {
    const tolerant = createEmulator({
      server: '0.25',
      models: [{ name: 'm', capabilities: ['completion', 'tools'] }],
    });
    expect((await post(tolerant, '/api/chat', body)).status).toBe(200);
  });

  test.each([
    ['properties', '{"properties":{"p":', '}}'],
    ['anyOf', '{"properties":{"p":{"anyOf":[', ']}}}'],
    ['items', '{"items":', '}'],
  ])('a tool with %s nested thousands of levels deep', async (_name, opening, closing) => {
    const levels = Math.floor(9980 / (opening.match(/[[{]/g) ?? []).length);
    const schema = `${opening.repeat(levels)}{}${closing.repeat(levels)}`;
    const nested = `{"type":"function","function":{"name":"get_time","parameters":${schema}}}`;
    const question = '"messages":[{"role":"user","content":"What time is it?"}]';
    const tolerant = createEmulator({
      models: [{ name: 'm', capabilities: ['completion', 'tools'] }],
    });
    const body = `{"model":"m",${question},"tools":[${nested}],"stream":false}`;
    const [status, answer] = statusAndBody(await post(tolerant, '/api/chat', body));
    expect([status, answer]).toMatchObject([200, { done: true }]);
  });

  test('arguments and results nested thousands of levels deep', async () => {
    const nested = `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`;
    const call = `{"function":{"name":"f","arguments":${nested}}}`;
    const messages = `[{"role":"user","content":"Hi"},{"role":"assistant","tool_calls":[${call}]},{"role":"tool","content":${JSON.stringify(nested)}}]`;
    const body = `{"model":"m","messages":${messages},"stream":false}`;
    expect((await post(emulator, '/api/chat', body)).status).toBe(200);
  });

  test('what follows the first value is ignored', async () => {
    const body = `${JSON.stringify(hello)} and more`;
    expect((await post(emulator, '/api/chat', body)).status).toBe(200);
  });
});
