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
  exposed: readonly RedactedEntity[] = [],
  never: readonly EntityType[] = [],
  source = text,
) {
  const encode = (content: string) => new TextEncoder().encode(JSON.stringify({ content }));
  return scanRequest({
    body: encode(words),
    baseline: encode(''),
    text: source,
    entities,
    exposed,
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

test('what stays may stay, unless the same words are protected elsewhere, or are never sent', async () => {
  const mail = 'jo@example.org';
  const withMail = `${text} ${mail}`;
  const stays = { ...entity('Oslo', 'EMAIL_ADDRESS', 'keep'), start: text.length + 1, end: withMail.length };
  const scanMail = (exposed: readonly RedactedEntity[], never: readonly EntityType[] = []) =>
    scan(`to ${mail}`, [], exposed, never, withMail);
  expect(await scanMail([stays])).toEqual([]);
  expect(await scanMail([])).toMatchObject([{ type: 'EMAIL_ADDRESS' }]);
  expect(await scanMail([stays], ['EMAIL_ADDRESS'])).toMatchObject([{ type: 'EMAIL_ADDRESS' }]);
});

test.each(['Miller', 'Rose Miller', 'Rose Miller wrote to Oslo.'])(
  'a name that is protected is not let through by %j, which stays elsewhere',
  async (words) => {
    const hidden = { ...entity('Rose Miller', 'PERSON', 'placeholder') };
    const stays = { ...entity(words, 'PERSON', 'keep') };
    expect(await scan('It came from Rose Miller.', [hidden], [stays])).toMatchObject([{ type: 'PERSON' }]);
  },
);

test('it can be stopped', async () => {
  const signal = AbortSignal.abort(new Error('stopped'));
  const body = new TextEncoder().encode('{}');
  const nothing = { body, baseline: body, text, entities: [], exposed: [], placeholders: [], neverSend: [] };
  await expect(scanRequest(nothing, signal)).rejects.toThrow('stopped');
});
