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

it('has no window for no text, and one for a short one', async () => {
  expect(await windowsOf('', 200, 40, count)).toEqual([]);
  expect(await windowsOf('\n', 200, 40, count)).toEqual([{ start: 0, end: 1 }]);
});

it('goes on although the overlap is larger than a window', async () => {
  const windows = await windowsOf('line of text\n'.repeat(20), 8, 500, count);
  expect(windows.at(-1)?.end).toBe(260);
  windows.slice(1).forEach((window, i) => {
    expect(window.start).toBeGreaterThan(windows[i]?.start ?? 0);
  });
});

it('cuts a long line at a space, and no character in two', async () => {
  const windows = await windowsOf(`${'word '.repeat(200)}${'😀'.repeat(400)}`, 100, 0, count);
  const text = `${'word '.repeat(200)}${'😀'.repeat(400)}`;
  for (const { start, end } of windows) {
    expect(text.slice(start, end)).not.toMatch(/\p{Surrogate}/u);
    if (end < 1000) expect(text[end - 1]).toBe(' ');
  }
});

it.each(['x', ' ', '\n', 'ab '])('cuts 200,000 characters of %j in time', async (unit) => {
  const text = unit.repeat(200_000 / unit.length);
  expect((await windowsOf(text, 900, 90, count)).at(-1)?.end).toBe(text.length);
});
