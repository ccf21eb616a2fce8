import { expect, test } from 'vitest';
import { date } from './date';
import { acceptedValues } from './support/accepted';

test.each([
  ['on 14 March 2021 at noon', ['14 March 2021', 'March 2021']],
  ['on March 14, 2021', ['March 14, 2021']],
  ['am 3. Mai 2026 in Berlin', ['3. Mai 2026', 'Mai 2026']],
  ['le 14 juillet 1998', ['14 juillet 1998', 'juillet 1998']],
  ['2021-03-14', ['2021-03-14']],
  ['03/14/2021', ['03/14/2021']],
  ['14.03.2021', ['14.03.2021']],
  ['the 3rd of May', ['3rd of May']],
  ['on 21 April. The plumber', ['21 April']],
  ['see you on Tuesday', ['Tuesday']],
])('%j', (text, expected) => {
  expect(acceptedValues(date, text)).toEqual(expected);
});

test.each(['you may go', 'version 1.2.3', '3/4 of a cup', 'they march on', 'ratio 16:9'])('%j has no date', (text) => {
  expect(acceptedValues(date, text)).toEqual([]);
});
