import { describe, expect, test } from 'vitest';
import type { EntityType } from '../../redaction';
import type { ScanFinding } from './finding';
import { scanBody } from './scan-body';
import { base64, bodyOf, encodings, json, nothing, protect, scan, utf8 } from './testing';

/** What a finding points at. */
function hitsIn(text: string, findings: readonly ScanFinding[]): readonly string[] {
  const before = 'The document:\n'.length;
  return findings.map(({ hit }) => text.slice(hit.start - before, hit.end - before));
}

describe('a protected value is found', () => {
  test.each<[string, EntityType, string, string]>([
    ['as it is', 'PERSON', 'Maria Gonzalez', 'Maria Gonzalez'],
    ['in another case', 'PERSON', 'Maria Gonzalez', 'MARIA GONZALEZ'],
    ['with accents', 'PERSON', 'Maria Gonzalez', 'María González'],
    ['in part', 'PERSON', 'Maria Gonzalez', 'Gonzalez'],
    ['as a short name', 'PERSON', 'Ann Lee', 'Lee'],
    ['letter by letter', 'PERSON', 'Maria Gonzalez', 'M a r i a  G o n z a l e z'],
    ['with Cyrillic letters', 'PERSON', 'Maria Gonzalez', 'Gоnzаlez'],
    ['with zero-width characters', 'PERSON', 'Maria Gonzalez', 'Gon\u200bzal\u200dez'],
    ['in full-width letters', 'PERSON', 'Maria Gonzalez', 'Ｇｏｎｚａｌｅｚ'],
    ['with other separators', 'IBAN_CODE', 'DE89 3704 0044 0532 0130 00', 'D E 8 9-3704 0044.0532/0130-00'],
    ['with its groups in other places', 'PHONE_NUMBER', '0171 234 5678', '01 71 23 45 67 8'],
    ['with its groups in the other order', 'DATE_OF_BIRTH', '03.05.1986', '1986-05-03'],
    ['inside of something longer', 'CLAIM_NUMBER', 'CL/2023/118804', 'scanCL-2023-118804x'],
    ['without its punctuation', 'EMAIL_ADDRESS', 'gonzalez.m@example.org', 'gonzalez m @ example org'],
    ['as a secret', 'SECRET', 'hunter-2x', 'hunter-2x'],
  ])('%s', async (how, type, value, written) => {
    const text = `We write to say that ${written} is known to us.`;
    const found = await scan(text, protect(type, value));
    expect(found).toEqual([expect.objectContaining({ kind: 'exact', type, path: '/messages/1/content' })]);
    expect(hitsIn(text, found)).toEqual([how === 'inside of something longer' ? 'CL-2023-118804' : written]);
  });

  test.each<[string, EntityType, string, string]>([
    ['another letter', 'PERSON', 'Maria Gonzalez', 'Gonzales'],
    ['a letter too many', 'PERSON', 'Peter Lundqvist', 'Lundqviist'],
    ['two letters swapped', 'PERSON', 'Peter Lundqvist', 'Lundqivst'],
    ['two slips in a long name', 'PERSON', 'Ada Featherstone', 'Fetherstoen'],
    ['a space inside', 'PERSON', 'Peter Lundqvist', 'Lund qvst'],
    ['letters for digits', 'IBAN_CODE', 'DE89 3704 0044 0532 0130 00', 'DEB9 37O4 0044 0S32 0l30 00'],
    ['digits for letters', 'EMPLOYEE_ID', 'OSB-4471902', '058-4471902'],
    ['another letter in an address', 'EMAIL_ADDRESS', 'gonzalez@example.org', 'gonzales exmple org'],
  ])('with %s', async (_, type, value, written) => {
    const text = `We write to say that ${written} is known to us.`;
    const found = await scan(text, protect(type, value));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'fuzzy', type }));
  });

  test.each(Object.keys(encodings))('in %s', async (name) => {
    const written = encodings[name]?.('Maria Gonzalez, DE89 3704 0044 0532 0130 00') ?? '';
    const text = `Attached: ${written} and no more.`;
    const found = await scan(text, protect('PERSON', 'Maria Gonzalez'));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'exact', type: 'PERSON' }));
    // And the number, which nobody told the scan of.
    expect(found).toContainEqual(expect.objectContaining({ type: 'IBAN_CODE' }));
  });

  test('in a name, in a number and in a member that another one hides', async () => {
    const protectedValues = [
      { type: 'PHONE_NUMBER', value: '7171 2345678' } as const,
      { type: 'PERSON', value: 'Gonzalez' } as const,
    ];
    const paths = async (body: string) =>
      (await scanBody({ ...nothing, protectedValues, body: utf8(body) })).map(({ path }) => path);
    expect(await paths('{"a":[1,71712345678]}')).toEqual(['/a/1']);
    expect(await paths('{"a/b":{"gonzalez":1}}')).toEqual(['/a~1b/gonzalez']);
    expect(await paths('{"a":"Gonzalez","a":"x"}')).toEqual(['/a']);
  });

  test('where it is parted between two strings', async () => {
    const body = json({ letters: ['It is M', 'a', 'r', 'i', 'a', 'G', 'o', 'n', 'z', 'a', 'l', 'e', 'z'] });
    const found = await scanBody({ ...nothing, body, ...protect('PERSON', 'Maria Gonzalez') });
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'exact', path: '/letters/0', hit: { start: 6, end: 7 } }),
    );
  });

  test('in the prompt as well, but not in an identifier that the prompt has without a document', async () => {
    const baseline = bodyOf('', 'google/gemma-3');
    const body = bodyOf('', 'google/gemma-3');
    expect(await scanBody({ ...nothing, body, baseline, ...protect('ORGANIZATION', 'Google') })).toEqual([]);
    expect(await scanBody({ ...nothing, body, ...protect('ORGANIZATION', 'Google') })).toHaveLength(1);
    const told = await scanBody({ ...nothing, body, baseline, ...protect('JOB_TITLE', 'values in a document') });
    expect(told).toEqual([expect.objectContaining({ path: '/messages/0/content' })]);
  });
});

describe('left alone is', () => {
  test.each<[string, EntityType, string, string]>([
    ['a common word that is a name as well', 'PERSON', 'Mark Woods', 'Please mark the woods on the map.'],
    ['a month', 'PERSON', 'April Jones', 'We met in April.'],
    ['a short name in small letters', 'PERSON', 'Ann Lee', 'on the lee side of it'],
    ['a longer word', 'PERSON', 'Maria Gonzalez', 'the Marianas are islands'],
    ['two words that hold a name', 'PERSON', 'Arman Dosa', 'a charman dosage'],
    ['another number', 'CLAIM_NUMBER', '4471902', 'about 4471903 of them'],
    ['another amount', 'AMOUNT', '100,000', 'about 100,001 of them'],
    ['another date', 'DATE_TIME', '14 March 2021', 'on 15 March 2021'],
    ['another country', 'LOCATION', 'Austria', 'as in Australia'],
    ['a word of the language near to a name', 'PERSON', 'Eva Schneider', 'Wir schneiden es aus, sagte Frau Holle.'],
    ['a word of the prompt near to a name', 'PERSON', 'Ada Documant', 'The Document is here.'],
  ])('%s', async (_, type, value, text) => {
    expect((await scan(text, protect(type, value))).filter(({ kind }) => kind !== 'recognizer')).toEqual([]);
  });
});

describe('recognizers', () => {
  test('find what nobody protected', async () => {
    expect(await scan('Write to jane.roe@example.com, please.')).toEqual([
      {
        kind: 'recognizer',
        type: 'EMAIL_ADDRESS',
        where: 'in the request’s text',
        hit: { start: 23, end: 43 },
        path: '/messages/1/content',
        sample: 'j…m',
      },
    ]);
  });

  test('say where, through what', async () => {
    const [finding] = await scan(
      `see ${base64(`as quoted: ${encodings['quoted-printable']?.('jane.roe@example.com') ?? ''}`)}`,
    );
    expect(finding?.where).toBe('inside of quoted-printable inside of base64 in the request’s text');
  });

  test('leave placeholders, coarser words and what may stay', async () => {
    const text = 'E-mail: [EMAIL_ADDRESS_1_K7Q2MX], password: [SECRET_2_AAAAAA], phone: ████, jane@example.com';
    const placeholders = ['[EMAIL_ADDRESS_1_K7Q2MX]', '[SECRET_2_AAAAAA]'];
    expect(await scan(text, { placeholders, allowed: ['████', 'jane@example.com'] })).toEqual([]);
    expect(await scan(text, { placeholders, allowed: ['████'] })).toHaveLength(1);
  });

  test('find what stands beside a placeholder', async () => {
    const placeholders = ['[ADDRESS_1_K7Q2MX]'];
    const found = await scan('Address: [ADDRESS_1_K7Q2MX], 12 Elm Street, Springfield, IL 62704', { placeholders });
    expect(found).toContainEqual(expect.objectContaining({ kind: 'recognizer', type: 'ADDRESS' }));
  });

  test('tell of a type that narrows down only where it must never be sent', async () => {
    expect(await scan('It was on 14 March 2021.')).toEqual([]);
    expect(await scan('It was on 14 March 2021.', { neverSend: new Set(['DATE_TIME']) })).toHaveLength(1);
  });

  test('leave what the prompt says without a document', async () => {
    const prompt = (text: string) => json({ user: `Write to help@example.org about it.\n${text}` });
    expect(await scanBody({ ...nothing, body: prompt('Thanks.'), baseline: prompt('') })).toEqual([]);
    expect(await scanBody({ ...nothing, body: prompt('me@example.org'), baseline: prompt('') })).toHaveLength(1);
  });
});

describe('a finding', () => {
  test.each<[EntityType, string]>([
    ['PERSON', 'Maria Gonzalez'],
    ['IBAN_CODE', 'DE89 3704 0044 0532 0130 00'],
    ['SECRET', 'hunter-2x'],
    ['ADDRESS', '12 Elmwood Street, Springfield, IL 62704'],
  ])('of %s does not hold the value', async (type, value) => {
    const found = await scan(`known is ${value}.`, protect(type, value));
    expect(found.length).toBeGreaterThan(0);
    const written = JSON.stringify(found);
    for (const word of value.match(/[\p{L}\p{N}]{3,}/gu) ?? []) expect(written).not.toContain(word);
  });

  test('is one for a stretch, and they are 100 at most', async () => {
    const many = Array.from({ length: 300 }, (_, at) => `a${String(at)}@example.com`);
    expect(await scan(`- ${many.join('\n- ')}`, protect('EMAIL_ADDRESS', ...many))).toHaveLength(100);
  });
});

test('a cancel stops it, and the event loop turns meanwhile', async () => {
  let turns = 0;
  const stop = new AbortController();
  const pause = () => {
    if (++turns === 3) stop.abort(new Error('stopped'));
    return Promise.resolve();
  };
  const body = bodyOf('A letter.');
  await expect(scanBody({ ...nothing, body }, { signal: stop.signal, pause })).rejects.toThrow('stopped');
});
