import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemblePage } from './assemble';
import type { PlacedItem } from './placed-item';

/** An item of `text`, half its size wide per letter. */
function at(x: number, y: number, text: string, more: Partial<PlacedItem> = {}): PlacedItem {
  const size = more.size ?? 10;
  const width = more.width ?? text.length * size * 0.5;
  return {
    text,
    isSpaceAfter: false,
    x,
    y,
    angle: 0,
    width,
    size,
    box: { x, y: y - size, width, height: size },
    isRightToLeft: false,
    isFilledIn: false,
    ...more,
  };
}

const textOf = (...items: PlacedItem[]) => assemblePage(items).text;

describe('a line', () => {
  test('joins items that touch, spaces those that do not, and keeps cells apart', () => {
    expect(textOf(at(0, 10, 'Pol'), at(15, 10, 'icy'), at(33, 10, 'no'), at(100, 10, 'QD 22'))).toBe(
      'Policy no   QD 22',
    );
  });

  test('has a space where the file says so', () => {
    expect(textOf(at(0, 10, 'Policy', { isSpaceAfter: true }), at(31, 10, 'no'))).toBe('Policy no');
  });

  test('takes in raised marks', () => {
    const line = [at(0, 100, '14'), at(10, 96.5, 'th', { size: 6 }), at(19, 100, 'March')];
    expect(textOf(...line)).toBe('14th March');
  });

  test('is ordered by place, not by the file', () => {
    expect(textOf(at(100, 10, '$5.00'), at(0, 10, 'Total'))).toBe('Total   $5.00');
  });

  test('prints overprinted words once', () => {
    expect(textOf(at(0, 10, 'Bold'), at(0.4, 10, 'Bold'))).toBe('Bold');
  });

  test('runs from right to left when its text does', () => {
    const hebrew = { isRightToLeft: true };
    expect(textOf(at(0, 10, 'גד', hebrew), at(13, 10, 'אב', hebrew))).toBe('אב גד');
  });
});

describe('lines', () => {
  test('that are further apart than usual are paragraphs', () => {
    const lines = [at(0, 10, 'one'), at(0, 22, 'two'), at(0, 34, 'three'), at(0, 60, 'four')];
    expect(textOf(...lines)).toBe('one\ntwo\nthree\n\nfour');
  });

  test('in another direction come after the page', () => {
    const mark = at(0, 300, 'DRAFT', { angle: -Math.PI / 4 });
    expect(textOf(mark, at(0, 290, 'Policy'), at(60, 290, 'QD 22'))).toBe('Policy   QD 22\n\nDRAFT');
  });

  test('of a page that is written sideways are read in its direction', () => {
    const sideways = { angle: Math.PI / 2 };
    expect(textOf(at(80, 0, 'two', sideways), at(92, 0, 'one', sideways))).toBe('one\ntwo');
  });

  test('of a skewed scan stay lines', () => {
    const tilt = { angle: 0.035 };
    const words = [0, 100, 200, 300].map((x) => at(x, 10 + x * 0.035, 'word', { ...tilt, width: 95 }));
    const below = words.map((word) => ({ ...word, y: word.y + 12 }));
    expect(textOf(...words, ...below)).toBe('word word word word\nword word word word');
  });
});

describe('columns', () => {
  const left = ['A left column of prose,', 'written line by line', 'until it comes to its end.'];
  const right = ['Then a right column,', 'which is read when the', 'left one is finished.'];
  const place = (x: number, lines: readonly string[], more?: Partial<PlacedItem>) =>
    lines.map((line, index) => at(x, 100 + index * 12, line, more));

  test('that the file writes in turn are read in turn', () => {
    const heading = at(0, 60, 'A heading across the two columns of this page');
    const footer = at(0, 160, 'A footer across the two columns of this page');
    const text = textOf(heading, ...place(0, left), ...place(150, right), footer);
    expect(text.split(/\n+/)).toEqual([heading.text, ...left, ...right, footer.text]);
  });

  test('that the file writes line by line are a table', () => {
    const rows = left.flatMap((line, index) => [
      at(0, 100 + index * 12, line),
      at(150, 100 + index * 12, right[index] ?? ''),
    ]);
    expect(textOf(...rows)).toBe(left.map((line, index) => `${line}   ${right[index] ?? ''}`).join('\n'));
  });

  test('of labels and values are rows, even when written in turn', () => {
    const labels = ['Name:', 'Policy number:', 'Date of loss:'];
    const values = ['Bartholomew Asquith', 'QD 2208 9914 K', '23 March 2026 at noon'];
    const expected = labels.map((label, index) => `${label}   ${values[index] ?? ''}`).join('\n');
    expect(textOf(...place(0, labels), ...place(150, values))).toBe(expected);
  });

  test('of form fields stay beside their labels', () => {
    const filled = place(150, right, { isFilledIn: true });
    expect(textOf(...place(0, left), ...filled)).toBe(
      left.map((line, index) => `${line}   ${right[index] ?? ''}`).join('\n'),
    );
  });
});

test('whatever the items, each run is its item, in order, and nothing is lost', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9äé€:.]{1,12}$/);
  const item = fc
    .record({
      text: word,
      x: fc.double({ min: -50, max: 700, noNaN: true }),
      y: fc.oneof(
        fc.integer({ min: 0, max: 40 }).map((line) => line * 12),
        fc.double({ min: -50, max: 900, noNaN: true }),
      ),
      size: fc.constantFrom(0.1, 6, 10, 12, 40),
      angle: fc.constantFrom(0, 0, 0, 0.03, Math.PI / 2, -Math.PI, -1),
      isSpaceAfter: fc.boolean(),
      isRightToLeft: fc.boolean(),
      isFilledIn: fc.boolean(),
    })
    .map(({ text, x, y, ...more }) => at(x, y, text, more));

  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), (items) => {
      const { text, runs } = assemblePage(items);
      let end = 0;
      for (const run of runs) {
        expect(run.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(end, run.start)).toMatch(/^(?: {0,3}|\n{1,2})$/);
        expect(items.some((one) => one.box === run.box && one.text === text.slice(run.start, run.end))).toBe(true);
        end = run.end;
      }
      expect(end).toBe(text.length);
      expect(new Set(runs.map(({ box }) => box)).size).toBe(runs.length);
      const kept = new Set(runs.map(({ start, end: stop }) => text.slice(start, stop)));
      expect(items.every((one) => kept.has(one.text))).toBe(true);
    }),
  );
});

test('a page with absurdly many items is assembled', () => {
  const items = Array.from({ length: 20_000 }, (_, index) =>
    at((index * 37) % 600, (index * 13) % 800, 'w', { size: 2 }),
  );
  // In quadratic time this would be stopped.
  expect(assemblePage(items)).toBeDefined();
});
