import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argmax, logSumExp } from './log-softmax';

const logits = fc.array(fc.float({ noNaN: true, min: -80, max: 80 }), { minLength: 1, maxLength: 50 });

describe('logSumExp', () => {
  it('makes probabilities that add up to 1', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const total = logSumExp(values);
        expect(values.reduce((sum, value) => sum + Math.exp(value - total), 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('moves with its values: adding a constant to all adds it to the result', () => {
    fc.assert(
      fc.property(logits, fc.integer({ min: -500, max: 500 }), (values, shift) => {
        expect(logSumExp(values.map((value) => value + shift))).toBeCloseTo(logSumExp(values) + shift, 6);
      }),
    );
  });

  it('neither overflows nor underflows', () => {
    expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.log(2), 9);
    expect(logSumExp(Float32Array.of(-1000, -1000))).toBeCloseTo(-1000 + Math.log(2), 4);
    expect(logSumExp([-Infinity, 3])).toBe(3);
  });

  it('says that there is nothing, or that a number is none', () => {
    expect(logSumExp([])).toBe(-Infinity);
    expect(logSumExp([-Infinity])).toBe(-Infinity);
    expect(logSumExp([1, NaN])).toBeNaN();
  });
});

it('argmax is the first of the largest', () => {
  expect(argmax(Float32Array.of(-3, 2, 5, 5, 1))).toBe(2);
  expect(argmax(Float32Array.of(-3))).toBe(0);
});
