import { describe, expect, it } from 'vitest';
import { normaliseAddress } from './address';

describe('an address', () => {
  it.each([
    ['12 High Street,\n  Leeds,,\nLS1 4AB', '12 High Street, Leeds, LS1 4AB'],
    ['Unit 4 Mill      Date 3 May\nOldham OL4 0ZZ', 'Unit 4 Mill, Oldham OL4 0ZZ'],
    ['Wharf Street   Ely', 'Wharf Street Ely'],
    ['7, JALAN MAWAR,\nJOHOR.', '7, JALAN MAWAR, JOHOR.'],
    ['12\n34', null],
  ])('%j is %j', (quote, expected) => {
    expect(normaliseAddress(quote)).toBe(expected);
  });
});
