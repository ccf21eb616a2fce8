import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outOfFold, readFieldRanker, trainFieldRanker, type FieldRanker, type LabelledText } from '.';

const cities = ['Bath', 'Leeds', 'Truro', 'York', 'Ulm'];
const names = ['Amara Okonedo', 'Omar Novak', 'Wei Tan', 'Petra Szabo', 'Jun Iyer', 'Leonie Menon'];

/** A short form; every third document leaves the reference out. */
function form(i: number): LabelledText & { readonly text: string } {
  const name = names[i % names.length] ?? '';
  const day = `${String(10 + (i % 18))}/0${String(1 + (i % 9))}/2024`;
  const total = `£${String(20 + i)}.${String(10 + (i % 80))}`;
  const reference = i % 3 === 0 ? null : `KD-${String(1000 + 37 * i)}`;
  const text = [
    `Printed 01/01/20${String(10 + (i % 9))}, ${cities[i % cities.length] ?? ''}`,
    i % 2 === 0 ? `Customer: ${name}` : `Name of customer\t${name}`,
    `Date: ${day}`,
    `Deposit £5.00`,
    `Total due ${total}`,
    reference === null ? 'No reference was given.' : `Our ref ${reference}`,
  ].join('\n');
  return { text, fields: { name, day, total, reference } };
}

const examples = Array.from({ length: 40 }, (_, i) => form(i));

async function trained(labelled: readonly LabelledText[] = examples): Promise<FieldRanker> {
  const ranker = await trainFieldRanker(labelled);
  if (!ranker.ok) throw new Error(ranker.error.message);
  return ranker.value;
}

const shared = trained();

describe('trainFieldRanker', () => {
  it('reads documents like those that were labelled, and says when a field is left out', async () => {
    const { read } = await shared;
    for (let i = 100; i < 120; i++) {
      const { text, fields } = form(i);
      const found = Object.fromEntries(read(text).map((field) => [field.name, field.found?.quote ?? null]));
      expect(found).toEqual(fields);
    }
  });

  it('is surer of what it knows than of what it does not', async () => {
    const { read } = await shared;
    const known = read(form(101).text);
    const foreign = read(
      'Minutes of a meeting\nPresent: 4 people, on 3 May 2021 and 4 May 2021.\nPaid £3.00 or £4.00.',
    );
    const mean = (fields: ReturnType<typeof read>) =>
      fields.reduce((sum, { probability }) => sum + probability, 0) / fields.length;
    expect(mean(known)).toBeGreaterThan(0.8);
    expect(mean(foreign)).toBeLessThan(mean(known));
  });

  it('learns the same from the same, and something else from other labels', async () => {
    const few = examples.slice(0, 12);
    const { version, toBytes } = await trained(few);
    const again = await trained(few);
    expect(again.version).toBe(version);
    expect(again.toBytes()).toEqual(toBytes());
    expect((await trained(examples.slice(0, 11))).version).not.toBe(version);
  });

  it('finds labels that differ from the text in case, white space and punctuation, and counts the others', async () => {
    const labelled = examples.map((example, i) => ({
      text: example.text,
      fields: {
        day: i === 0 ? '31/12/1999' : (example.fields['day'] ?? null),
        name: i % 4 === 0 ? String(example.fields['name']).toUpperCase() : (example.fields['name'] ?? null),
      },
    }));
    const { fields, read } = await trained(labelled);
    expect(fields).toMatchObject([
      { name: 'day', unfindable: 1, status: 'learnt', labelled: 40 },
      { name: 'name', unfindable: 0, uncovered: 0 },
    ]);
    const example = form(102);
    expect(read(example.text).map(({ found }) => found?.quote)).toEqual([
      example.fields['day'],
      example.fields['name'],
    ]);
  });

  it('takes several right values, and fields that only some documents label', async () => {
    const labelled = examples.map(({ text, fields }, i) => ({
      text,
      fields: i % 2 === 0 ? { sum: ['£5.00', String(fields['total'])] } : { day: fields['day'] ?? null },
    }));
    const { read } = await trained(labelled);
    const [sum, day] = read(form(103).text);
    expect(['£5.00', form(103).fields['total']]).toContain(sum?.found?.quote);
    expect(day?.found?.quote).toBe(form(103).fields['day']);
  });

  it('names the fields it could not learn, and finds nothing for them', async () => {
    const labelled = examples.map(({ text, fields }) => ({
      text,
      fields: { ...fields, iban: null, colour: 'ultramarine' },
    }));
    const { fields, read } = await trained(labelled);
    expect(fields.map(({ name, status }) => [name, status])).toEqual([
      ['name', 'learnt'],
      ['day', 'learnt'],
      ['total', 'learnt'],
      ['reference', 'learnt'],
      ['iban', 'never-stated'],
      ['colour', 'no-labels'],
    ]);
    const readings = read(form(104).text);
    expect(readings[4]?.found).toBeNull();
    expect(readings[4]?.probability).toBeGreaterThan(0.8);
    expect(readings[5]).toEqual({ name: 'colour', found: null, probability: 0, margin: 0, candidates: 0 });
  });

  it('counts contradictory labels, and is not sure of them', async () => {
    const twice = examples.flatMap(({ text, fields }) => [
      { text, fields: { day: fields['day'] ?? null } },
      { text, fields: { day: null } },
    ]);
    const { fields, read } = await trained(twice);
    expect(fields[0]?.contradictory).toBe(40);
    expect(read(form(105).text)[0]?.probability).toBeLessThan(0.75);
  });

  it('takes names that mean something to JavaScript', async () => {
    const hostile = examples
      .slice(0, 24)
      .map(
        ({ text, fields }) =>
          JSON.parse(
            JSON.stringify({ text, fields: { constructor: fields['day'], toString: null } }).replace(
              'constructor',
              '__proto__',
            ),
          ) as LabelledText,
      );
    const { fields, read, toBytes } = await trained(hostile);
    expect(fields.map(({ name }) => name)).toEqual(['__proto__', 'toString']);
    expect(read(form(106).text)[0]).toMatchObject({ name: '__proto__', found: { quote: form(106).fields['day'] } });
    expect(readFieldRanker(toBytes()).ok).toBe(true);
  });

  it('says why nothing can be learnt', async () => {
    const code = async (labelled: readonly LabelledText[]) => {
      const ranker = await trainFieldRanker(labelled);
      return ranker.ok ? null : ranker.error.code;
    };
    expect(await code([])).toBe('no-labels');
    expect(await code([{ text: 'x', fields: {} }])).toBe('no-labels');
    expect(await code([{ text: 'x', fields: { a: 'not there' } }])).toBe('no-labels');
    expect(await code([{ text: '', fields: { a: '' } }])).toBeNull();
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [String(i), null]));
    expect(await code([{ text: 'x', fields: many }])).toBe('too-many-fields');
    expect(await code(Array.from({ length: 5_001 }, () => ({ text: 'x', fields: { a: 'x' } })))).toBe(
      'too-many-documents',
    );
  });

  it('learns from a single document, doubtfully', async () => {
    const { read } = await trained([form(1)]);
    const readings = read(form(1).text);
    expect(readings.map(({ found }) => found?.quote)).toEqual(Object.values(form(1).fields));
    for (const { probability } of readings) expect(probability).toBeLessThanOrEqual(0.8);
  });

  it('pauses, tells its progress, and stops when it is aborted', async () => {
    const shares: number[] = [];
    let pauses = 0;
    const stop = new AbortController();
    const stopped = await trainFieldRanker(examples, {
      onProgress: (share) => shares.push(share),
      pause: () => {
        if (++pauses === 5) stop.abort();
        return Promise.resolve();
      },
      signal: stop.signal,
    });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'aborted' } });
    expect(pauses).toBe(5);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});

describe('read', () => {
  it('grounds every value in any text, with a probability', async () => {
    const { read } = await shared;
    const word = fc.constantFrom(
      'Total',
      'due',
      '£1,2',
      '03/04/2024',
      '\n',
      '\t',
      ':',
      'Ref KD-1',
      '😀',
      '\u0000',
      ' ',
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(word, { maxLength: 80 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { found, probability, margin } of read(text)) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
          expect(margin).toBeLessThanOrEqual(probability);
          if (found) expect(text.slice(found.start, found.end)).toBe(found.quote);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['nothing', ''],
    ['one character', '7'],
    ['one long word', 'a'.repeat(1_000_000)],
    ['one long number', '1'.repeat(1_000_000)],
    ['a megabyte of amounts', 'Total £1,234.50 on 03/04/2024 '.repeat(33_000)],
    ['a megabyte of short lines', 'Ref A1\n'.repeat(140_000)],
    ['a megabyte of marks', ',.:(-@ '.repeat(140_000)],
  ])('reads %s in bounded time', async (_, text) => {
    const { read } = await shared;
    const start = process.cpuUsage().user;
    expect(read(text)).toHaveLength(4);
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(8);
  });
});

describe('outOfFold', () => {
  it('reads each example with what the others taught, the same each time', async () => {
    const few = examples.slice(0, 8);
    expect(await outOfFold(few)).toEqual(await outOfFold(few));
    const one = await outOfFold(examples);
    if (!one.ok) throw new Error(one.error.message);
    expect(one.value).toHaveLength(examples.length);
    const days = one.value.filter((fields, i) => fields[1]?.found?.quote === examples[i]?.fields['day']);
    expect(days.length).toBeGreaterThan(35);
  });

  it('has not seen the labels it reads: a value that only chance decides is not known', async () => {
    const chance = examples.map(({ text }, i) => ({
      text: `${text}\nA${String(i)} or B${String(i)}`,
      fields: { side: (i * 7919) % 13 < 6 ? `A${String(i)}` : `B${String(i)}` },
    }));
    const readings = await outOfFold(chance);
    if (!readings.ok) throw new Error(readings.error.message);
    const mean = readings.value.reduce((sum, fields) => sum + (fields[0]?.probability ?? 0), 0) / chance.length;
    expect(mean).toBeLessThan(0.8);
  });

  it('has no readings to offer from too few documents', async () => {
    const readings = await outOfFold(examples.slice(0, 3));
    expect(readings).toMatchObject({ ok: true, value: { length: 3 } });
    if (readings.ok)
      for (const fields of readings.value) for (const { probability } of fields) expect(probability).toBe(0);
  });
});

describe('readFieldRanker', () => {
  it('reads back the same reader', async () => {
    const ranker = await shared;
    const again = readFieldRanker(ranker.toBytes());
    if (!again.ok) throw new Error(again.error.message);
    expect(again.value.version).toBe(ranker.version);
    expect(again.value.fields).toEqual(ranker.fields);
    for (let i = 200; i < 210; i++) expect(again.value.read(form(i).text)).toEqual(ranker.read(form(i).text));
  });

  it('names what is wrong with other bytes, and never throws', async () => {
    const bytes = (await shared).toBytes();
    const code = (file: Uint8Array) => {
      const read = readFieldRanker(file);
      return read.ok ? null : read.error.code;
    };
    expect(code(new Uint8Array())).toBe('not-a-ranker');
    expect(code(new TextEncoder().encode('{"fields": []}'.repeat(9)))).toBe('not-a-ranker');
    expect(code(bytes.map((byte, i) => (i === 4 ? 9 : byte)))).toBe('newer');
    expect(code(bytes.subarray(0, -1))).toBe('corrupt');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        expect(code(bytes.map((byte, i) => (i === at ? byte ^ change : byte)))).not.toBeNull();
      }),
      { numRuns: 20 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (file) => code(file) !== null));
  });
});
