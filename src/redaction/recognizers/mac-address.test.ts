import { expect, test } from 'vitest';
import { macAddress } from './mac-address';
import { accepted, acceptedValues } from './support/accepted';

test.each(['00:1A:2B:3C:4D:5E', '00-1a-2b-3c-4d-5e', '001a.2b3c.4d5e', '00:1a:2b:ff:fe:3c:4d:5e'])(
  '%s is found',
  (address) => {
    for (const text of [`card ${address}.`, `<td>${address}</td>`, `"${address}"`]) {
      expect(acceptedValues(macAddress, text)).toEqual([address]);
    }
  },
);

test('twelve signs without a divider need a word', () => {
  expect(acceptedValues(macAddress, 'MAC 001A2B3C4D5E')).toEqual(['001A2B3C4D5E']);
  expect(accepted(macAddress, 'commit 001A2B3C4D5E')).toEqual([]);
});

test.each(['00:1A:2B:3C:4D', '12:30:45', '00:1A:2B:3C:4D:5E:6F', '00:1G:2B:3C:4D:5E', '12-34-56-78-90'])(
  '%s is none',
  (text) => {
    expect(accepted(macAddress, text)).toEqual([]);
  },
);
