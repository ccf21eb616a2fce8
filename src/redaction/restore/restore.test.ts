import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlaceholderIssuer } from '../placeholders';
import { restore, restoreJson, StreamRestorer } from './restore';

const key = new Uint8Array(32).fill(7);

function tableOf(...values: readonly string[]) {
  const issuer = new PlaceholderIssuer(key, () => false);
  const placeholders = values.map((value) => issuer.issue('PERSON', 1, value));
  const [first = '', second = ''] = placeholders;
  return { table: issuer.table(), first, second };
}

const inside = (placeholder: string) => placeholder.slice(1, -1);

describe('what models make of a placeholder', () => {
  const { table, first } = tableOf('Maria Gonzalez');
  test.each([
    ['as it is', `Dear ${first},`, 'Dear Maria Gonzalez,'],
    ['in small letters', `dear ${first.toLowerCase()}`, 'dear Maria Gonzalez'],
    ['with a possessive', `${first}'s claim`, "Maria Gonzalez's claim"],
    ['with the possessive inside', `[${inside(first)}'s] claim`, "Maria Gonzalez's claim"],
    ['as a plural', `the ${first}s`, 'the Maria Gonzalezs'],
    ['bold', `**${first}**`, '**Maria Gonzalez**'],
    ['escaped for Markdown', first.replaceAll('_', String.raw`\_`), 'Maria Gonzalez'],
    ['with escaped brackets', String.raw`\[${inside(first)}\]`, 'Maria Gonzalez'],
    ['with spaces', first.replaceAll('_', ' '), 'Maria Gonzalez'],
    ['without brackets', `ask ${inside(first)} today`, 'ask Maria Gonzalez today'],
    ["with JSON's escapes", String.raw`"\u005b${inside(first)}\u005d"`, '"Maria Gonzalez"'],
    ['as a link', `[${inside(first)}](https://example.com)`, 'Maria Gonzalez(https://example.com)'],
    ['twice', `${first}${first}`, 'Maria GonzalezMaria Gonzalez'],
  ])('%s', (_, answer, restored) => {
    expect(restore(answer, table).text).toBe(restored);
  });
});

describe('what was not given out is not restored', () => {
  const { table, first } = tableOf('Maria Gonzalez');
  const altered = first.replace('_1_', '_2_');
  test.each([
    ['[PERSON_1]'],
    ['[PERSON_1_AAAAAA]'],
    [altered],
    [first.replace('PERSON', 'ORGANIZATION')],
    ['PERSON_1'],
  ])('%s', (answer) => {
    expect(restore(answer, table)).toMatchObject({ text: answer, restored: 0 });
  });

  test('and is told', () => {
    expect(restore(`${altered} and ${altered}`, table).refused).toEqual([altered]);
  });

  test('nor what another request gave out', () => {
    const other = new PlaceholderIssuer(new Uint8Array(32).fill(8), () => false);
    const foreign = other.issue('PERSON', 1, 'Pedro');
    expect(restore(foreign, table)).toMatchObject({ text: foreign, restored: 0, refused: [foreign] });
  });
});

test('each way to name one subject comes back as it was', () => {
  const { table, first, second } = tableOf('Maria Gonzalez', 'Ms. Gonzalez');
  expect(first).toMatch(/^\[PERSON_1_[\dA-Z]{6}\]$/u);
  expect(second).toMatch(/^\[PERSON_1b_[\dA-Z]{6}\]$/u);
  expect(restore(`${second}, ${first}`, table).text).toBe('Ms. Gonzalez, Maria Gonzalez');
});

test('a placeholder that the text holds already is not given out', () => {
  const { first } = tableOf('Maria');
  const issuer = new PlaceholderIssuer(key, (placeholder) => placeholder === first);
  expect(issuer.issue('PERSON', 1, 'Maria')).not.toBe(first);
});

describe('JSON', () => {
  test('a value stays inside of its string, in keys, too', () => {
    const { table, first } = tableOf('Maria", "admin": "true');
    const answer: unknown = JSON.parse(`{"name": "${first}", "${first}": [1, null, {"a": "x${first}"}]}`);
    expect(restoreJson(answer, table)).toEqual({
      value: {
        name: 'Maria", "admin": "true',
        'Maria", "admin": "true': [1, null, { a: 'xMaria", "admin": "true' }],
      },
      restored: 3,
      refused: [],
    });
  });

  test('nested without end, and with a key that would set a prototype', () => {
    const { table, first } = tableOf('Maria');
    let deep: unknown = first;
    for (let level = 0; level < 1000; level++) deep = [deep];
    let { value } = restoreJson(deep, table);
    while (Array.isArray(value)) value = (value as unknown[])[0];
    expect(value).toBe('Maria');
    const hostile = restoreJson(JSON.parse('{"__proto__": {"isAdmin": true}}'), table).value as object;
    expect('isAdmin' in hostile).toBe(false);
    expect(Object.keys(hostile)).toEqual(['__proto__']);
  });
});

test('a placeholder in a long run of letters is not cut', () => {
  const { table, first } = tableOf('Maria Gonzalez');
  const answer = String.raw`\u005b${inside(first)}\u005d` + inside(first).repeat(3);
  for (let cut = 0; cut < answer.length; cut++) {
    const stream = new StreamRestorer(table);
    const out = stream.push(answer.slice(0, cut)) + stream.push(answer.slice(cut));
    expect(out + stream.end().text).toBe(restore(answer, table).text);
  }
});

test('an answer in pieces is restored as the whole is', () => {
  const { table, first, second } = tableOf('Maria Gonzalez', 'M. G.');
  const noise = fc.constantFrom(
    first,
    second,
    inside(first),
    first.toLowerCase(),
    first.replaceAll('_', String.raw`\_`),
    String.raw`\[${inside(first)}\]`,
    String.raw`\u005b${inside(first)}\u005d`,
    '[PERSON_1_AAAAAA]',
    '[',
    ']',
    '\\',
    '_',
    ' ',
    "'s",
    'x',
    'word ',
    `[${'a'.repeat(100)}`,
  );
  fc.assert(
    fc.property(fc.array(noise), fc.array(fc.nat({ max: 12 })), (parts, cuts) => {
      const answer = parts.join('');
      const stream = new StreamRestorer(table);
      let out = '';
      let at = 0;
      for (const cut of cuts) {
        out += stream.push(answer.slice(at, at + cut));
        at += cut;
      }
      out += stream.push(answer.slice(at));
      const end = stream.end();
      const whole = restore(answer, table);
      expect({ ...end, text: out + end.text }).toEqual(whole);
    }),
    { numRuns: 1000 },
  );
});
