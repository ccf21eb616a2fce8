import { expect, test } from 'vitest';
import type { EntityType, OperatorName, RedactedEntity } from '../../redaction';
import { scanRequest } from './scan-request';

const text = 'Rose Miller wrote to Oslo. Rose is a flower.';

function entity(value: string, type: EntityType, operator: OperatorName): RedactedEntity {
  const start = text.indexOf(value);
  return {
    start,
    end: start + value.length,
    type,
    score: 0.9,
    recognizer: 'test',
    operator,
    replacement: `[${type}_1_ABCDEF]`,
    subject: 1,
  };
}

function scan(
  words: string,
  entities: readonly RedactedEntity[],
  unmarked: readonly string[] = [],
  never: readonly EntityType[] = [],
) {
  const encode = (content: string) => new TextEncoder().encode(JSON.stringify({ content }));
  return scanRequest({
    body: encode(words),
    baseline: encode(''),
    text,
    entities,
    unmarked,
    placeholders: ['[PERSON_1_ABCDEF]'],
    neverSend: never,
  });
}

test('a protected value is found', async () => {
  expect(await scan('from Miller', [entity('Miller', 'PERSON', 'placeholder')])).toMatchObject([{ type: 'PERSON' }]);
});

test('a sure name that is a common word is found where it is written as a name', async () => {
  expect(await scan('it came from Rose today', [entity('Rose', 'PERSON', 'placeholder')])).toMatchObject([
    { type: 'PERSON' },
  ]);
});

test('what is kept may stay, unless it is protected elsewhere or never sent', async () => {
  const mail = { ...entity('Oslo', 'EMAIL_ADDRESS', 'keep') };
  expect(await scan('to jo@example.org', [], ['jo@example.org'])).toEqual([]);
  expect(await scan('to jo@example.org', [], [])).toMatchObject([{ type: 'EMAIL_ADDRESS' }]);
  expect(await scan('from Miller', [entity('Miller', 'PERSON', 'placeholder')], ['MILLER'])).toMatchObject([
    { type: 'PERSON' },
  ]);
  const kept = { ...mail, start: 0, end: text.length };
  expect(await scan('jo@example.org', [kept], [], ['EMAIL_ADDRESS'])).toMatchObject([{ type: 'EMAIL_ADDRESS' }]);
});

test('it can be stopped', async () => {
  const signal = AbortSignal.abort(new Error('stopped'));
  const body = new TextEncoder().encode('{}');
  const nothing = { body, baseline: body, text, entities: [], unmarked: [], placeholders: [], neverSend: [] };
  await expect(scanRequest(nothing, signal)).rejects.toThrow('stopped');
});
