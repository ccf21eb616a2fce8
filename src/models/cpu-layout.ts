import type { LayoutPiece, LayoutStep } from './manifest';

/** Decompressed shards by their index in the manifest. */
export type Shards = ReadonlyMap<number, Uint8Array<ArrayBuffer>>;

/** Indexes of the shards that a piece of the CPU layout is made from. */
export function shardsOf(piece: LayoutPiece): ReadonlySet<number> {
  const indexes = new Set<number>();
  for (const step of piece.steps) {
    if (step.op === 'copy') indexes.add(step.from.shard);
    else indexes.add(step.packed.shard).add(step.scales.shard);
  }
  return indexes;
}

/**
 * Makes one piece of the CPU layout from q4 shards. WASM has no fast 4-bit kernel, so each matrix becomes int8 with
 * one scale per output row, transposed for `MatMulInteger`. Every step is IEEE float32 arithmetic, so the result is
 * the same to the bit on any machine and its SHA-256 can stand in the manifest.
 *
 * @throws RangeError when the plan points outside its shards or its piece.
 */
export function derivePiece(piece: LayoutPiece, shards: Shards): Uint8Array<ArrayBuffer> {
  const target = new Uint8Array(piece.bytes);
  for (const step of piece.steps) {
    if (step.op === 'copy') {
      target.set(slice(shards, step.from.shard, step.from.offset, step.bytes), step.offset);
    } else {
      deriveInt8(step, shards, target);
    }
  }
  return target;
}

type Int8Step = Extract<LayoutStep, { op: 'int8' }>;

function deriveInt8(step: Int8Step, shards: Shards, target: Uint8Array<ArrayBuffer>): void {
  const { n, k, block } = step;
  const blocks = Math.ceil(k / block);
  const packed = slice(shards, step.packed.shard, step.packed.offset, (n * blocks * block) / 2);
  const scales = readScales(step, shards, n * blocks);
  const weights = new Int8Array(target.buffer, step.weightOffset, n * k);
  const rowScales = new DataView(target.buffer, step.scaleOffset, n * 4);
  const row = new Float32Array(k);
  for (let r = 0; r < n; r++) {
    let largest = 0;
    for (let c = 0; c < k; c++) {
      const index = r * blocks * block + c;
      const byte = packed[index >> 1] ?? 0;
      const quantum = (index & 1 ? byte >> 4 : byte & 15) - 8;
      // Assigning to a Float32Array rounds to float32.
      row[c] = quantum * (scales[r * blocks + Math.floor(c / block)] ?? 0);
      const magnitude = Math.abs(row[c] ?? 0);
      if (magnitude > largest) largest = magnitude;
    }
    const scale = largest === 0 ? 1 : Math.fround(largest / 127);
    rowScales.setFloat32(r * 4, scale, true);
    for (let c = 0; c < k; c++) {
      const rounded = roundHalfEven(Math.fround((row[c] ?? 0) / scale));
      weights[c * n + r] = Math.max(-127, Math.min(127, rounded));
    }
  }
}

function readScales(step: Int8Step, shards: Shards, length: number): Float32Array {
  const width = step.scales.type === 'f16' ? 2 : 4;
  const bytes = slice(shards, step.scales.shard, step.scales.offset, length * width);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const scales = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    scales[i] = width === 2 ? halfToFloat(view.getUint16(i * 2, true)) : view.getFloat32(i * 4, true);
  }
  return scales;
}

/** IEEE 754 binary16 to number. */
export function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Rounds to the nearest integer, ties to the even one, as IEEE 754 and numpy do (`Math.round` rounds ties up). */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function slice(shards: Shards, index: number, offset: number, bytes: number): Uint8Array<ArrayBuffer> {
  const shard = shards.get(index);
  if (!shard || offset + bytes > shard.length) {
    throw new RangeError(`The layout plan points outside of shard ${String(index)}.`);
  }
  return shard.subarray(offset, offset + bytes);
}
