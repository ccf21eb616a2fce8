import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PageSequence } from './page-sequence';
import type { PlacedItem } from './placed-item';

const HEIGHT = 800;

function at(y: number, text: string, more: Partial<PlacedItem> = {}): PlacedItem {
  return {
    text,
    isSpaceAfter: false,
    x: 50,
    y,
    angle: 0,
    width: text.length * 5,
    size: 10,
    box: { x: 50, y: y - 10, width: text.length * 5, height: 10 },
    isRightToLeft: false,
    isFilledIn: false,
    ...more,
  };
}

function sequenceOf(...pages: readonly (readonly PlacedItem[])[]) {
  const sequence = new PageSequence();
  for (const items of pages) sequence.add(items, 600, HEIGHT);
  return sequence.finish();
}

const body = (text: string) => at(400, text);
const header = (text: string) => at(40, text);
const footer = (text: string) => at(770, text);

describe('headers and footers', () => {
  test('stand once: a header at the beginning, a footer at the end', () => {
    const page = (number: number) => [
      header('Harborpoint Ltd'),
      body(`Body of part ${'ABC'.charAt(number - 1)}.`),
      footer(`Page ${String(number)} of 3`),
    ];
    expect(sequenceOf(page(1), page(2), page(3)).text).toBe(
      'Harborpoint Ltd\n\nBody of part A.\n\nBody of part B.\n\nBody of part C.\n\nPage 3 of 3',
    );
  });

  test('of left and right pages are told apart', () => {
    const pages = ['Left', 'Right', 'Left', 'Right'].map((side, index) => [
      header(side),
      body(`Part ${'ABCD'.charAt(index)}.`),
    ]);
    expect(sequenceOf(...pages).text.match(/Left|Right/g)).toEqual(['Left', 'Right']);
  });

  test.each([
    ['say something else', header('Claim A of Ms Lee'), header('Claim B of Ms Lee')],
    ['hold a number that counts no pages', header('Invoice 1041'), header('Invoice 1097')],
    ['stand elsewhere', header('Harborpoint Ltd'), at(60, 'Harborpoint Ltd')],
    ['stand in the middle of the page', at(300, 'Harborpoint Ltd'), at(300, 'Harborpoint Ltd')],
  ])('that %s are kept', (_, first, second) => {
    const { text } = sequenceOf([first, body('One.')], [second, body('Two.')]);
    expect(text).toContain(first.text);
    expect(text.lastIndexOf(second.text)).toBeGreaterThan(text.indexOf('One.'));
  });

  test('a label is not taken away from a value that differs', () => {
    const page = (name: string) => [header('Name'), at(40, name, { x: 150, isFilledIn: true }), body('x')];
    expect(sequenceOf(page('Ada'), page('Bob')).text).toMatch(/Name +Ada(?:.|\n)*Name +Bob/);
  });
});

describe('the end of a page', () => {
  test('is a line break in a sentence that goes on', () => {
    const { text, pages } = sequenceOf([body('We will pay the amount that you')], [body('claimed for the roof.')]);
    expect(text).toBe('We will pay the amount that you\nclaimed for the roof.');
    expect(pages.map(({ start, end }) => [start, end])).toEqual([
      [0, 32],
      [32, 53],
    ]);
  });

  test('is nothing in a word that goes on', () => {
    const { text, pages, runs } = sequenceOf([body('We will pay the whole of your insur-')], [body('ance claim.')]);
    expect(text).toBe('We will pay the whole of your insurance claim.');
    expect(runs.map(({ start, end, page }) => [text.slice(start, end), page])).toEqual([
      ['We will pay the whole of your insur', 0],
      ['ance claim.', 1],
    ]);
    expect(pages.map(({ start, end }) => text.slice(start, end))).toEqual([
      'We will pay the whole of your insur',
      'ance claim.',
    ]);
  });

  test('is a blank line otherwise', () => {
    expect(sequenceOf([body('We will pay the amount that you.')], [body('claimed')]).text).toContain('you.\n\nclaimed');
    expect(sequenceOf([body('Ada Lee')], [body('claimed')]).text).toBe('Ada Lee\n\nclaimed');
  });
});

test('a word that a line cut in two is joined, and its runs stay true', () => {
  const { text, runs } = sequenceOf([at(400, 'the insur-'), at(412, 'ance of a well-'), at(424, 'known house')]);
  expect(text).toBe('the insurance of a well-\nknown house');
  expect(runs.map(({ start, end }) => text.slice(start, end))).toEqual(['the insur', 'ance of a well-', 'known house']);
});

test('whatever the pages, runs are in order and pages cover the text', () => {
  const word = fc.constantFrom(
    'the insur-',
    'ance of',
    'Page 1',
    'Page 2',
    'House',
    'Ada-',
    'a long line of words that',
    'x',
  );
  const item = fc
    .record({ text: word, y: fc.constantFrom(20, 40, 300, 312, 324, 770), x: fc.constantFrom(50, 300) })
    .map(({ text, y, x }) => at(y, text, { x }));
  fc.assert(
    fc.property(fc.array(fc.array(item, { maxLength: 8 }), { maxLength: 6 }), (made) => {
      const { text, pages, runs } = sequenceOf(...made);
      expect(pages).toHaveLength(made.length);
      pages.forEach((page, index) => {
        expect(page.start).toBe(index === 0 ? 0 : pages[index - 1]?.end);
      });
      expect(pages.at(-1)?.end ?? 0).toBe(text.length);
      let end = 0;
      for (const run of runs) {
        expect(run.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(end, run.start)).toMatch(/^(?: {0,3}|\n{1,2})$/);
        const page = pages[run.page];
        expect(page !== undefined && run.start >= page.start && run.end <= page.end).toBe(true);
        end = run.end;
      }
      expect(end).toBe(text.length);
      // Nothing is lost for good: each wording is still there once.
      for (const { text: wording } of made.flat()) expect(text).toContain(wording.replace(/-$/, ''));
    }),
  );
});
