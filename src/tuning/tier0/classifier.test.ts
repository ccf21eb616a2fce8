import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { trainClassifier, readClassifier, type Classifier, type LabelledExample } from '..';
import { fnv1a64, fnv1a64Hex } from '../../shared/fnv1a';

let classifier: Classifier;
let bytes: Uint8Array;

beforeAll(async () => {
  const trained = await trainClassifier(examples);
  if (!trained.ok) throw new Error(trained.error.message);
  classifier = trained.value;
  bytes = classifier.toBytes();
});

const examples: readonly LabelledExample[] = [
  { text: 'Where is my parcel?', label: 'trackOrder' },
  { text: 'My order has not come yet', label: 'trackOrder' },
  { text: 'I want my money back', label: 'refund_request' },
  { text: 'Please refund the broken lamp', label: 'refund_request' },
  { text: 'How do I reset my password?', label: 'account-access' },
  { text: 'I am locked out of my account', label: 'account-access' },
  { text: 'I am locked out of my account', label: '__proto__' },
  { text: '\ud800 half a character', label: '\udc00' },
];

describe('a prediction', () => {
  it('is of the label that the text resembles', () => {
    expect(classifier.predict('the parcel is not here').label).toBe('trackOrder');
    expect(classifier.predict('money back for a lamp').label).toBe('refund_request');
    expect(classifier.predict('password forgotten, locked out').label).toBe('account-access');
  });

  it('knows the words of a name that no example has', () => {
    expect(classifier.predict('track it').label).toBe('trackOrder');
  });

  it.each(['', ' \n\t', '\u{1f600}', 'x', '\ud800', '中文的问题', 'ถามคำถาม', 'سؤال', '__proto__', 'constructor'])(
    'is sound for %j',
    (text) => {
      expectSound(text);
    },
  );

  it('is sound for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), expectSound), { numRuns: 40 });
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), expectSound), { numRuns: 40 });
  });

  it.each([
    ['letters', 'a'],
    ['words', 'word '],
    ['signs', '!'],
    ['combining marks', 'e\u0301\u0323'],
    ['ligatures that grow when they are made plain', '\ufdfa'],
  ])('of a megabyte of %s takes no minute', (_, unit) => {
    expectSound(unit.repeat(2 ** 20 / unit.length));
  });

  it('of a text without anything known is how often each label was given', () => {
    const { probability, known, label } = classifier.predict('');
    expect({ known, label }).toEqual({ known: 0, label: 'account-access' });
    expect(probability).toBeCloseTo(3 / 13);
  });

  it('says how much of the text was known, and scores what was not lower', () => {
    const near = classifier.predict('where is my parcel');
    const far = classifier.predict('zebras quietly juggle quartz');
    expect(near.known).toBeGreaterThan(0.9);
    expect(far.known).toBeLessThan(0.5);
    expect(near.outOfScope).toBeGreaterThan(far.outOfScope);
  });
});

describe('bytes', () => {
  it('come back as a classifier that predicts the very same', () => {
    const again = readClassifier(bytes);
    if (!again.ok) throw new Error(again.error.message);
    expect(again.value.version).toBe(classifier.version);
    expect(again.value.labels).toEqual(classifier.labels);
    expect(again.value.toBytes()).toEqual(bytes);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...examples.map(({ text }) => text))), (text) => {
        expect(again.value.predict(text)).toEqual(classifier.predict(text));
      }),
    );
  });

  it('that are random are an error', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (random) => !readClassifier(random).ok));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (random) => !readClassifier(signed([...opening(), ...random])).ok),
    );
  });

  it('that were cut, changed or added to are an error', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 9), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = bytes.map((byte, place) => (place === at ? byte ^ change : byte));
        expect(readClassifier(changed).ok).toBe(false);
        expect(readClassifier(bytes.subarray(0, at)).ok).toBe(false);
        expect(readClassifier(signed([...bytes.subarray(0, at)])).ok).toBe(false);
      }),
    );
    expect(readClassifier(Uint8Array.of(...bytes, 0)).ok).toBe(false);
  });

  it('that were changed by someone who mended the checksum never throw, and predict without throwing where they are read', () => {
    const body = bytes.subarray(0, -8);
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.nat(255), (at, byte) => {
        const read = readClassifier(signed([...body.map((own, place) => (place === at ? byte : own))]));
        if (!read.ok) return;
        const { probabilities } = read.value.predict('Where is my parcel?');
        for (const { probability } of probabilities) expect(probability).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('say which kind of wrong they are', () => {
    const errorOf = (wrong: Uint8Array) => {
      const read = readClassifier(wrong);
      return read.ok ? null : read.error.code;
    };
    expect(errorOf(new Uint8Array())).toBe('not-a-classifier');
    expect(errorOf(bytes.map((byte, at) => (at === 4 ? 2 : byte)))).toBe('unknown-version');
    expect(errorOf(bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)))).toBe('damaged');
  });

  it('that promise more than memory holds are refused before it is asked for', () => {
    const huge = [0xff, 0xff, 0xff, 0xff, 0x0f];
    expect(readClassifier(signed([...opening(), ...huge])).ok).toBe(false);
    expect(readClassifier(signed([...opening(), 2, ...huge])).ok).toBe(false);
  });
});

describe('the FNV-1a hash', () => {
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('of %j is %s (the vectors of RFC 9923)', (text, hash) => {
    expect(fnv1a64Hex(new TextEncoder().encode(text))).toBe(hash);
  });
});

function expectSound(text: string): void {
  const { label, probability, margin, probabilities, known, outOfScope } = classifier.predict(text);
  expect(classifier.labels).toContain(label);
  expect(probabilities[0]).toEqual({ label, probability });
  expect(probabilities).toHaveLength(5);
  const chances = probabilities.map((each) => each.probability);
  expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
  expect(margin).toBeCloseTo((chances[0] ?? 0) - (chances[1] ?? 0));
  expect(known).toBeGreaterThanOrEqual(0);
  expect(known).toBeLessThanOrEqual(1);
  expect(outOfScope).toBeTypeOf('number');
  expect(outOfScope).not.toBeNaN();
}

function opening(): readonly number[] {
  return [...bytes.subarray(0, 5)];
}

function signed(body: readonly number[]): Uint8Array {
  const { high, low } = fnv1a64(Uint8Array.from(body));
  const checksum = new Uint8Array(8);
  const view = new DataView(checksum.buffer);
  view.setUint32(0, low, true);
  view.setUint32(4, high, true);
  return Uint8Array.of(...body, ...checksum);
}
