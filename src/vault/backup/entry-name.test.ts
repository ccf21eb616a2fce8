import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryName, parseEntryName } from './entry-name';
import { backupStores } from './format';

const id = fc.oneof(
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .filter((text) => encodeURIComponent(text).length < 3000),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('.', '/', '~', '%', '2', 'f', 'A', '\\', ' ', '\0', '\u{feff}'), minLength: 1 }),
  fc.string({ unit: fc.constantFrom('a', '~', '/', 'é'), minLength: 90, maxLength: 310 }),
  fc.constantFrom('..', '.', '/', 'con', 'COM1', 'lpt9', 'nul.txt', '🦊'.repeat(300), 'aux'.repeat(100)),
);
const place = fc.record({ store: fc.constantFrom(...backupStores), id });
const namesOf = (path: string): readonly string[] => path.split('/');

test('a name leads back to its record', () => {
  fc.assert(
    fc.property(place, fc.nat(), fc.string({ maxLength: 10 }), ({ store, id }, order, extension) => {
      const record = store === 'documents' ? { store, id, order } : { store, id };
      const name = entryName(record, extension);
      expect(name).not.toBeNull();
      expect(parseEntryName(name ?? '')).toEqual(record);
      expect(parseEntryName(entryName({ store, id }) ?? '')).toEqual({ store, id });
    }),
    { numRuns: 500 },
  );
});

test('a name unpacks on any system, into the folder of its store', () => {
  fc.assert(
    fc.property(place, fc.string({ maxLength: 10 }), (record, extension) => {
      const path = entryName(record, extension) ?? '';
      expect(path.length).toBeLessThan(4096);
      const [folder, ...names] = namesOf(path);
      expect(folder).toBe(record.store);
      for (const name of names) {
        expect(name).toMatch(/^[a-z0-9_%~-]+(\.[a-z0-9]+)*$/);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/);
        expect(name.length).toBeLessThan(255);
      }
    }),
    { numRuns: 500 },
  );
});

test('no two records share a file, and none has the name of a folder', () => {
  const longer = fc.tuple(
    fc.string({ unit: fc.constantFrom('a', '~', '/'), minLength: 1, maxLength: 250 }),
    fc.string(),
  );
  fc.assert(
    fc.property(longer, ([short, more]) => {
      if (more === '') return;
      const file = entryName({ store: 'files', id: short }) ?? '';
      const other = entryName({ store: 'files', id: short + more }) ?? '';
      expect(other).not.toBe(file);
      expect(other.startsWith(`${file}/`)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('ids that differ in case only get names that differ otherwise', () => {
  expect(entryName({ store: 'settings', id: 'Ab' })).toBe('settings/%41b.json');
  expect(entryName({ store: 'settings', id: 'ab' })).toBe('settings/ab.json');
});

test('a document has its place in its name, and a file the ending of its document', () => {
  expect(entryName({ store: 'documents', id: 'a', order: 7 })).toBe('documents/a.7.json');
  expect(entryName({ store: 'files', id: 'a' }, 'PDF')).toBe('files/a.pdf');
  expect(entryName({ store: 'files', id: 'a' }, 'p/f')).toBe('files/a');
});

test.each([
  ['an empty id', { store: 'files', id: '' }],
  ['half of a surrogate pair', { store: 'files', id: '\ud83e' }],
  ['an id that is too long', { store: 'files', id: 'x'.repeat(4000) }],
  ['a negative place', { store: 'documents', id: 'a', order: -1 }],
  ['a broken place', { store: 'documents', id: 'a', order: 0.5 }],
  ['a place in no list', { store: 'files', id: 'a', order: 1 }],
] as const)('there is no name for %s', (_what, record) => {
  expect(entryName(record)).toBeNull();
});

test.each([
  ['documents/a', 'without its ending'],
  ['documents/a.01.json', 'with a second spelling of a number'],
  ['documents/a.9007199254740993.json', 'with a number that is no exact one'],
  ['documents/a.1.1.json', 'with two places'],
  ['settings/a.1.json', 'with a place in no list'],
  ['settings/%61.json', 'with an escape that is not needed'],
  ['settings/%2F.json', 'with an escape in upper case'],
  ['settings/con.json', 'that Windows keeps for itself'],
  ['settings/a~/~b.json', 'that is cut too early'],
  [`settings/${'a'.repeat(101)}.json`, 'that is not cut'],
  ['settings/%ed%a0%80.json', 'with half of a surrogate pair'],
  ['settings/.json', 'without an id'],
  ['files/a/b', 'with a folder'],
  ['files/a.toolongext', 'with a long ending'],
  ['files/a.', 'with an empty ending'],
  ['/files/a', 'that is absolute'],
  ['files/../a', 'that climbs'],
  ['constructor/a', 'of no store'],
])('%s, a name %s, is none', (name) => {
  expect(parseEntryName(name)).toBeNull();
});
