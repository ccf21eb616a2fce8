import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, freeId, insurancePack, isSamePack, newestOfEach, nextVersion, type TaskPack } from '.';

const [first, ...others] = insurancePack.fields;
if (first === undefined) throw new Error('no field');
const at = (version: string, changes: Partial<TaskPack> = {}): TaskPack => ({ ...insurancePack, ...changes, version });

it('versions are compared by number', () => {
  expect(['1.10.0', '1.2.0', '1.2.10', '0.9.9'].sort(compareVersions)).toEqual(['0.9.9', '1.2.0', '1.2.10', '1.10.0']);
  expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
});

it('the newest of each pack counts', () => {
  const packs = [at('1.0.0'), at('1.10.0'), at('1.9.0'), at('0.1.0', { id: 'other' })];
  expect(newestOfEach(packs).map(({ id, version }) => `${id}@${version}`)).toEqual([
    `${insurancePack.id}@1.10.0`,
    'other@0.1.0',
  ]);
});

describe('nextVersion', () => {
  const before = at('1.2.3');
  it.each<[string, Partial<TaskPack>, string]>([
    ['other words', { title: 'Other' }, '1.2.4'],
    ['other words of a field', { fields: [{ ...first, role: 'something else' }, ...others] }, '1.2.4'],
    ['another order', { fields: [...others, first] }, '1.2.4'],
    ['one field more', { fields: [...insurancePack.fields, { ...first, name: 'more' }] }, '1.3.0'],
    ['one field less', { fields: others }, '2.0.0'],
    ['a field with another name', { fields: [{ ...first, name: 'renamed' }, ...others] }, '2.0.0'],
    ['a field of another type', { fields: [{ ...first, type: 'date' }, ...others] }, '2.0.0'],
  ])('%s', (_, changes, expected) => {
    expect(nextVersion(before, at('1.2.3', changes), ['1.2.3'])).toBe(expected);
  });

  it('goes on from the newest version that there is, and respects one that a person raised', () => {
    expect(nextVersion(at('1.0.0'), at('1.0.0', { title: 'x' }), ['1.0.0', '1.4.0'])).toBe('1.4.1');
    expect(nextVersion(before, at('3.0.0'), ['1.2.3'])).toBe('3.0.0');
    expect(nextVersion(before, at('1.1.0'), ['1.2.3'])).toBe('1.2.4');
  });

  it('is always newer than all that there are', () => {
    const version = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, version, fc.array(version, { minLength: 1 }), (old, wanted, taken) => {
        const next = nextVersion(at(old), at(wanted, { fields: others }), taken);
        for (const each of taken) expect(compareVersions(next, each)).toBeGreaterThan(0);
      }),
    );
  });
});

it('two packs that say the same are the same, whatever their versions', () => {
  expect(isSamePack(at('1.0.0'), at('2.0.0'))).toBe(true);
  expect(isSamePack(at('1.0.0'), at('1.0.0', { title: 'x' }))).toBe(false);
});

it('a free id is no other pack’s, and not too long', () => {
  expect(freeId('a', ['a'])).toBe('a_copy');
  expect(freeId('a', ['a', 'a_copy'])).toBe('a_copy_2');
  const long = 'a'.repeat(64);
  const one = freeId(long, [long]);
  expect(freeId(long, [long, one])).toHaveLength(64);
  expect(freeId(long, [long, one])).not.toBe(one);
});
