import type { Draw } from './draw';

/** How one document writes its dates and amounts: nobody changes that within a page. */
export interface Habit {
  readonly date: (day: Day) => string;
  readonly money: (cents: number) => string;
  /** Without the currency, for columns. */
  readonly number: (cents: number) => string;
  readonly country: Country;
}

export interface Day {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

type Country = 'GB' | 'US' | 'MY' | 'DE' | 'AU' | 'IN';

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');
const two = (number: number) => String(number).padStart(2, '0');
const name = ({ month }: Day) => MONTHS[month - 1] ?? '';
const ordinal = ({ day }: Day) =>
  `${String(day)}${day % 10 === 1 && day !== 11 ? 'st' : day % 10 === 2 && day !== 12 ? 'nd' : day % 10 === 3 && day !== 13 ? 'rd' : 'th'}`;

type DateFormat = (day: Day) => string;
const DAY_FIRST: readonly DateFormat[] = [
  (d) => `${two(d.day)}/${two(d.month)}/${String(d.year)}`,
  (d) => `${two(d.day)}-${two(d.month)}-${String(d.year)}`,
  (d) => `${two(d.day)}.${two(d.month)}.${String(d.year)}`,
  (d) => `${two(d.day)}/${two(d.month)}/${String(d.year).slice(2)}`,
  (d) => `${String(d.day)} ${name(d)} ${String(d.year)}`,
  (d) => `${ordinal(d)} ${name(d)} ${String(d.year)}`,
  (d) => `${two(d.day)} ${name(d).slice(0, 3)} ${String(d.year)}`,
  (d) => `${two(d.day)}-${name(d).slice(0, 3)}-${String(d.year)}`,
  (d) => `${String(d.year)}-${two(d.month)}-${two(d.day)}`,
];
const MONTH_FIRST: readonly DateFormat[] = [
  (d) => `${two(d.month)}/${two(d.day)}/${String(d.year)}`,
  (d) => `${String(d.month)}/${String(d.day)}/${String(d.year).slice(2)}`,
  (d) => `${name(d)} ${String(d.day)}, ${String(d.year)}`,
  (d) => `${name(d).slice(0, 3)} ${String(d.day)}, ${String(d.year)}`,
  (d) => `${name(d).slice(0, 3)}. ${String(d.day)}, ${String(d.year)}`,
  (d) => `${String(d.year)}-${two(d.month)}-${two(d.day)}`,
];

function grouped(cents: number, group: string, decimal: string): string {
  const whole = String(Math.floor(cents / 100)).replaceAll(/\B(?=(\d{3})+$)/gu, group);
  return `${whole}${decimal}${two(cents % 100)}`;
}

/** The habits of one document. */
export function habitOf(draw: Draw): Habit {
  const country = draw.pick<Country>(['GB', 'GB', 'US', 'US', 'MY', 'DE', 'AU', 'IN']);
  const date = draw.pick(country === 'US' ? MONTH_FIRST : DAY_FIRST);
  const comma = country === 'DE' && draw.chance(0.7);
  const number = (cents: number) => (comma ? grouped(cents, '.', ',') : grouped(cents, ',', '.'));
  const lead = draw.pick(
    {
      GB: ['£', '£', 'GBP '],
      US: ['$', '$', 'US$', 'USD '],
      MY: ['RM', 'RM '],
      DE: ['€', 'EUR '],
      AU: ['$', 'A$'],
      IN: ['Rs. ', '₹', 'INR '],
    }[country],
  );
  const isBehind = country === 'DE' && draw.chance(0.5);
  const money = (cents: number) =>
    isBehind ? `${number(cents)} ${lead.trim() === '€' ? '€' : 'EUR'}` : `${lead}${number(cents)}`;
  return { date, money, number, country };
}

/** A day in the years that documents are from. */
export function dayOf(draw: Draw): Day {
  return { year: draw.int(2017, 2026), month: draw.int(1, 12), day: draw.int(1, 28) };
}

/** So many days later, or earlier when negative. */
export function daysAfter({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const FIRST =
  'Amara Beatrix Callum Devika Elif Fergus Giulia Hamish Ingrid Jun Kofi Leonie Mateusz Nadia Oscar Priya Quentin Rosalind Samir Tamsin Ulrike Viktor Wei Ximena Yusuf Zara Harriet Tobias Soraya Lachlan Maeve Dmitri Hannah Rashid Eleni Joaquin Petra Lucian Abigail Omar'.split(
    ' ',
  );
const LAST =
  'Abernathy Okonedo Grunwald Kowalchuk Fairweather Lindqvist Nakamura Oyelaran Pemberton Quiroga Rasmussen Szabo Thistlewood Underhill Vasquez Whitlock Yilmaz Zielinski Ashdown Brannigan Castellano Desrosiers Eastwick Featherstone Galloway Haverford Iyer Jankowski Kirkbride Lovelace Menon Novak Ostrowski Prideaux Rahman Satterthwaite Tan Uddin Venkatesan Wetherby'.split(
    ' ',
  );

/** A person's name. */
export function person(draw: Draw): string {
  const first = draw.pick(FIRST);
  const last = draw.chance(0.1) ? `${draw.pick(LAST)}-${draw.pick(LAST)}` : draw.pick(LAST);
  return draw.chance(0.12) ? `${first} ${draw.letters(1)}. ${last}` : `${first} ${last}`;
}

const BUSINESS_A =
  'Alder Bright Copper Dover Ever Falcon Glen Harbour Indigo Juniper Kestrel Lark Maple North Orchard Pine Quarry River Silver Thorn Umber Vale Willow York Amber Beacon Cedar Drift Ember Fern Granite Hollow'.split(
    ' ',
  );
const BUSINESS_B = 'gate field stone brook wood ridge point water cross bridge mark haven well dale ford leaf'.split(
  ' ',
);
const TRADE =
  'Hardware|Foods|Stationers|Consulting|Logistics|Trading|Pharmacy|Electrical|Catering|Textiles|Analytics|Motors|Printing|Garden Centre|Books|Plumbing|Design|Software|Coffee House|Bakery|Supplies|Builders'.split(
    '|',
  );
const FORMS: Readonly<Record<Country, string>> = {
  GB: 'Ltd|Limited|LLP|& Sons|plc',
  US: 'Inc.|LLC|Corp.|Co.|Inc',
  MY: 'Sdn Bhd|SDN. BHD.|Enterprise|Trading',
  DE: 'GmbH|AG|e.K.|KG',
  AU: 'Pty Ltd|Pty Limited|Group',
  IN: 'Pvt Ltd|Private Limited|& Co.|Traders',
};

/** A company's name, with its form mostly. */
export function company(draw: Draw, country: Country): string {
  const stem = `${draw.pick(BUSINESS_A)}${draw.pick(BUSINESS_B)}`;
  const base = draw.say(
    `${stem} ${draw.pick(TRADE)}|${draw.pick(LAST)} ${draw.pick(TRADE)}|${draw.pick(LAST)} & ${draw.pick(LAST)}|The ${stem} ${draw.pick(TRADE)}|${stem}`,
  );
  return draw.chance(0.75) ? `${base} ${draw.say(FORMS[country])}` : base;
}

const STREET =
  'Mill High Station Church Orchard Victoria Albert Quay Bluebonnet Linden Bridge Harbour Chestnut Market Castle Meadow Park'.split(
    ' ',
  );
const CITIES: Readonly<Record<Country, string>> = {
  GB: 'Bath|Leeds|Truro|Norwich|Stirling|Exeter|York',
  US: 'Austin, TX|Portland, OR|Boise, ID|Dayton, OH|Salem, MA',
  MY: 'Petaling Jaya, Selangor|Cheras, Kuala Lumpur|Ipoh, Perak|Johor Bahru, Johor',
  DE: 'Bremen|Leipzig|Ulm|Kassel|Trier',
  AU: 'New Farm QLD|Fitzroy VIC|Glebe NSW|Fremantle WA',
  IN: 'Bengaluru|Pune|Kochi|Jaipur',
};

/** The parts of a postal address, one for each of its lines. */
export function address(draw: Draw, country: Country): readonly string[] {
  const number = String(draw.int(1, 240));
  const street = draw.pick(STREET);
  const city = draw.say(CITIES[country]);
  switch (country) {
    case 'GB':
      return [
        `${number} ${street} ${draw.say('Street|Road|Lane|Close|Way')}`,
        city,
        `${draw.code('@@#')} ${draw.code('#@@')}`,
      ];
    case 'US':
      return [
        `${number} ${street} ${draw.say('St|Ave|Blvd|Parkway|Street')}${draw.say('|||, Suite 210|, Apt 4B')}`,
        `${city} ${draw.digits(5)}`,
      ];
    case 'MY':
      return [
        `${draw.say('No. |Lot |')}${number}, Jalan ${street} ${draw.say('3/2|12|SS2/7|')}`.trim(),
        `${draw.digits(5)} ${city}`,
      ];
    case 'DE':
      return [`${street}${draw.say('straße|weg|allee')} ${number}`, `${draw.digits(5)} ${city}`];
    case 'AU':
      return [
        `${draw.say('|Unit 3, |L2, ')}${number} ${street} ${draw.say('Pde|St|Road|Street')}`,
        `${city} ${draw.digits(4)}`,
      ];
    case 'IN':
      return [
        `${draw.say('Shop No. |#|Plot ')}${number}, ${street} ${draw.say('Main Road|Bazaar|Nagar')}`,
        `${city} - ${draw.digits(6)}`,
      ];
  }
}

/** A telephone number; most are from ranges kept for fiction. */
export function phone(draw: Draw, country: Country): string {
  const patterns: Readonly<Record<Country, string>> = {
    GB: '07700 900###|+44 20 7946 0###|01632 960###',
    US: '(512) 555-01##|503-555-01##|+1 208 555 01##',
    MY: '03-5550 ####|012-555 ####|+60 3 5550 ####',
    DE: '+49 421 5550###|0341 5550##',
    AU: '(07) 5550 ####|0491 570 ###|+61 2 5550 ####',
    IN: '080-5550 ####|+91 98555 5####',
  };
  return draw.code(draw.say(patterns[country]));
}

/** An e-mail address at a domain kept for examples. */
export function email(draw: Draw, owner: string): string {
  const words = owner
    .toLowerCase()
    .replaceAll(/[^a-z ]/gu, '')
    .split(' ')
    .filter(Boolean);
  const [first = 'info', last = first] = [words[0], words.at(-1)];
  return `${draw.say(`${first}.${last}|${first.slice(0, 1)}${last}|${last}|${first}_${last}${draw.digits(2)}`)}@example.${draw.say('com|org|net|co.uk')}`;
}

/** An amount in cents, most often small. */
export function amount(draw: Draw, low: number, high: number): number {
  const cents = Math.round(Math.exp(Math.log(low * 100) + draw.next() * Math.log(high / low)));
  return draw.chance(0.3) ? Math.round(cents / 100) * 100 : cents;
}
