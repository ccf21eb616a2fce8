import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod';
import { err, ok, type Result } from '../../shared/result';
import { SLOT_BITS } from './hash';
import { waysFrom, wantedFrom } from './plan';
import type { FieldModel } from './ranker';
import { noWeights } from './softmax';

/** Why bytes are no ranker. */
export interface RankerFileError {
  /** `not-a-ranker`: another kind of file; `newer`: of a later version of the program; `corrupt`: damaged on the way. */
  readonly code: 'not-a-ranker' | 'newer' | 'corrupt';
  readonly message: string;
}

// The file: 4 bytes of magic, 1 of the format's version, SHA-256 of the rest (32), length of the header in bytes (uint32,
// little-endian), the header as JSON, then for each field twice (candidates, "not stated") the weights that are not 0:
// their number as a varint, each as the varint of its distance from the one before and a float32, little-endian.
const MAGIC = [0x53, 0x50, 0x46, 0x52];
const FORMAT = 1;
const PREFIX = MAGIC.length + 1;
const BODY = PREFIX + 32;

const headerSchema = z.strictObject({
  slotBits: z.literal(SLOT_BITS),
  fields: z
    .array(
      z.strictObject({
        name: z.string(),
        status: z.enum(['learnt', 'never-stated', 'no-labels']),
        labelled: z.int().min(0),
        unfindable: z.int().min(0),
        uncovered: z.int().min(0),
        contradictory: z.int().min(0),
        ways: z.array(z.string()),
        temperature: z.number().min(0.01).max(100),
        ceiling: z.number().min(0).max(1),
      }),
    )
    .max(1_000),
});

/** Writes what was learnt; `version` names it. */
export function writeRanker(models: readonly FieldModel[]): {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly version: string;
} {
  const header: z.infer<typeof headerSchema> = {
    slotBits: SLOT_BITS,
    fields: models.map(({ report, wanted, calibration }) => ({
      ...report,
      ways: [...waysFrom(wanted)],
      ...calibration,
    })),
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const lists = models.flatMap(({ weights }) => [packed(weights.candidate), packed(weights.absent)]);
  const bytes = new Uint8Array(BODY + 4 + json.length + lists.reduce((sum, list) => sum + list.length, 0));
  bytes.set([...MAGIC, FORMAT]);
  new DataView(bytes.buffer).setUint32(BODY, json.length, true);
  bytes.set(json, BODY + 4);
  let at = BODY + 4 + json.length;
  for (const list of lists) {
    bytes.set(list, at);
    at += list.length;
  }
  const digest = sha256(bytes.subarray(BODY));
  bytes.set(digest, PREFIX);
  return { bytes, version: Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

/** Reads what {@link writeRanker} wrote. Never throws. */
export function readModels(bytes: Uint8Array): Result<readonly FieldModel[], RankerFileError> {
  if (bytes.length < BODY + 4 || MAGIC.some((byte, i) => bytes[i] !== byte))
    return failure('not-a-ranker', 'This file does not hold a trained field reader. Choose another file.');
  if (bytes[MAGIC.length] !== FORMAT)
    return failure(
      'newer',
      'This field reader was made by a newer version of the program. Update it to open the file.',
    );
  const digest = sha256(bytes.subarray(BODY));
  if (digest.some((byte, i) => bytes[PREFIX + i] !== byte)) return damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = BODY + 4 + view.getUint32(BODY, true);
  if (start > bytes.length) return damaged();
  const header = headerSchema.safeParse(parsed(bytes.subarray(BODY + 4, start)));
  if (!header.success) return damaged();
  const models: FieldModel[] = [];
  const cursor = { view, at: start };
  for (const { ways, temperature, ceiling, ...report } of header.data.fields) {
    const weights = noWeights();
    if (!unpack(cursor, weights.candidate) || !unpack(cursor, weights.absent)) return damaged();
    models.push({ report, wanted: wantedFrom(ways), weights, calibration: { temperature, ceiling } });
  }
  return cursor.at === bytes.length ? ok(models) : damaged();
}

function failure(code: RankerFileError['code'], message: string): Result<never, RankerFileError> {
  return err({ code, message });
}

function damaged(): Result<never, RankerFileError> {
  return failure('corrupt', 'This trained field reader is damaged and was not opened. Train it again from the labels.');
}

function parsed(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(json)) as unknown;
  } catch {
    return null;
  }
}

function packed(weights: Float32Array): Uint8Array {
  const used: number[] = [];
  for (let slot = 0; slot < weights.length; slot++) if (weights[slot] !== 0) used.push(slot);
  const bytes = new Uint8Array(5 + used.length * 9);
  const view = new DataView(bytes.buffer);
  let at = writeVarint(bytes, 0, used.length);
  let before = 0;
  for (const slot of used) {
    at = writeVarint(bytes, at, slot - before);
    view.setFloat32(at, weights[slot] ?? 0, true);
    at += 4;
    before = slot;
  }
  return bytes.subarray(0, at);
}

function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let next = at;
  while (rest >= 0x80) {
    bytes[next++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[next++] = rest;
  return next;
}

interface Cursor {
  readonly view: DataView;
  at: number;
}

/** Reads one list of weights; false when it is none. */
function unpack(cursor: Cursor, weights: Float32Array): boolean {
  const count = readVarint(cursor);
  if (count === null || count > weights.length) return false;
  let slot = 0;
  for (let i = 0; i < count; i++) {
    const distance = readVarint(cursor);
    if (distance === null || cursor.at + 4 > cursor.view.byteLength) return false;
    slot += distance;
    const weight = cursor.view.getFloat32(cursor.at, true);
    cursor.at += 4;
    if (slot >= weights.length || !Number.isFinite(weight)) return false;
    weights[slot] = weight;
  }
  return true;
}

function readVarint(cursor: Cursor): number | null {
  let value = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    if (cursor.at >= cursor.view.byteLength) return null;
    const byte = cursor.view.getUint8(cursor.at++);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  return null;
}
