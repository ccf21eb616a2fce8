import { err, ok, type Result } from '../../shared/result';
import { ByteReader, ByteWriter } from './byte-stream';
import { fnv1a64 } from '../../shared/fnv1a';
import type { Model } from './model';

/** Why bytes are no classifier. */
export interface ReadError {
  readonly code: 'not-a-classifier' | 'unknown-version' | 'damaged';
  /** A sentence for a person. */
  readonly message: string;
}

/** "SPT0", then the version of the format. */
const magic = [0x53, 0x50, 0x54, 0x30];
const formatVersion = 1;
const checksumBytes = 8;
/** What is read at most, so that a few bytes can't ask for all of the memory. Training stays far below. */
const mostLabels = 65_536;
const mostWeights = 2 ** 26;

/**
 * A model as bytes: magic, format version, labels with their shares, temperature, vocabulary (differences of the ascending
 * keys), each n-gram's step and weights (a zero is followed by how many more zeros come), and an FNV-1a 64 checksum of all
 * of it. The same model gives the same bytes.
 */
export function writeModel({ labels, shares, temperature, vocabulary, steps, weights }: Model): Uint8Array {
  const writer = new ByteWriter();
  for (const byte of [...magic, formatVersion]) writer.byte(byte);
  writer.count(labels.length);
  labels.forEach((label, place) => {
    writer.text(label);
    writer.float(shares[place] ?? 0);
  });
  writer.float(temperature);
  writer.count(vocabulary.texts);
  writer.count(vocabulary.keys.length);
  let previous = 0;
  vocabulary.keys.forEach((key, place) => {
    writer.count(key - previous);
    writer.count(vocabulary.frequencies[place] ?? 0);
    writer.float(steps[place] ?? 0);
    previous = key;
  });
  for (let at = 0; at < weights.length;) {
    const weight = weights[at] ?? 0;
    writer.byte(weight & 0xff);
    at += 1;
    if (weight !== 0) continue;
    const start = at;
    while (at < weights.length && at - start < 0xff && weights[at] === 0) at += 1;
    writer.byte(at - start);
  }
  const { high, low } = fnv1a64(writer.finish());
  for (const half of [low, high]) for (let shift = 0; shift < 32; shift += 8) writer.byte((half >>> shift) & 0xff);
  return writer.finish();
}

/** Reads what {@link writeModel} wrote, and checks all that predicting relies on. */
export function readModel(bytes: Uint8Array): Result<Model, ReadError> {
  if (bytes.length < magic.length + 1 + checksumBytes || magic.some((byte, at) => bytes[at] !== byte)) {
    return err({ code: 'not-a-classifier', message: 'This is not a stored classifier.' });
  }
  if (bytes[magic.length] !== formatVersion) {
    const message = 'This classifier was stored by another version of the app. Train it again from the labels.';
    return err({ code: 'unknown-version', message });
  }
  const body = bytes.subarray(0, bytes.length - checksumBytes);
  const model = isIntact(bytes) ? parse(new ByteReader(body.subarray(magic.length + 1))) : null;
  if (model) return ok(model);
  return err({ code: 'damaged', message: 'The stored classifier is damaged. Train it again from the labels.' });
}

function isIntact(bytes: Uint8Array): boolean {
  const { high, low } = fnv1a64(bytes.subarray(0, bytes.length - checksumBytes));
  const view = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - checksumBytes, checksumBytes);
  return view.getUint32(0, true) === low && view.getUint32(4, true) === high;
}

function parse(reader: ByteReader): Model | null {
  const classes = reader.count();
  if (classes < 2 || classes > Math.min(mostLabels, reader.left)) return null;
  const labels: string[] = [];
  const shares = new Float32Array(classes);
  for (let k = 0; k < classes; k += 1) {
    labels.push(reader.text());
    shares[k] = reader.float();
  }
  const temperature = reader.float();
  const texts = reader.count();
  const columns = reader.count();
  if (columns > reader.left || columns * classes > mostWeights) return null;
  const keys = new Uint32Array(columns);
  const frequencies = new Uint32Array(columns);
  const steps = new Float32Array(columns);
  let key = 0;
  for (let column = 0; column < columns; column += 1) {
    const difference = reader.count();
    // A key that is there twice would shift the places of all the others.
    if (column > 0 && difference === 0) return null;
    key += difference;
    keys[column] = key;
    frequencies[column] = reader.count();
    steps[column] = reader.float();
  }
  const weights = readWeights(reader, columns * classes);
  const isWhole =
    !reader.isSpent &&
    reader.left === 0 &&
    key < 2 ** 32 &&
    new Set(labels).size === classes &&
    shares.every((share) => share >= 0 && share <= 1) &&
    temperature > 0 &&
    Number.isFinite(temperature) &&
    frequencies.every((frequency) => frequency >= 1 && frequency <= texts) &&
    steps.every((step) => step >= 0 && Number.isFinite(step));
  return isWhole && weights
    ? { labels, shares, temperature, vocabulary: { keys, frequencies, texts }, steps, weights }
    : null;
}

function readWeights(reader: ByteReader, count: number): Int8Array | null {
  const weights = new Int8Array(count);
  for (let at = 0; at < count;) {
    if (reader.isSpent) return null;
    const weight = reader.byte();
    weights[at] = weight;
    at += 1;
    if (weight === 0) at += reader.byte();
    if (at > count) return null;
  }
  return weights;
}
