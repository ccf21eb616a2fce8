import { expect, test } from 'vitest';
import { deviceId } from './device-id';
import { accepted } from './support/accepted';

test.each([
  ['IMEI 490154203237518', 'DEVICE_ID: 490154203237518'],
  ['IMEI: 49-015420-323751-8', 'DEVICE_ID: 49-015420-323751-8'],
  ['the handset 35 209900 176148 1', 'DEVICE_ID: 35 209900 176148 1'],
  ['IMSI 310150123456789', 'DEVICE_ID: 310150123456789'],
  ['SIM card 8991101200003204510', 'DEVICE_ID: 8991101200003204510'],
  ['S/N: C02XK0AAJGH5', 'DEVICE_ID: C02XK0AAJGH5'],
  ['Serial number PF3A8K2T', 'DEVICE_ID: PF3A8K2T'],
  ['device_id="a1b2c3d4e5f60718"', 'DEVICE_ID: a1b2c3d4e5f60718'],
  ['IDFA 6D92078A-8246-4BA4-AE5B-76104861E7DC', 'DEVICE_ID: 6D92078A-8246-4BA4-AE5B-76104861E7DC'],
  ['record 6d92078a-8246-4ba4-ae5b-76104861e7dc', 'ID_NUMBER: 6d92078a-8246-4ba4-ae5b-76104861e7dc'],
])('of %j, the id is found', (text, found) => {
  expect(accepted(deviceId, text)).toEqual([found]);
});

test.each([
  ...[
    '490154203237518',
    'order 490154203237519',
    "Here's my SSN: 308-63-0237",
    'serial killers',
    'a serial number of events',
  ],
  ...['6d92078a-8246-4ba4-ae5b', 'card 4111 1111 1111 1111'],
])('%j holds none', (text) => {
  expect(accepted(deviceId, text)).toEqual([]);
});

test('a slip leaves no valid number', () => {
  const validated = (text: string) => [...deviceId.find(text)].map(({ isValidated }) => isValidated === true);
  expect(validated('imei of the phone (490154203237518)')).toEqual([true]);
  expect(validated('imei of the phone (490154203237519)')).toEqual([false]);
});
