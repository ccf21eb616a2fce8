import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../evaluation';
import { fitSoftmax, wrightOmega } from './softmax';

describe('the Wright omega function', () => {
  it('solves ln y + y = s', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 200, noNaN: true }), (s) => {
        const y = wrightOmega(s);
        expect(Math.abs(Math.log(y) + y - s)).toBeLessThan(1e-3);
      }),
    );
  });
});

describe('softmax regression', () => {
  it('finds weights at which the penalty and the loss balance', async () => {
    const [count, columns, classes] = [40, 6, 3];
    const random = seededRandom(1);
    const values = Float32Array.from({ length: count * columns }, () => random() - 0.3);
    const targets = new Float32Array(count * classes);
    for (let row = 0; row < count; row += 1) targets[row * classes + Math.floor(random() * classes)] = 1;
    const weights = await fitSoftmax(
      {
        rows: {
          offsets: Int32Array.from({ length: count + 1 }, (_, row) => row * columns),
          columns: Int32Array.from(values, (_, at) => at % columns),
          values,
        },
        columns,
        classes,
        targets,
        rowWeights: new Float32Array(count).fill(2),
      },
      { seed: 1, turn: () => Promise.resolve(true) },
    );
    if (!weights) throw new Error('It was not stopped.');
    // At the least loss, each weight is the sum of what the rows pull at it.
    const pulls = new Float64Array(weights.length);
    for (let row = 0; row < count; row += 1) {
      const own = values.subarray(row * columns, (row + 1) * columns);
      const odds = Array.from({ length: classes }, (_, k) =>
        Math.exp(own.reduce((sum, value, column) => sum + value * (weights[column * classes + k] ?? 0), 0)),
      );
      const total = odds.reduce((sum, each) => sum + each, 0);
      own.forEach((value, column) => {
        odds.forEach((each, k) => {
          const at = column * classes + k;
          pulls[at] = (pulls[at] ?? 0) + 2 * value * ((targets[row * classes + k] ?? 0) - each / total);
        });
      });
    }
    weights.forEach((weight, at) => {
      expect(Math.abs(weight - (pulls[at] ?? 0))).toBeLessThan(0.25);
    });
  });
});
