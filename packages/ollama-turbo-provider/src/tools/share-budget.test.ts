import { describe, expect, it } from 'vitest';
import { shareBudget } from './share-budget.js';

describe('shareBudget', () => {
  it.each([
    ['everything fits', { sizes: [3, 1, 2], budget: 6 }, [3, 1, 2]],
    ['all are too large', { sizes: [50, 60, 70], budget: 30 }, [10, 10, 10]],
    [
      'small ones leave something to the large ones',
      { sizes: [50, 2, 60], budget: 30 },
      [14, 2, 14],
    ],
    ['the budget cannot be shared evenly', { sizes: [9, 9], budget: 5 }, [2, 3]],
    ['there is less than one for each', { sizes: [9, 9, 9], budget: 1 }, [0, 0, 1]],
    ['there is nothing', { sizes: [], budget: 10 }, []],
  ])('shares a budget when %s', (_, options, expected) => {
    expect(shareBudget(options)).toEqual(expected);
  });
});
