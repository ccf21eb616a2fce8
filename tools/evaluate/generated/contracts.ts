import { gold, type Draw } from './draw';
import { edges, lines, wrap, type KindOfDocument } from './template';
import { address, amount, company, dayOf, daysAfter, person, type Habit } from './values';

const LAW: Readonly<Record<Habit['country'], string>> = {
  GB: 'England and Wales|Scotland|England',
  US: 'the State of Delaware|the State of New York|California|the Commonwealth of Massachusetts',
  MY: 'Malaysia',
  DE: 'Germany|the Federal Republic of Germany',
  AU: 'New South Wales|Victoria, Australia|Queensland',
  IN: 'India',
};

function factsOf(draw: Draw, habit: Habit) {
  const { country } = habit;
  const day = dayOf(draw);
  const firstRole = draw.say('Client|Supplier|Landlord|Company|Licensor');
  return {
    first: gold('first_party', company(draw, country)),
    firstAddress: address(draw, country).join(', '),
    firstRole,
    second: gold('second_party', draw.chance(0.7) ? company(draw, country) : person(draw)),
    secondAddress: address(draw, country).join(', '),
    secondRole:
      { Client: 'Consultant', Supplier: 'Buyer', Landlord: 'Tenant', Company: 'Contractor', Licensor: 'Licensee' }[
        firstRole
      ] ?? '',
    date: gold('agreement_date', habit.date(day)),
    effective: draw.chance(0.6) ? gold('effective_date', habit.date(daysAfter(day, draw.int(3, 60)))) : null,
    other: habit.date(daysAfter(day, -draw.int(30, 400))),
    term: draw.chance(0.8)
      ? gold(
          'term',
          draw.say('12 months|two years|24 months|three (3) years|36 months|one year|eighteen months|5 years'),
        )
      : null,
    notice: draw.chance(0.7)
      ? gold('notice_period', draw.say('30 days|three months|sixty (60) days|14 days|six weeks|90 days|one month'))
      : null,
    law: draw.chance(0.8) ? gold('governing_law', draw.say(LAW[country])) : null,
    fee: draw.chance(0.8) ? gold('fee', habit.money(amount(draw, 300, 90_000))) : null,
    cap: habit.money(amount(draw, 10_000, 900_000)),
    signer: person(draw),
    title: draw.say(
      'SERVICES AGREEMENT|SUPPLY AGREEMENT|LEASE|LICENCE AGREEMENT|DISTRIBUTION AGREEMENT|CONSULTING AGREEMENT',
    ),
  };
}

type Facts = ReturnType<typeof factsOf>;
const start = (d: Draw, f: Facts) =>
  f.effective &&
  `${d.say('This Agreement takes effect on|It commences on|The Commencement Date is|The Effective Date shall be')} ${f.effective}.`;
const term = (d: Draw, f: Facts) =>
  f.term &&
  `${d.say('It continues for|The initial term is|It shall remain in force for a period of|The term of this Agreement is')} ${f.term}${d.say('|, unless ended earlier| and renews thereafter')}.`;
const notice = (d: Draw, f: Facts) =>
  f.notice &&
  `${d.say('Either party may terminate on|It may be ended by giving|Termination requires')} ${f.notice}${d.say("' written notice| prior notice in writing| of notice")}.`;
const fee = (d: Draw, f: Facts) =>
  f.fee &&
  `${d.say('The fee is|The Buyer shall pay|The price amounts to|Rent is')} ${f.fee}${d.say('| per year| a month|, plus VAT')}.`;
const law = (d: Draw, f: Facts) =>
  f.law &&
  `${d.say('This Agreement is governed by the laws of|The law of this contract is that of|It shall be construed in accordance with the laws of')} ${f.law}.`;
const cap = (d: Draw, f: Facts) =>
  `${d.say('Liability is limited to|The total liability of a party shall not exceed')} ${f.cap}. Invoices are paid within ${d.say('30|14|45')} days.`;
const clauses = (d: Draw, f: Facts) =>
  [
    start(d, f),
    term(d, f),
    fee(d, f),
    cap(d, f),
    notice(d, f),
    `The offer of ${f.other} is no part of it.`,
    law(d, f),
  ].filter((clause) => clause !== null);
const numbered = (d: Draw, f: Facts) => clauses(d, f).map((clause, i) => wrap(`${String(i + 1)}. ${clause}`, 80));

/** Agreements of a page. */
export const contracts: KindOfDocument = {
  kind: 'contract',
  fields: [
    'first_party',
    'second_party',
    'agreement_date',
    'effective_date',
    'term',
    'notice_period',
    'governing_law',
    'fee',
  ],
  train: [
    {
      intent: 'services',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          f.title,
          '',
          wrap(
            `This Agreement is ${d.say('made on|entered into as of|dated')} ${f.date} ${d.say('between|by and between')} ${f.first}, of ${f.firstAddress} ("${f.firstRole}"), and ${f.second}, of ${f.secondAddress} ("${f.secondRole}").`,
            80,
          ),
          '',
          numbered(d, f),
          '',
          `Signed: ${f.signer}`,
        );
      },
    },
    {
      intent: 'supply',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          f.title,
          '',
          `DATE: ${f.date}`,
          '',
          'PARTIES',
          `(1) ${f.first} of ${f.firstAddress} (the "${f.firstRole}"); and`,
          `(2) ${f.second} of ${f.secondAddress} (the "${f.secondRole}").`,
          '',
          'AGREED TERMS',
          numbered(d, f),
        );
      },
    },
    {
      intent: 'lease',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          'PARTICULARS',
          `${f.firstRole}: ${f.first}`,
          `Address: ${f.firstAddress}`,
          `${f.secondRole}: ${f.second}`,
          `Date of agreement: ${f.date}`,
          f.effective && `${d.say('Start date|Commencement|Effective from')}: ${f.effective}`,
          f.term && `${d.say('Term|Duration|Period')}: ${f.term}`,
          f.fee && `${d.say('Rent|Fee|Price|Charges')}: ${f.fee}`,
          f.notice && `${d.say('Notice|Notice period|Break on')}: ${f.notice}`,
          f.law && `${d.say('Law|Governing law|Applicable law')}: ${f.law}`,
          '',
          `Deposit: ${f.cap}`,
        );
      },
    },
    {
      intent: 'services',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          f.title.toLowerCase().replace(/^./u, (letter) => letter.toUpperCase()),
          '',
          'Between',
          f.first,
          f.firstAddress,
          'and',
          f.second,
          f.secondAddress,
          '',
          numbered(d, f),
          '',
          `${d.say('Executed on|Signed on|Done on')} ${f.date} by ${f.signer}`,
        );
      },
    },
    {
      intent: 'licence',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          f.title,
          wrap(
            `THIS AGREEMENT, dated ${f.date}, is between ${f.first} ("${f.firstRole}"), whose office is at ${f.firstAddress}, and ${f.second} ("${f.secondRole}"). ${clauses(d, f).join(' ')}`,
            d.pick([70, 90]),
          ),
          '',
          edges('By: ________', 'By: ________', 50),
          edges(f.signer, 'Witness', 50),
        );
      },
    },
    {
      intent: 'supply',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `${f.title} no. ${d.digits(4)}`,
          '',
          `On ${f.date} it is agreed:`,
          '',
          `A. ${f.first} sells, ${f.second} buys.`,
          ...clauses(d, f).map((clause, i) => `${'BCDEFGHI'.charAt(i)}. ${clause}`),
        );
      },
    },
    {
      intent: 'lease',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          'AGREEMENT',
          '',
          `${f.first} (hereinafter "${f.firstRole}")`,
          `and`,
          `${f.second} (hereinafter "${f.secondRole}")`,
          `have on ${f.date} concluded the following:`,
          '',
          f.term && `§ 1 Term`,
          term(d, f),
          '§ 2 Money',
          fee(d, f),
          cap(d, f),
          '§ 3 Other',
          start(d, f),
          notice(d, f),
          law(d, f),
        );
      },
    },
    {
      intent: 'licence',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `Dear ${f.signer}`,
          '',
          wrap(
            `This letter of ${f.date} sets out the terms on which ${f.first} engages ${f.second}. ${clauses(d, f).join(' ')}`,
            76,
          ),
          '',
          'Please sign and return a copy.',
        );
      },
    },
  ],
  held: [
    {
      intent: 'services',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `MEMORANDUM OF ${f.title}`,
          '',
          wrap(
            `WHEREAS ${f.first} has need of services; and WHEREAS ${f.second} is able to give them; NOW THEREFORE the parties, this ${f.date}, covenant: ${clauses(d, f).join(' ')}`,
            84,
          ),
        );
      },
    },
    {
      intent: 'lease',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          'SCHEDULE',
          edges('Party A', f.first, 60),
          edges('Party B', f.second, 60),
          edges('Signed', f.date, 60),
          f.effective && edges('In force from', f.effective, 60),
          f.term && edges('Runs for', f.term, 60),
          f.fee && edges('Sum payable', f.fee, 60),
          f.notice && edges('To quit', f.notice, 60),
          f.law && edges('Courts and law', f.law, 60),
        );
      },
    },
    {
      intent: 'supply',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `Agreement of ${f.date}`,
          '',
          `1  Who: ${f.first} as ${f.firstRole.toLowerCase()} and ${f.second} as ${f.secondRole.toLowerCase()}`,
          ...clauses(d, f).map((clause, i) => `${String(i + 2)}  ${clause}`),
        );
      },
    },
  ],
};
