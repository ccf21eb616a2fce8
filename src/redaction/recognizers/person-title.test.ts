import { expect, test } from 'vitest';
import { personTitle } from './person-title';
import { acceptedValues } from './support/accepted';

test.each([
  ['Ms. Gonzalez called', ['Gonzalez']],
  ['Dear Mr. Tom Park,', ['Tom Park']],
  ['My name is Ann Lee.', ['Ann Lee']],
  ['From: Ann Lee <ann@example.org>', ['Ann Lee']],
  ['Claimant: Maria Gonzalez', ['Maria Gonzalez']],
  ['my sister Grace came', ['Grace']],
  ['hi tom,', ['tom']],
  ['{"first_name": "Ann"}', ['Ann']],
  ['LEE/ANN MRS', ['LEE/ANN']],
  ['Frau Dr. Seiffert', ['Seiffert']],
])('%j', (text, expected) => {
  const found = acceptedValues(personTitle, text);
  for (const value of expected) expect(found).toContain(value);
});

test.each([
  'Dear customer,',
  'Hi all,',
  'Assistant: hello\nUser: hi\nAssistant: bye',
  'Name: unknown',
  'Dear Sir or Madam,',
])('%j names nobody', (text) => {
  expect(acceptedValues(personTitle, text)).toEqual([]);
});

test('who speaks again and again in a chat is a person', () => {
  expect(acceptedValues(personTitle, 'Ann: hello\nTom: hi\nAnn: how are you?\nTom: fine')).toContain('Ann');
});
