import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from './analyze';
import type { EntityType } from './entity-types';
import type { Mark } from './marks';
import { defaultPolicy } from './operators';
import { redact } from './redact';
import type { OperatorPolicy } from './request';
import { restore } from './restore';
import type { EntityTagger } from './tagger';

const key = new Uint8Array(32).fill(3);
const placeholders = Object.fromEntries(
  Object.keys(defaultPolicy).map((type) => [type, 'placeholder']),
) as OperatorPolicy;

/** Knows some names, as the entity model would. */
function taggerOf(names: Readonly<Record<string, EntityType>>): EntityTagger {
  return {
    version: 'scripted-1',
    tag: (texts) =>
      Promise.resolve(
        texts.map((text) =>
          Object.entries(names)
            .flatMap(([name, type]) => {
              const start = text.indexOf(name);
              return start === -1 ? [] : [{ start, end: start + name.length, type, score: 0.9 }];
            })
            .toSorted((a, b) => a.start - b.start),
        ),
      ),
  };
}

function redactOne(text: string, policy: Partial<OperatorPolicy> = placeholders, marks: readonly Mark[] = []) {
  return redact({ parts: [{ id: 'text', text }], key, policy, marks }, { tagger: null });
}

const letter = `Dear Ms. Gonzalez,

your claim CL/2023/118804 of 14 March 2021 is settled. We paid $8,320.50 to IBAN DE89 3704 0044 0532 0130 00.
Maria Gonzalez can be reached at gonzalez.m@example.org. The photos are in gonzalez_maria_2024.zip.

Kind regards,
Peter Lundqvist`;

describe('a request', () => {
  test('holds no value that was found, at any of its mentions, and comes back as it was', async () => {
    const { parts, table } = await redactOne(letter);
    const redacted = parts[0]?.redacted ?? '';
    for (const value of [
      'Gonzalez',
      'gonzalez',
      'Maria',
      'maria',
      '118804',
      '8,320',
      '3704',
      'Lundqvist',
      '14 March',
    ]) {
      expect(redacted).not.toContain(value);
    }
    expect(restore(redacted, table).text).toBe(letter);
  });

  test('names one person with one number', async () => {
    const { parts } = await redactOne(letter);
    const entities = parts[0]?.entities ?? [];
    const subjects = entities
      .filter(({ start, end }) => /gonzalez/iu.test(letter.slice(start, end)))
      .map(({ subject }) => subject);
    expect(subjects.length).toBeGreaterThanOrEqual(3);
    expect(new Set(subjects).size).toBe(1);
  });

  test('finds in one part what another told', async () => {
    const { parts } = await redact(
      {
        parts: [
          { id: 'text', text: 'Claimant: Maria Gonzalez' },
          { id: 'file', text: 'scan-gonzalez-maria.pdf' },
          { id: 'field', text: 'M. GONZALEZ' },
        ],
        key,
        policy: placeholders,
      },
      { tagger: null },
    );
    expect(parts.map(({ redacted }) => redacted).join('\n')).not.toMatch(/gonzalez/iu);
  });

  test('says who found what, by which operator, how many, and what may be left', async () => {
    const { parts, counts, risk, hasModel, version } = await redactOne(letter, {});
    expect(parts[0]?.entities.find(({ type }) => type === 'IBAN_CODE')).toMatchObject({
      recognizer: 'iban',
      operator: 'placeholder',
    });
    expect(parts[0]?.redacted).toContain('[March 2021]');
    expect(parts[0]?.redacted).toContain('[5,000-10,000 $]');
    expect(counts.IBAN_CODE).toBe(1);
    expect(hasModel).toBe(false);
    expect(risk.reasons.join(' ')).toContain('entity model is not there');
    expect(version).toBe('1.2.0');
  });

  test('is the same twice with the same key, and has other placeholders with another', async () => {
    const first = await redactOne(letter);
    expect(await redactOne(letter)).toEqual(first);
    const other = await redact(
      { parts: [{ id: 'text', text: letter }], key: new Uint8Array(32).fill(4), policy: placeholders },
      { tagger: null },
    );
    expect(other.parts[0]?.redacted).not.toBe(first.parts[0]?.redacted);
    expect(restore(other.parts[0]?.redacted ?? '', first.table).restored).toBe(0);
  });

  test('uses the entity model where there is one', async () => {
    const tagger = taggerOf({ Zorblatt: 'PERSON' });
    const text = 'met Zorblatt, and zorblatt said no';
    const { parts, hasModel, version } = await redact({ parts: [{ id: 'a', text }], key }, { tagger });
    expect(parts[0]?.redacted).not.toMatch(/zorblatt/iu);
    expect({ hasModel, version }).toEqual({ hasModel: true, version: '1.2.0+scripted-1' });
  });
});

describe('what a person marked', () => {
  const text = 'The heron said that Kestrel House is sold. Write to heron@example.org.';
  const at = (words: string, action: Mark['action'], type: EntityType): Mark => ({
    part: 0,
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
    action,
    type,
  });

  test('is an entity, and is found elsewhere', async () => {
    const { parts } = await redactOne(text, placeholders, [at('Kestrel House', 'add', 'ORGANIZATION')]);
    expect(parts[0]?.entities).toContainEqual(
      expect.objectContaining({ type: 'ORGANIZATION', score: 1, recognizer: 'person' }),
    );
  });

  test('is none where it was removed', async () => {
    const removed = at('heron@example.org', 'remove', 'EMAIL_ADDRESS');
    const { parts } = await redactOne(text, placeholders, [removed]);
    expect(parts[0]?.redacted).toContain('heron@example.org');
  });

  test('outside of the text is nothing', async () => {
    const { parts } = await redactOne('short', placeholders, [
      { part: 0, start: 3, end: 99, action: 'add', type: 'PERSON' },
      { part: 7, start: 0, end: 2, action: 'add', type: 'PERSON' },
    ]);
    expect(parts[0]?.redacted).toBe('short');
  });
});

describe('hostile text', () => {
  const pieces = fc.constantFrom(
    'Maria Gonzalez',
    'Mr. Smith',
    '4111 1111 1111 1111',
    'jane@example.com',
    'password: hunter-2x',
    'born on 3 May 1980',
    '12 Elm Street, Springfield, IL 62704',
    '+49 30 23125 018',
    '[PERSON_1_AAAAAA]',
    '[PERSON_1]',
    '\\',
    '[',
    ']',
    '\u200b',
    '\ud83d',
    '😀',
    'ア',
    '\u202e',
    '&#64;',
    '<b>',
    '**',
    '\n',
    ' ',
    'amFuZUBleGFtcGxlLmNvbSBpcyBoZXJl',
    '４１１１',
  );

  test('never crashes, never shifts, and comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 12 }), async (some) => {
        const text = some.join('');
        const { parts, table } = await redactOne(text);
        const entities = parts[0]?.entities ?? [];
        for (const [index, { start, end }] of entities.entries()) {
          expect(start).toBeGreaterThanOrEqual(entities[index - 1]?.end ?? 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(restore(parts[0]?.redacted ?? '', table).text).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['full-width digits', 'card ４１１１ １１１１ １１１１ １１１１ ok', '４１１１ １１１１ １１１１ １１１１'],
    ['zero-width characters', 'jane\u200b@exam\u200bple.com!', 'jane\u200b@exam\u200bple.com'],
    ['a line break', 'IBAN DE89 3704 0044\n0532 0130 00, please', 'DE89 3704 0044\n0532 0130 00'],
    ['bold type', 'card **4111** **1111** **1111** **1111**', '4111** **1111** **1111** **1111'],
    ['underscores', 'card 4111_1111_1111_1111', '4111_1111_1111_1111'],
    ['Cyrillic letters', 'IBAN DЕ89370400440532013000', 'DЕ89370400440532013000'],
    ['an escape of HTML', 'write jane&#64;example.com', 'jane&#64;example.com'],
    ['an escape of URLs', 'write jane%40example.com', 'jane%40example.com'],
    ['base64', 'x: amFuZUBleGFtcGxlLmNvbSBpcyBoZXJl', 'amFuZUBleGFtcGxlLmNvbSBpcyBoZXJl'],
    ['a cell of a table', '<td>078-05-1120</td>', '078-05-1120'],
  ])('%s hide nothing', async (_, text, value) => {
    const entities = await analyze(text, { tagger: null });
    expect(entities.map(({ start, end }) => text.slice(start, end))).toContain(value);
  });

  test.each(['a', '1 ', 'a@', 'Mr. A ', '"a":"', 'x.y.', 'pw: '])(
    '300,000 characters of %j end',
    async (unit) => {
      const text = unit.repeat(Math.ceil(300_000 / unit.length));
      expect(Array.isArray(await analyze(text, { tagger: null }))).toBe(true);
    },
    120_000,
  );
});

test('a cancel stops between two steps', async () => {
  const signal = AbortSignal.abort(new Error('stopped'));
  await expect(analyze('Dear Maria', { tagger: null, signal })).rejects.toThrow('stopped');
});
