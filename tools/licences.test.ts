import { describe, expect, test } from 'vitest';
import { exceptions, licenceProblems, satisfies } from './licences';

const isFine = (id: string): boolean => id === 'MIT' || id === 'ISC';

describe('SPDX expressions', () => {
  test.each([
    'MIT',
    '(MIT)',
    'MIT OR GPL-3.0-only',
    'GPL-3.0-only OR MIT',
    'MIT AND ISC',
    '(GPL-3.0-only OR (MIT AND ISC))',
  ])('met: %s', (expression) => {
    expect(satisfies(expression, isFine)).toBe(true);
  });

  test.each([
    '',
    'GPL-3.0-only',
    'MIT AND GPL-3.0-only',
    'GPL-3.0-only AND MIT OR GPL-2.0-only',
    'MIT WITH Something-exception',
    'MIT ISC',
    '(MIT',
    'MIT)',
    'SEE LICENSE IN LICENSE.md',
    'mit',
  ])('not met: %s', (expression) => {
    expect(satisfies(expression, isFine)).toBe(false);
  });
});

describe('the packages', () => {
  const fine = {
    '': { license: 'Apache-2.0' },
    'node_modules/@img/sharp-libvips-linux-x64': { license: 'LGPL-3.0-or-later' },
    'node_modules/axe-core': { license: 'MPL-2.0' },
    'node_modules/duck': { license: 'BSD' },
    'node_modules/ibantools': { license: 'MIT or MPL-2.0' },
  };

  test('are fine with allowed licences and with exceptions', () => {
    expect(licenceProblems({ ...fine, 'node_modules/a': { license: 'MIT' } })).toEqual([]);
  });

  test('are not fine with another licence, without one, or with the exception of another package', () => {
    const problems = licenceProblems({
      ...fine,
      'node_modules/a': { license: 'GPL-3.0-only' },
      'node_modules/a/node_modules/@b/c': {},
      'node_modules/d': { license: 'MPL-2.0' },
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['a', '@b/c', 'd']);
  });

  test('tell when an exception is not needed any more', () => {
    expect(licenceProblems({})).toHaveLength(exceptions.length);
  });
});
