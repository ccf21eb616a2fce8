import fc from 'fast-check';
import { expect, it } from 'vitest';
import { windowsOf } from './windows';

const count = (texts: readonly string[]) => Promise.resolve(texts.map((text) => Math.ceil(text.length / 3)));

it('covers every character of any text, in order, with overlap, within the limit', async () => {
  const text = fc
    .array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 12 })
    .map((lines) => lines.join('\n'));
  await fc.assert(
    fc.asyncProperty(text, async (source) => {
      const windows = await windowsOf(source, 200, 40, count);
      let covered = 0;
      for (const { start, end } of windows) {
        expect(start).toBeLessThanOrEqual(covered);
        expect(end).toBeGreaterThan(covered);
        expect(Math.ceil((end - start) / 3)).toBeLessThanOrEqual(201);
        covered = end;
      }
      expect(covered).toBe(source.length);
    }),
  );
});

it('repeats the last lines of a window in the next', async () => {
  const lines = Array.from({ length: 30 }, (_, i) => `line number ${String(i).padStart(2, '0')}\n`);
  const windows = await windowsOf(lines.join(''), 50, 12, count);
  expect(windows.length).toBeGreaterThan(2);
  windows.slice(1).forEach((window, i) => {
    expect(window.start).toBeLessThan(windows[i]?.end ?? 0);
  });
});
