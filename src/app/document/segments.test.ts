import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentsOf } from './segments';

test('overlapping evidence is cut, not nested', () => {
  const spans = [
    { start: 0, end: 6, field: 'a', number: 1 },
    { start: 4, end: 8, field: 'b', number: 2 },
  ];
  expect(
    segmentsOf('0123456789', spans).map(({ text, evidence, starts }) => [text, evidence.map((e) => e.field), starts]),
  ).toEqual([
    ['0123', ['a'], ['a']],
    ['45', ['a', 'b'], ['b']],
    ['67', ['b'], []],
    ['89', [], []],
  ]);
});

test('a page shows the part of a span that is on it', () => {
  const span = { start: 2, end: 8, field: 'a', number: 1 };
  const second = segmentsOf('0123456789', [span], { start: 5, end: 10 });
  expect(second.map(({ text, starts }) => [text, starts])).toEqual([
    ['567', ['a']],
    ['89', []],
  ]);
});

test('an empty text has no segments', () => {
  expect(segmentsOf('', [])).toEqual([]);
});

test('segments rebuild the text, and each character carries exactly the spans over it', () => {
  const offset = fc.nat(60);
  const spanOf = fc.record({ start: offset, end: offset, field: fc.string(), number: fc.nat(9) });
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(spanOf, { maxLength: 8 }), (text, spans) => {
      const segments = segmentsOf(text, spans);
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
      for (const segment of segments) {
        expect(segment.end).toBeGreaterThan(segment.start);
        for (let at = segment.start; at < segment.end; at += 1) {
          expect(segment.evidence).toEqual(spans.filter(({ start, end }) => start <= at && at < end));
        }
      }
      const started = segments.flatMap(({ starts }) => starts).length;
      expect(started).toBe(spans.filter(({ start, end }) => start < Math.min(end, text.length)).length);
    }),
  );
});
