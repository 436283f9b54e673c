import { expect, test } from 'vitest';
import { tools } from './tools.ts';

const call = { toolCallId: 'call_1', messages: [], context: {} };

test('the weather is made up, says so, and is the same each time', async () => {
  const weather = {
    city: 'Lisbon',
    temperature: 27,
    unit: 'celsius',
    condition: 'rainy',
    source: 'made up for this demo',
  };
  expect(await tools.get_weather.execute({ city: 'Lisbon' }, call)).toEqual(weather);
  expect(await tools.get_weather.execute({ city: 'Lisbon' }, call)).toEqual(weather);
});

test('the calculator calculates', async () => {
  expect(await tools.calculator.execute({ expression: '17 * 23' }, call)).toEqual({
    expression: '17 * 23',
    result: 391,
  });
});

test.each(['1 / 0', '2 +', 'process.exit()'])('the calculator refuses %s', expression => {
  expect(() => tools.calculator.execute({ expression }, call)).toThrow(Error);
});
