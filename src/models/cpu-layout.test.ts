import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivePiece, halfToFloat, roundHalfEven, shardsOf } from './cpu-layout';
import type { LayoutPiece } from './manifest';

/** A matrix of [n, k] 4-bit quanta with one block a row, packed as MatMulNBits wants it, then its f32 scales. */
function shardOf(quanta: readonly (readonly number[])[], scales: readonly number[]): Uint8Array<ArrayBuffer> {
  const packed = quanta.flatMap((row) =>
    Array.from({ length: row.length / 2 }, (_, i) => ((row[2 * i + 1] ?? 0) << 4) | (row[2 * i] ?? 0)),
  );
  return new Uint8Array([...packed, ...new Uint8Array(Float32Array.from(scales).buffer)]);
}

function pieceOf(n: number, k: number): LayoutPiece {
  return {
    name: 'cpu-00.bin',
    bytes: n * k + 4 * n,
    sha256: '0'.repeat(64),
    steps: [
      {
        op: 'int8',
        n,
        k,
        block: k,
        packed: { shard: 0, offset: 0 },
        scales: { shard: 0, offset: (n * k) / 2, type: 'f32' },
        weightOffset: 0,
        scaleOffset: n * k,
      },
    ],
  };
}

describe('derivePiece', () => {
  it('gives each row a scale from its largest weight and transposes it', () => {
    const shard = shardOf(
      [
        [15, 8, 1, 8],
        [8, 10, 8, 8],
      ],
      [0.5, 2],
    );
    const piece = derivePiece(pieceOf(2, 4), new Map([[0, shard]]));
    // Row 0: 3.5 0 -3.5 0 -> 127 0 -127 0. Row 1: 0 4 0 0 -> 0 127 0 0. Stored column by column.
    expect([...new Int8Array(piece.buffer, 0, 8)]).toEqual([127, 0, 0, 127, -127, 0, 0, 0]);
    const scales = new DataView(piece.buffer, 8);
    expect(scales.getFloat32(0, true)).toBe(Math.fround(3.5 / 127));
    expect(scales.getFloat32(4, true)).toBe(Math.fround(4 / 127));
  });

  it('stays within half a step of the 4-bit weights', () => {
    const quantum = fc.integer({ min: 0, max: 15 });
    const row = fc.array(quantum, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 4 }), (rows) => {
        const scales = [0.25, 1, 0.125, 3];
        const piece = derivePiece(pieceOf(4, 8), new Map([[0, shardOf(rows, scales)]]));
        const weights = new Int8Array(piece.buffer, 0, 32);
        const rowScales = new DataView(piece.buffer, 32);
        rows.forEach((quanta, r) => {
          const step = rowScales.getFloat32(r * 4, true);
          quanta.forEach((q, c) => {
            const exact = (q - 8) * (scales[r] ?? 0);
            expect(Math.abs((weights[c * 4 + r] ?? 0) * step - exact)).toBeLessThanOrEqual(step * 0.5001);
          });
        });
      }),
    );
  });

  it('leaves a row of zeros zero', () => {
    const piece = derivePiece(pieceOf(1, 4), new Map([[0, shardOf([[8, 8, 8, 8]], [1])]]));
    expect([...new Int8Array(piece.buffer, 0, 4)]).toEqual([0, 0, 0, 0]);
  });

  it('refuses a plan that points outside its shard', () => {
    expect(() => derivePiece(pieceOf(2, 4), new Map([[0, new Uint8Array(3)]]))).toThrow(RangeError);
    expect(() => derivePiece(pieceOf(2, 4), new Map())).toThrow(RangeError);
  });
});

it('names the shards that a piece needs', () => {
  expect([...shardsOf(pieceOf(2, 4))]).toEqual([0]);
});

describe('number formats', () => {
  it('reads half floats', () => {
    expect([0x3c00, 0xc000, 0x0001, 0x8000, 0x7bff].map(halfToFloat)).toEqual([1, -2, 2 ** -24, -0, 65504]);
    expect(halfToFloat(0x7c00)).toBe(Infinity);
    expect(halfToFloat(0x7e00)).toBeNaN();
  });

  it('rounds ties to even', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, 1.4, 1.6].map(roundHalfEven)).toEqual([0, 2, 2, 0, -2, 1, 2]);
  });
});
