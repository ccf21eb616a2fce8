import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SurroundingsReader } from './surroundings';

function around(text: string, quote: string) {
  const start = text.indexOf(quote);
  return new SurroundingsReader(text).of({ start, end: start + quote.length });
}

describe('surroundings', () => {
  it('reads the label before a value, and the first cell of its row', () => {
    const text = 'INV NO : CS-48          CASHIER: NORA\nTOTAL     USD   4,752.10\n';
    expect(around(text, 'CS-48')).toMatchObject({ near: 'inv no', hasLabel: true, line: 0 });
    expect(around(text, 'NORA')).toMatchObject({ near: 'cashier', row: 'inv no cs 48' });
    expect(around(text, '4,752.10')).toMatchObject({ near: 'usd', row: 'total', line: 1 });
  });

  it('reads the label over a column, past rows of numbers', () => {
    const text = 'Invoice       Invoice date   Due date\n900317442     2025-11-28     2025-12-28\n';
    expect(around(text, '2025-12-28').above).toBe('due date');
    expect(around(text, '2025-11-28').above).toBe('invoice date');
    expect(around('Policy number\nPVX-752\n', 'PVX-752')).toMatchObject({ above: 'policy number', isWholeLine: true });
  });

  it('reads its sentence over line ends, and no other', () => {
    const text = 'It rained. On the night of\n14 March 2026 a pipe\nburst. We called.';
    expect(around(text, '14 March 2026')).toMatchObject({ sentence: 'on the night of', after: 'a pipe burst' });
  });

  it('never throws, wherever the span is, and does not look at a line without end', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.nat(80), fc.nat(80), (text, a, b) => {
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        expect(new SurroundingsReader(text).of({ start, end }).line).toBeGreaterThanOrEqual(0);
      }),
    );
    const long = `${'x '.repeat(100_000)}PVX-752 ${'y '.repeat(100_000)}`;
    expect(around(long, 'PVX-752').near.length).toBeLessThan(400);
  });
});
