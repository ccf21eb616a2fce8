import { expect, test } from 'vitest';
import { accepted } from './support/accepted';
import { tableColumn } from './table-column';

test('cells are what their heading says, in quotation marks or not', () => {
  const table = 'name,email,amount\n"Lee, Ann",ann@example.org,12\nTom Park,,5\n\nname,email,amount';
  expect(accepted(tableColumn, table)).toEqual([
    'PERSON: Lee, Ann',
    'EMAIL_ADDRESS: ann@example.org',
    'AMOUNT: 12',
    'PERSON: Tom Park',
    'AMOUNT: 5',
  ]);
});

test.each([
  ['a semicolon', 'Name;Policy number;Status\nAnn Lee;PM-1;open'],
  ['a tab', 'Name\tPolicy number\tStatus\nAnn Lee\tPM-1\topen'],
  ['a bar', '| Name | Policy number | Status |\n| Ann Lee | PM-1 | open |'],
])('columns may be divided by %s', (_, table) => {
  expect(accepted(tableColumn, table)).toEqual(['PERSON: Ann Lee', 'POLICY_NUMBER: PM-1']);
});

test('a sentence with commas is no table', () => {
  expect(accepted(tableColumn, 'Name, email, amount: write all of them down.\nThen, as ever, send it.')).toEqual([]);
});
