import { expect, test } from 'vitest';
import { costUsd, estimateUsd } from './prices';

const model = (id: string, price?: { inputUsd: number; outputUsd: number }) => ({
  id,
  maxOutputTokens: 1024,
  ...(price && { price }),
});
const usage = { inputTokens: 1_000_000, outputTokens: 500_000 };

test('the configuration’s own price wins over the table’s', () => {
  expect(costUsd(model('gpt-4o-mini'), usage)).toBeCloseTo(0.45);
  expect(costUsd(model('gpt-4o-mini', { inputUsd: 1, outputUsd: 4 }), usage)).toBe(3);
});

test.each([['gpt-4o-2024-08-06'], ['claude-sonnet-4-20250514'], ['claude-3-5-haiku-latest']])(
  '%s has a price',
  (id) => {
    expect(costUsd(model(id), usage)).toBeGreaterThan(0);
  },
);

test.each([['qwen3:8b'], ['openai/gpt-4o'], ['gpt-4o-audio'], ['gpt-4o-2024'], ['gpt-4o-2024-05-13'], ['constructor']])(
  'the price of %s is not known',
  (id) => {
    expect(costUsd(model(id), usage)).toBeNull();
    expect(estimateUsd(model(id), 4000, 100)).toBeNull();
  },
);

test('what a call may cost lies between a usual text without an answer and the dearest one with the longest', () => {
  const estimate = estimateUsd(model('x', { inputUsd: 1, outputUsd: 2 }), 4000, 500);
  expect(estimate).toEqual({ low: 0.001, high: 0.005 });
});
