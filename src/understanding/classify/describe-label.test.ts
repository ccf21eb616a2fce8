import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeLabel } from './describe-label';

describe('describeLabel', () => {
  it.each([
    ['lost_or_stolen_card', 'lost or stolen card'],
    ['checkClaimStatus', 'check claim status'],
    ['CLAIM-STATUS', 'claim status'],
    ['claim', 'claim'],
    ['rollover_401k', 'rollover 401k'],
    ['HTTPServerError', 'HTTP server error'],
    ['w2Form', 'w2 form'],
    ['billing.question/new', 'billing question new'],
    ['  spaced   out ', 'spaced out'],
    ['Überweisung_fehlt', 'überweisung fehlt'],
    ['помощь', 'помощь'],
    ['checkclaimstatus', 'check claim status'],
    ['qzxv', 'qzxv'],
    ['🙂', '🙂'],
  ])('of %j is %j', (label, words) => {
    expect(describeLabel(label)).toBe(words);
  });

  it('cuts a run of letters by the words that it is given, into as few as possible', () => {
    expect(describeLabel('getproofofinsurance')).toBe('getproofofinsurance');
    const words = ['get', 'proof', 'of', 'insurance', 'in', 'sur', 'ance', 'g', 'e', 't'];
    expect(describeLabel('getproofofinsurance', words)).toBe('get proof of insurance');
  });

  it('leaves a known word whole, although others would make it up', () => {
    expect(describeLabel('payable')).toBe('payable');
    expect(describeLabel('insight', ['in', 'sight'])).toBe('in sight');
    expect(describeLabel('insight', ['in', 'sight', 'insight'])).toBe('insight');
  });

  it('is never empty and has single spaces, whatever the label', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (label) => {
        const words = describeLabel(label);
        expect(words).not.toBe('');
        if (/[\p{L}\p{N}]/u.test(label)) expect(words).toMatch(/^\S+( \S+)*$/u);
      }),
    );
  });

  it('keeps every letter and digit in order, and changes no more of what it said', () => {
    const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_.-]{1,24}$/u), (label) => {
        const words = describeLabel(label);
        expect(letters(words)).toBe(letters(label));
        expect(describeLabel(words)).toBe(words);
      }),
    );
  });
});
