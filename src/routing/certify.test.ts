import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepts, certify, type CheckedAnswer } from './certify';

const five = { target: 0.05, delta: 0.1 };

/** Labels of falling confidence; those at the given places are wrong. */
function labelled(count: number, wrongAt: readonly number[] = []): readonly CheckedAnswer[] {
  return Array.from({ length: count }, (_, i) => ({
    confidence: 1 - (i + 1) / (count + 1),
    isCorrect: !wrongAt.includes(i),
  }));
}

const answers = fc.array(
  fc.record({
    confidence: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 0.9, 1)),
    isCorrect: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    documentId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  }),
  { maxLength: 150 },
);
const single = answers.map((list) => list.map(({ confidence, isCorrect }) => ({ confidence, isCorrect })));

describe('a certificate', () => {
  it('needs 45 labels without an error for 5 %', () => {
    expect(certify(labelled(45), five)).toMatchObject({
      kind: 'certified',
      threshold: 0,
      accepted: 45,
      errors: 0,
      coverage: { value: 1 },
    });
    expect(certify(labelled(44), five)).toMatchObject({
      kind: 'not-certified',
      reason: 'too-few-labels',
      missingLabels: 1,
      sentence:
        '44 documents checked do not show yet that at most 5 % of what is accepted is wrong. Check about 1 document more, chosen at random; until then a person decides.',
    });
  });

  it('leaves out what is wrong at low confidence', () => {
    const certificate = certify(labelled(100, [85, 88, 91, 93, 95, 96, 97, 98, 99]), five);
    expect(certificate).toMatchObject({ kind: 'certified', labels: 100 });
    if (certificate.kind !== 'certified') return;
    expect(certificate.accepted).toBeGreaterThanOrEqual(85);
    expect(certificate.riskBound).toBeLessThanOrEqual(0.05);
    expect(accepts(certificate, 0.9)).toBe(true);
    expect(accepts(certificate, 0.01)).toBe(false);
    expect(accepts(certificate, NaN)).toBe(false);
  });

  it('accepts labels of one confidence together or not at all', () => {
    const same = (wrong: number) => Array.from({ length: 200 }, (_, i) => ({ confidence: 0.8, isCorrect: i >= wrong }));
    expect(certify(same(2), five)).toMatchObject({ kind: 'certified', accepted: 200 });
    expect(certify(same(20), five)).toMatchObject({ kind: 'not-certified', reason: 'too-many-errors' });
  });

  it('counts a document as wrong where any accepted answer in it is', () => {
    const documents = Array.from({ length: 60 }, (_, i) => [
      { documentId: String(i), confidence: 0.99 - i / 1e4, isCorrect: true },
      { documentId: String(i), confidence: 0.9 - i / 1e4, isCorrect: i % 4 > 0 },
      { documentId: String(i), confidence: 0.2, isCorrect: false },
    ]).flat();
    const certificate = certify(documents, five);
    expect(certificate).toMatchObject({ kind: 'certified', labels: 60, errors: 0 });
    // Looser than that, a quarter of the documents hold an error.
    expect(accepts(certificate, 0.9)).toBe(false);
    expect(accepts(certificate, 0.99)).toBe(true);
  });

  it('never accepts an answer without a confidence', () => {
    const unknown = Array.from({ length: 60 }, () => ({ confidence: NaN, isCorrect: true }));
    expect(certify([...labelled(80), ...unknown], five)).toMatchObject({ labels: 140, accepted: 80 });
    expect(certify(unknown, five).kind).toBe('not-certified');
  });
});

describe('what is missing', () => {
  it('is all, without labels', () => {
    expect(certify([], five)).toMatchObject({
      reason: 'no-labels',
      missingLabels: 45,
      sentence:
        'Nothing is checked yet, so nothing is accepted automatically. Check about 45 documents, chosen at random; if all are right, that shows that at most 5 % of what is accepted is wrong.',
    });
    expect(certify([], { target: 1e-6, delta: 0.1 })).toMatchObject({ reason: 'no-labels', missingLabels: null });
  });

  it('is more where there are errors', () => {
    expect(certify(labelled(20), five)).toMatchObject({ missingLabels: 25 });
    const some = certify(labelled(60, [10, 45, 50, 55]), five);
    expect(some).toMatchObject({ kind: 'not-certified', reason: 'too-few-labels' });
    if (some.kind === 'not-certified') expect(some.missingLabels).toBeGreaterThan(40);
  });

  it('is nothing that labels could mend, where errors are everywhere', () => {
    const every = Array.from({ length: 30 }, (_, i) => i * 5);
    expect(certify(labelled(150, every), five)).toMatchObject({
      reason: 'too-many-errors',
      missingLabels: null,
      sentence:
        'Among 150 documents checked there are too many errors, even where the model is most sure, to show that at most 5 % of what is accepted is wrong. A person decides; choose a higher share, or a better model.',
    });
  });
});

describe('for any labels', () => {
  it.each([
    ['one a document', single],
    ['several a document', answers],
  ])('a certificate says what its threshold does: %s', (_, lists) => {
    fc.assert(
      fc.property(lists, (list: readonly CheckedAnswer[]) => {
        const certificate = certify(list, { target: 0.3, delta: 0.2 });
        if (certificate.kind === 'not-certified') {
          expect(certificate.missingLabels ?? 1).toBeGreaterThan(0);
          return;
        }
        const documents = new Map<unknown, boolean>();
        for (const [i, { documentId = i, confidence, isCorrect }] of list.entries()) {
          if (!accepts(certificate, confidence)) continue;
          documents.set(documentId, (documents.get(documentId) ?? true) && isCorrect);
        }
        expect(documents.size).toBe(certificate.accepted);
        expect([...documents.values()].filter((isRight) => !isRight).length).toBe(certificate.errors);
        expect(certificate.riskBound).toBeLessThanOrEqual(0.3 + 1e-9);
        expect(certificate.risk.value).toBeLessThanOrEqual(0.3);
      }),
    );
  });

  it('does not depend on their order', () => {
    fc.assert(
      fc.property(single, (list) => {
        expect(certify(list.toReversed(), five)).toEqual(certify(list, five));
      }),
      { numRuns: 40 },
    );
  });
});
