import { expect, it } from 'vitest';
import { localeOf } from './locale-of';

const US = { dateOrder: 'month-first', dollar: 'USD' } as const;

it.each([
  ['a date that only one order allows', 'on 03/04/2026 and on 14/03/2026', 'day-first'],
  ['the same the other way round', 'on 03/04/2026 and on 03/14/2026', 'month-first'],
  ['ringgit and a Malaysian company', 'KEDAI SDN BHD\n02-11-19\nNET TOTAL RM 24.45', 'day-first'],
  ['pounds and a British post code', '£11.35 paid 02/03/26, SY1 9ZZ', 'day-first'],
  ['dollars and a ZIP code', 'Bend, OR 97703 total $12.00 on 02/03/26', 'month-first'],
  ['nothing: the pack decides', 'on 03/04/2026', 'month-first'],
])('reads %s', (_, text, expected) => {
  expect(localeOf(text, US).dateOrder).toBe(expected);
});

it('lets a date speak before a currency', () => {
  expect(localeOf('£5 on 03/14/2026', US).dateOrder).toBe('month-first');
});
