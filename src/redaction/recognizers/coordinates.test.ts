import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coordinates } from './coordinates';
import { accepted, acceptedValues } from './support/accepted';

test.each([
  ...[
    '48.1374, 11.5755',
    '40.712776,-74.005974',
    '-33.86785 151.20732',
    '40.7128° N, 74.0060° W',
    `48°08'14"N 11°34'31"E`,
  ],
  ...[
    `N 48° 08.235' E 011° 34.530'`,
    '40 26 46 N, 79 58 56 W',
    'geo:48.1374,11.5755',
    '8FWH4HX8+9C',
    '4HX8+9CQ',
    '///filled.count.soap',
  ],
])('%s is found', (place) => {
  expect(acceptedValues(coordinates, `at ${place}, behind the gate`)).toContain(place);
  expect(acceptedValues(coordinates, `(${place})`)).toContain(place);
});

test.each([
  ['{"lat": 48.14, "lng": "11.58"}', ['48.14', '11.58']],
  ['GPS 48.137, 11.576', ['48.137, 11.576']],
  ['what3words: filled.count.soap', ['filled.count.soap']],
  ['grid 32UPU9148937', []],
  ['MGRS 32U PU 91489 37012', ['32U PU 91489 37012']],
])('of %j, %j are found', (text, places) => {
  expect(acceptedValues(coordinates, text)).toEqual(places);
});

test.each([
  '12.345, 67.890 and 3.141',
  '1.5, 2.5',
  '90 N 2',
  'https://a.b.c',
  '20° outside',
  '1,234.5678 9.1234',
  'C++',
  'a 12.5 % rate',
  '///',
])('%j holds none', (text) => {
  expect(accepted(coordinates, text)).toEqual([]);
});

test('any pair of degrees with enough decimals', () => {
  const degree = (most: number) =>
    fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((millionths) => (millionths / 1e6).toFixed(6));
  fc.assert(
    fc.property(degree(90), degree(180), (latitude, longitude) => {
      expect(acceptedValues(coordinates, `at ${latitude}, ${longitude} now`)).toEqual([`${latitude}, ${longitude}`]);
    }),
  );
});
