import { describe, expect, it } from 'vitest';
import { goldOfContract, kindOf, type CuadOpening } from './cuad';

const text = `RESELLER AGREEMENT

This Agreement is made as of the 3rd day of March, 2021 between FERN   SOFTWARE, INC. ("Fern") and
Tarn & Beck Ltd ("Reseller"). It takes effect on April 1, 2021 (the "Effective Date"). Fern Software, Inc makes maps.`;
const span = (quote: string, label: string) => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length, label };
};
const opening: CuadOpening = {
  id: 'FernSoftware_20210330_10-Q_EX-10.1_Reseller Agreement',
  text,
  entities: [span('3rd day of March, 2021', 'AGREEMENT_DATE'), span('takes effect on April 1, 2021', 'EFFECTIVE_DATE')],
  fields: {
    Parties: 'Fern Software, Inc. ("Fern"); Tarn & Beck Ltd ("Reseller"); each a "Party"',
    'Agreement Date': '3/3/21',
    'Effective Date': '4/1/21',
  },
};
const withFields = (fields: Record<string, string>) =>
  goldOfContract({ ...opening, fields: { Parties: opening.fields['Parties'] ?? '', ...fields } });

describe('goldOfContract', () => {
  it('finds the answers of the experts again in the text, parties in either order', () => {
    expect(goldOfContract(opening)).toMatchObject({
      pack: 'contracts',
      intent: 'supply',
      fields: {
        first_party: { quote: 'FERN SOFTWARE, INC.', value: 'FERN SOFTWARE, INC.' },
        second_party: { quote: 'Tarn & Beck Ltd', value: 'Tarn & Beck Ltd' },
        agreement_date: { quote: '3rd day of March, 2021', value: '2021-03-03' },
        effective_date: { quote: 'April 1, 2021', value: '2021-04-01' },
      },
    });
    expect(goldOfContract(opening)?.fields['first_party']?.alternatives).toEqual([
      'Fern Software, Inc',
      'Tarn & Beck Ltd',
    ]);
  });

  it('lets one date be either of the two', () => {
    const date = { quote: '3rd day of March, 2021', value: '2021-03-03' };
    const either = { ...date, alternatives: [null] };
    const both = withFields({ 'Agreement Date': '3/3/21', 'Effective Date': '3/3/21' });
    expect(both?.fields).toMatchObject({ agreement_date: date, effective_date: either });
    const one = withFields({ 'Effective Date': '3/3/21' });
    expect(one?.fields).toMatchObject({ agreement_date: either, effective_date: date });
  });

  it('takes a date that was left blank as none', () => {
    expect(withFields({ 'Agreement Date': '[]/[]/2021' })?.fields).toMatchObject({
      agreement_date: null,
      effective_date: null,
    });
  });

  it('drops a contract whose answers are not in the opening', () => {
    expect(withFields({ 'Agreement Date': '7/9/21' })).toBeNull();
    expect(withFields({ Parties: 'Fern Software, Inc. ("Fern"); Nowhere GmbH' })).toBeNull();
    expect(withFields({ Parties: 'Fern Software, Inc. ("Fern"); You' })).toBeNull();
  });
});

describe('kindOf', () => {
  it.each([
    ['A_2012_EX-10.6-OUTSOURCING AGREEMENT', 'services'],
    ['A_2000_EX-10.5-LICENSE AND HOSTING AGREEMENT', null],
    ['A_2007_EX-10.28-COMPLETION AND LIQUIDITY MAINTENANCE AGREEMENT', null],
    ['A_NUVEEN - REMARKETING AGREEMENT', null],
    ['A_1997_EX-99-FRANCHISE AGREEMENT', null],
    ['A_Trademark License Agreement', 'licence'],
    ['A_EX-10_Co-Branding Agreement', 'collaboration'],
  ])('%s: %s', (id, kind) => {
    expect(kindOf(id)).toBe(kind);
  });
});
