import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseAddress } from '../normalise/address';
import { addressCandidates } from './address-candidates';

const addresses = (text: string) =>
  addressCandidates(text).map(({ start, end }) => normaliseAddress(text.slice(start, end)));

describe('addresses', () => {
  it.each([
    [
      'BAIDURI HARDWARE SDN BHD\n(884213-T)\nLOT 17 & 19, JALAN BAIDURI 3/2,\nTAMAN INDAH,\n43200 CHERAS, SELANGOR\nTEL: 03-5550 8812\n',
      'LOT 17 & 19, JALAN BAIDURI 3/2, TAMAN INDAH, 43200 CHERAS, SELANGOR',
    ],
    ['Vattmans AB\nBox 3310, 403 14 Göteborg, Sweden\n\nDear customer,', 'Box 3310, 403 14 Göteborg, Sweden'],
    [
      'Vendor: Acme Supply\n        77 Rail Spur Road, Billings, MT 59101\nTerms: Net 30',
      '77 Rail Spur Road, Billings, MT 59101',
    ],
    ['Smith e.K., Lindenallee 7, 04105 Leipzig\nTel. 0341 5550', 'Lindenallee 7, 04105 Leipzig'],
    ['HEDGEROW FOODS\nWharf Street, Shrewsbury   SY1 9ZZ\nVAT No 990', 'Wharf Street, Shrewsbury'],
    [
      'Acme, 1225 Vista Grande Blvd., Ste 3\nLas Cruces, NM 88099\nTax ID 00',
      '1225 Vista Grande Blvd., Ste 3, Las Cruces, NM 88099',
    ],
  ])('%j', (text, expected) => {
    expect(addresses(text)).toContain(expected);
  });

  it('never take in what another column stands between', () => {
    const text = '12 High Street, Leeds         Date: 3 May\n9 Mill Lane, York             Due: 9 May\n';
    expect(addresses(text)).toEqual(['12 High Street, Leeds', '9 Mill Lane, York']);
  });

  it.each(['Total 12.00\nCash 20.00', 'We met on 12 May 2026 in the street where I live.', '4 doors and 2 windows'])(
    'are not found in %j',
    (text) => {
      expect(addresses(text)).toEqual([]);
    },
  );

  it('are spans of the text, apart from each other, whatever it is', () => {
    const words = fc.constantFrom(
      '12',
      'High Street',
      ',',
      '\n',
      '   ',
      'Leeds',
      'LS1 4AB',
      '|',
      'Box 12',
      'NM 88099',
      'tel',
      '43200 CHERAS',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        let last = 0;
        for (const { start, end } of addressCandidates(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeGreaterThanOrEqual(Math.min(last, start));
          last = end;
        }
      }),
    );
  });
});
