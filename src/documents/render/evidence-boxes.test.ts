import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentContent, TextRun } from '../document';
import { boxesOf } from './evidence-boxes';

const box = { x: 100, y: 50, width: 200, height: 12 };

function content(text: string, runs: readonly TextRun[]): DocumentContent {
  return { mediaType: 'application/pdf', text, pages: [], runs };
}

test('a value that is a whole run has its box, and one over several runs has several', () => {
  const below = { ...box, y: 70 };
  const document = content('Ann Lee', [
    { start: 0, end: 3, page: 0, box },
    { start: 4, end: 7, page: 1, box: below },
  ]);
  expect(boxesOf(document, { start: 0, end: 7 })).toEqual([
    { page: 0, box },
    { page: 1, box: below },
  ]);
  expect(boxesOf(document, { start: 3, end: 4 })).toEqual([]);
});

test('a part of a run is split off by the widths of its letters', () => {
  // Eight narrow letters before, and four wide ones: in equal parts the value would begin at two thirds.
  const [placed] = boxesOf(content('iiiiiiiiMMMM', [{ start: 0, end: 12, page: 0, box }]), { start: 8, end: 12 });
  const share = (4 * 833) / (8 * 222 + 4 * 833);
  expect(placed?.box.width).toBeCloseTo(200 * share, 6);
  expect((placed?.box.x ?? 0) + (placed?.box.width ?? 0)).toBeCloseTo(300, 6);
});

test('text whose direction is not left to right keeps the box of its run', () => {
  const upright = { ...box, width: 12, height: 200 };
  expect(boxesOf(content('downwards', [{ start: 0, end: 9, page: 0, box: upright }]), { start: 2, end: 4 })).toEqual([
    { page: 0, box: upright },
  ]);
  expect(
    boxesOf(content('\u05d0\u05d1\u05d2\u05d3', [{ start: 0, end: 4, page: 0, box }]), { start: 1, end: 2 }),
  ).toEqual([{ page: 0, box }]);
});

test('the parts of a run lie inside of it, in order, and fill it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (text, a, b) => {
      const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      const document = content(text, [{ start: 0, end: text.length, page: 0, box }]);
      const parts = [
        { start: 0, end: from ?? 0 },
        { start: from ?? 0, end: to ?? 0 },
        { start: to ?? 0, end: text.length },
      ].filter(({ start, end }) => start < end);
      const placed = parts.flatMap((span) => boxesOf(document, span)).map((part) => part.box);
      expect(placed).toHaveLength(parts.length);
      if (/[\u0590-\u08ff]/u.test(text)) return;
      let at = box.x;
      for (const part of placed) {
        expect(part.x).toBeCloseTo(at, 6);
        at = part.x + part.width;
      }
      expect(at).toBeCloseTo(box.x + box.width, 6);
    }),
  );
});
