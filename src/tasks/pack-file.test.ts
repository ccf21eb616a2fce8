import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  builtInPacks,
  faultWords,
  insurancePack,
  MOST_CHARACTERS,
  readDraft,
  readPackFile,
  writePackFile,
  type TaskPack,
} from '.';

/** The mistakes of a pack after a change, each in a line without its place. */
function mistakes(change: (pack: Record<string, never>) => unknown): readonly string[] {
  const pack = structuredClone(insurancePack) as unknown as Record<string, never>;
  change(pack);
  const read = readPackFile(JSON.stringify(pack));
  return read.ok ? [] : read.error.map((fault) => faultWords({ ...fault, place: null }));
}

describe('readPackFile', () => {
  it.each(builtInPacks.map((pack) => [pack.id, pack] as const))('reads what it writes: %s', (_, pack) => {
    expect(readPackFile(writePackFile(pack))).toEqual({ ok: true, value: pack });
  });

  it('fills in what a file may leave out', () => {
    const { cues: _, ...field } = { ...insurancePack.fields[0] };
    const { rivalCues: __, kind: ___, ...pack } = insurancePack;
    const read = readPackFile(JSON.stringify({ ...pack, fields: [field] }));
    expect(read).toMatchObject({ ok: true, value: { rivalCues: {}, fields: [{ cues: [] }] } });
    expect(read.ok && read.value.kind).toBeUndefined();
  });

  it.each<[string, (pack: Record<string, never>) => unknown]>([
    [
      'fields[2].type: must be one of date, money, phone, email, identifier, name, text, address, duration, and is "number"',
      (pack) => set(pack, ['fields', 2, 'type'], 'number'),
    ],
    ['fields[0].label: is missing', (pack) => set(pack, ['fields', 0, 'label'], undefined)],
    ['fields[1].role: must be text in quotes, and is a number', (pack) => set(pack, ['fields', 1, 'role'], 3)],
    [
      'fields[3].colour: is not a property that a task pack has here',
      (pack) => set(pack, ['fields', 3, 'colour'], 'red'),
    ],
    ['fields[0].cues[0]: must not be empty', (pack) => set(pack, ['fields', 0, 'cues'], [' '])],
    ['fields[0].cues: must be a list in [ ], and is text', (pack) => set(pack, ['fields', 0, 'cues'], 'Date')],
    [
      'fields[0].cues: has 33 entries; 32 are the most',
      (pack) => set(pack, ['fields', 0, 'cues'], Array(33).fill('a')),
    ],
    ['kind: has 501 characters; 500 are the most', (pack) => set(pack, ['kind'], 'x'.repeat(501))],
    [
      'classification.intents: must have at least 2 entries, and has 1',
      (pack) => set(pack, ['classification', 'intents'], [insurancePack.classification.intents[0]]),
    ],
    [
      'classification.none.label: must be lower-case letters, digits and underscores, beginning with a letter, 64 at most',
      (pack) => set(pack, ['classification', 'none', 'label'], 'None'),
    ],
    ['version: must be a version such as 1.2.3', (pack) => set(pack, ['version'], '1')],
    ['locale: must be an object in { }, and is null', (pack) => set(pack, ['locale'], null)],
    ['format: must be stayput-task-pack/1, and is "x"', (pack) => set(pack, ['format'], 'x')],
    ['rivals.colour: is not a property that a task pack has here', (pack) => set(pack, ['rivals'], { colour: [] })],
    [
      'fields[1].name: must be lower-case letters, digits and underscores, beginning with a letter, 64 at most',
      (pack) => set(pack, ['fields', 1, 'name'], 'constructor'),
    ],
    [
      'fields[1].role: is a word that JavaScript keeps for itself; choose another one',
      (pack) => set(pack, ['fields', 1, 'role'], 'toString'),
    ],
  ])('says in plain words: %s', (words, change) => {
    expect(mistakes(change)).toEqual([words]);
  });

  it('names every mistake at once, repeated names too, each with its line and column', () => {
    const pack = structuredClone(insurancePack) as unknown as Record<string, never>;
    set(pack, ['fields', 1, 'name'], insurancePack.fields[0]?.name);
    set(pack, ['fields', 2, 'type'], 7);
    set(pack, ['title'], '');
    const text = JSON.stringify(pack, null, 2);
    const read = readPackFile(text);
    if (read.ok) throw new Error('taken for a pack');
    expect(read.error.map(({ path }) => path)).toEqual(['title', 'fields[2].type', 'fields[1].name']);
    for (const { path, place } of read.error) {
      const line = text.split('\n')[(place?.line ?? 0) - 1] ?? '';
      expect(line.slice(0, (place?.column ?? 0) - 1).trim()).toBe(`"${path.split('.').at(-1) ?? ''}":`);
    }
  });

  it('says where a file is no JSON', () => {
    const read = readPackFile('{\n  "format": "stayput-task-pack/1",\n  id: "x"\n}');
    expect(!read.ok && read.error.map(faultWords)).toEqual([
      'The file is not JSON: the name of a property in double quotes is missing (line 3, column 3)',
    ]);
  });

  it.each(['null', '[]', '3', '"x"', 'true'])('says that %s is no pack', (text) => {
    const read = readPackFile(text);
    expect(!read.ok && read.error[0]).toMatchObject({
      path: '',
      message: expect.stringContaining('must be an object') as string,
    });
  });

  it.each<[string, string]>([
    ['too large', ' '.repeat(MOST_CHARACTERS + 1)],
    ['deep', '['.repeat(MOST_CHARACTERS)],
    ['deep and closed', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['deep inside', `{"fields":${'['.repeat(9_000)}${']'.repeat(9_000)}}`],
    ['many parts', `[${'{},'.repeat(100_000)}{}]`],
    ['many fields', `{"fields":[${'{},'.repeat(9_000)}{}]}`],
    ['many properties', `{${Array.from({ length: 15_000 }, (_, i) => `"a${i.toString()}":1`).join(',')}}`],
    ['a long name', `{"${'x'.repeat(400_000)}":1}`],
    ['a long value', `{"format":"${'x'.repeat(400_000)}"}`],
  ])('bounds what it says of a hostile file: %s', (_, text) => {
    const read = readPackFile(text);
    if (read.ok) throw new Error('taken for a pack');
    expect(read.error.length).toBeGreaterThan(0);
    expect(read.error.length).toBeLessThanOrEqual(101);
    expect(read.error.map(faultWords).join('').length).toBeLessThan(40_000);
  });

  it('lets no property of a file reach the prototype of objects', () => {
    const text = writePackFile(insurancePack).replace('"rivals": {', '"rivals": { "__proto__": { "polluted": true },');
    const calibrated = text.replace(
      '"calibrations": {',
      '"calibrations": { "__proto__": { "intents": {}, "roles": {}, "fields": {} },',
    );
    for (const each of [
      text,
      calibrated,
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    ]) {
      const read = readPackFile(each);
      if (read.ok) {
        expect(Object.getPrototypeOf(read.value.rivals)).toBe(Object.prototype);
        expect(Object.getPrototypeOf(read.value.calibrations)).toBe(Object.prototype);
      }
    }
    expect({}).not.toHaveProperty('polluted');
  });

  it('answers to any text and any JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readPackFile(text).ok).toBe(false);
      }),
    );
  });

  it('answers to a pack with any value in any place', () => {
    const places = fc.constantFrom<readonly (string | number)[]>(
      ['fields'],
      ['fields', 0],
      ['classification'],
      ['classification', 'intents', 1],
      ['rivals'],
      ['rivalCues', 'date'],
      ['calibrations'],
      ['locale', 'dollar'],
    );
    fc.assert(
      fc.property(places, fc.jsonValue({ maxDepth: 3 }), (keys, value) => {
        const pack = structuredClone(insurancePack) as unknown as Record<string, never>;
        set(pack, keys, value);
        const read = readPackFile(JSON.stringify(pack));
        const { draft, faults } = readDraft(JSON.stringify(pack));
        expect(faults).toEqual(read.ok ? [] : read.error);
        if (read.ok) expect(draft).toEqual(read.value);
      }),
    );
  });
});

describe('readDraft', () => {
  it('gives a form what has the shape of a pack, however wrong its words', () => {
    const wrong: TaskPack = { ...insurancePack, title: '', version: 'x' };
    const { draft, faults } = readDraft(JSON.stringify(wrong));
    expect(draft).toEqual(wrong);
    expect(faults.map(({ path }) => path)).toEqual(['version', 'title']);
  });

  it('gives it lists where a file leaves them out', () => {
    const { cues: _, ...field } = { ...insurancePack.fields[0] };
    const { draft } = readDraft(JSON.stringify({ ...insurancePack, title: '', fields: [field] }));
    expect(draft?.fields[0]?.cues).toEqual([]);
  });

  it.each(['', '{}', '{"fields":3}', JSON.stringify({ ...insurancePack, fields: [null] })])(
    'gives it nothing else: %s',
    (text) => {
      expect(readDraft(text).draft).toBeNull();
    },
  );
});

/** Sets a value deep inside; `undefined` takes it out. */
function set(value: unknown, keys: readonly (string | number)[], to: unknown): void {
  const [key = '', ...rest] = keys;
  const record = value as Record<string | number, unknown>;
  if (rest.length > 0) set(record[key], rest, to);
  else record[key] = to;
}
