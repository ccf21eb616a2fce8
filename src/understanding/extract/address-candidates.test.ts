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
    // Openings
    ['SRI MAJU\nKM 9, JALAN SEROJA\n70999 SEREMBAN\n', 'KM 9, JALAN SEROJA, 70999 SEREMBAN'],
    ['LIM TAILOR\n#03-27 ORCHID POINT COMPLEX\n', '#03-27 ORCHID POINT COMPLEX'],
    ['Plot 7, Phase IV, Narela, Surat 395 999\n', 'Plot 7, Phase IV, Narela, Surat 395 999'],
    [
      'NO. 61, 63 & 65, JALAN MAWAR 18,\nTAMAN MAWAR,\n81999 JOHOR BAHRU,\nJOHOR.\nTEL: 07-555 0101\n',
      'NO. 61, 63 & 65, JALAN MAWAR 18, TAMAN MAWAR, 81999 JOHOR BAHRU, JOHOR.',
    ],
    ['Service Address 31 W Juniper Ct, Boise, ID 83799', '31 W Juniper Ct, Boise, ID 83799'],
    // Codes and streets of countries
    ['Unit 8 Seaview, Sligo F91 XXXX\n', 'Unit 8 Seaview, Sligo F91 XXXX'],
    ['ACME INC. · 410, boul. Lemieux, Gatineau QC J8X 0Z0 · 819-555-0100', '410, boul. Lemieux, Gatineau QC J8X 0Z0'],
    ['Bill to: Acme Ltd., 2210 Elk St W, Swift Current SK S9H 0Z0', '2210 Elk St W, Swift Current SK S9H 0Z0'],
    [
      'Shop No. 3, Temple Main Rd,\nIndira Layout, Mysuru - 570 999\n',
      'Shop No. 3, Temple Main Rd, Indira Layout, Mysuru - 570 999',
    ],
    ['L3, 12 Kestrel Pde\nWest End QLD 4999\n', 'L3, 12 Kestrel Pde, West End QLD 4999'],
    ['Bookshop\n   3 The Lanes, Frome\npaperback 4.00', '3 The Lanes, Frome'],
    ['NO 29, JALAN AIR MAWAR\nSERI\n53999, KUALA LUMPUR.\n', 'NO 29, JALAN AIR MAWAR, SERI, 53999, KUALA LUMPUR.'],
    ['3 Orchid Place #12-03 Tower 2 Singapore 048999', '3 Orchid Place #12-03 Tower 2 Singapore 048999'],
    // Parts between bars, sentences, slips of recognition
    ['Bergbahn Ges.m.b.H. | Talstraße 12 | A-6999 Zell', 'Talstraße 12 | A-6999 Zell'],
    [
      'Authorised by the board no. 000000. 5 Castle Street, Bude EX23 9ZZ. DX 00 Bude',
      '5 Castle Street, Bude EX23 9ZZ',
    ],
    ['B00K ST0RE\n12-3, LEB0H PASAR LAMA\n3O999 IP0H, PERAK\n', '12-3, LEB0H PASAR LAMA, 3O999 IP0H, PERAK'],
    // Without a street, or with the name of a house
    ['Aoife Byrne, translator\nAn Tobar, Spiddal, Co. Galway H91 ZZZZ\n', 'An Tobar, Spiddal, Co. Galway H91 ZZZZ'],
    ['Acme Leadwork (prop. A. Smith), Old Forge, Duck Lane, Settle BD24 9ZZ', 'Old Forge, Duck Lane, Settle BD24 9ZZ'],
    ['Acme Leadwork (prop. A. Smith), Old Forge, Duck Lane, Settle BD24 9ZZ', 'Duck Lane, Settle BD24 9ZZ'],
    // The town's line without a code may or may not belong to it.
    ['Mill Joinery\nCanal Road\nSaltaire\n', 'Canal Road'],
    ['Mill Joinery\nCanal Road\nSaltaire\n', 'Canal Road, Saltaire'],
    // Of columns, the first
    [
      'Unit 4 Weavers Mill                Date      3 May 2026\nOldham OL4 0ZZ                     Account   77\n',
      'Unit 4 Weavers Mill, Oldham OL4 0ZZ',
    ],
  ])('%j', (text, expected) => {
    expect(addresses(text)).toContain(expected);
  });

  it.each([
    [
      'LIM HARDWARE\n7, JALAN MAWAR 8,\n83999 BATU PAHAT, JOHOR.\nTel: 07',
      '7, JALAN MAWAR 8, 83999 BATU PAHAT, JOHOR.',
    ],
    ['I live at 12 High Street, Leeds LS1 4AB.\nPlease call.', '12 High Street, Leeds LS1 4AB'],
    ['Since May we live in\n12 High Street, Leeds LS1 4AB.\nPlease call.', '12 High Street, Leeds LS1 4AB'],
    ['9 Mill Way, New Westminster, B.C.', '9 Mill Way, New Westminster, B.C.'],
  ])('end in a full stop where it is printed as a part of them: %j', (text, expected) => {
    expect(addresses(text)).toEqual([expected]);
  });

  it('are not two addresses, one below the other beside a column', () => {
    const text = '12 High Street, Leeds         Date: 3 May\n9 Mill Lane, York             Due: 9 May\n';
    expect(addresses(text)).toEqual(['12 High Street, Leeds', '9 Mill Lane, York']);
  });

  it.each([
    'Total 12.00\nCash 20.00',
    'We met on 12 May 2026 in the street where I live.',
    '4 doors and 2 windows',
    'NOW, THEREFORE, the parties',
    'Invoice\nNo. 0061\nBody shop supplement',
    '1 X GULA 1KG',
    'Scaffold tower, 1 week',
    'Section 2 - Remove',
  ])('are not found in %j', (text) => {
    expect(addresses(text)).toEqual([]);
  });

  it('are at most three for one beginning, and found in time in hostile text', () => {
    const pieces = [
      '"',
      '12 ',
      'A',
      'A ',
      '12,',
      '| ',
      'No. ',
      '# ',
      '12 High Street\n',
      'Leeds, ',
      'Old Forge, Duck Lane, ',
      '0O',
      'a. B',
    ];
    for (const piece of pieces) {
      const text = `${piece.repeat(Math.ceil(400_000 / piece.length))}x`;
      const counts = new Map<number, number>();
      for (const { start } of addressCandidates(text)) counts.set(start, (counts.get(start) ?? 0) + 1);
      expect(Math.max(0, ...counts.values()), piece).toBeLessThanOrEqual(3);
    }
    // Quadratic time would be minutes for each.
  }, 120_000);

  it('are spans of the text in reading order, whatever it is', () => {
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
