import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftFrom } from './draft';

describe('draftFrom', () => {
  it('proposes what followed the latest earlier occurrence of the ending', () => {
    expect(draftFrom([1, 2, 3, 4, 5, 9, 1, 2], 3)).toEqual([3, 4, 5]);
    expect(draftFrom([1, 2, 7, 1, 2, 8, 1, 2], 1)).toEqual([8]);
  });

  it('prefers the longer match to the later one', () => {
    expect(draftFrom([5, 1, 2, 7, 9, 1, 2, 8, 5, 1, 2], 1)).toEqual([7]);
  });

  it('proposes nothing for one token that repeats, or without room', () => {
    expect(draftFrom([1, 2, 3, 1], 4)).toEqual([]);
    expect(draftFrom([1, 2, 3, 1, 2], 0)).toEqual([]);
    expect(draftFrom([], 4)).toEqual([]);
  });

  it('always proposes a run that stands in the context, of the length allowed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (context, most) => {
        const draft = draftFrom(context, most);
        expect(draft.length).toBeLessThanOrEqual(most);
        expect(` ${context.join(' ')} `).toContain(draft.length > 0 ? ` ${draft.join(' ')} ` : '');
      }),
    );
  });
});
