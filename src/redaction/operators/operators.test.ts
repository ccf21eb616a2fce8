import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entityTypes, type EntityType } from '../entity-types';
import type { Mention } from '../request';
import { applyOperator, defaultPolicy, operatorContext } from '.';

function mention(type: EntityType, value: string): Mention {
  return { part: 0, start: 0, end: value.length, type, score: 1, recognizer: 'x', value };
}

const nothing = operatorContext([]);

test.each<[EntityType, string, string]>([
  ['DATE_TIME', '14 March 2021', '[March 2021]'],
  ['DATE_TIME', '2021-03-14', '[March 2021]'],
  ['DATE_TIME', '1998', '[1995-1999]'],
  ['DATE_TIME', 'last Tuesday', '[date]'],
  ['DATE_OF_BIRTH', '04/17/1958', '[born in the 1950s]'],
  ['AGE', '43-year-old', '[40-49]'],
  ['AGE', 'nineteen', '[18-19]'],
  ['AGE', 'thirty-two', '[30-39]'],
  ['AGE', '5 months', '[under 2]'],
  ['AGE', '101', '[90 or older]'],
  ['AMOUNT', '$8,320.50', '[5,000-10,000 $]'],
  ['AMOUNT', '1.475,00 €', '[1,000-2,000 €]'],
  ['AMOUNT', '15k dollars', '[10,000-20,000 dollars]'],
  ['ADDRESS', '12 Elm Street, Springfield, IL 62704', '[address in the United States]'],
  ['LOCATION', 'Otley, England', '[place in England]'],
  ['JOB_TITLE', 'night nurse', '[occupation: health]'],
  ['JOB_TITLE', 'zookeeper', '[occupation]'],
  ['NRP', 'Lithuanian', '[nationality, religion or politics]'],
])('%s %j is generalised to %j', (type, value, coarse) => {
  expect(applyOperator('generalise', mention(type, value), nothing)).toBe(coarse);
});

test('an address is generalised by the country behind it, which is an entity of its own', () => {
  const text = '12 Elm Street, Springfield, IL 62704';
  const mentions = (['12 Elm Street', 'Springfield', 'IL', '62704'] as const).map((value): Mention => {
    const start = text.indexOf(value);
    const type = /\d/u.test(value) ? 'ADDRESS' : 'LOCATION';
    return { ...mention(type, value), start, end: start + value.length };
  });
  const context = operatorContext(mentions);
  expect(mentions.map((own) => applyOperator('generalise', own, context))).toEqual([
    '[address in the United States]',
    null,
    null,
    '[postal code]',
  ]);
});

test('what has no coarser form is left to a placeholder', () => {
  expect(applyOperator('generalise', mention('PERSON', 'Maria'), nothing)).toBeNull();
  expect(applyOperator('generalise', mention('LOCATION', 'Latvia'), nothing)).toBeNull();
});

test('a mask tells neither letters nor length, and keeps lines', () => {
  expect(applyOperator('mask', mention('ADDRESS', '12 Elm St\nOtley'), nothing)).toBe('████\n████');
});

test('no operator but "keep" tells the value', () => {
  const types = fc.constantFrom(...(Object.keys(entityTypes) as EntityType[]));
  const values = fc.oneof(
    fc.string({ minLength: 3 }),
    fc.constantFrom('3 May 2020', 'May 2020', '40', '$5', 'teacher'),
  );
  fc.assert(
    fc.property(types, values, fc.constantFrom('generalise', 'mask', 'drop'), (type, value, operator) => {
      const left = applyOperator(operator, mention(type, value), nothing);
      if (left !== null && value.trim().length >= 3)
        expect(left.toLowerCase()).not.toContain(value.trim().toLowerCase());
    }),
  );
});

test('every type has an operator', () => {
  expect(Object.keys(defaultPolicy).sort()).toEqual(Object.keys(entityTypes).sort());
});
