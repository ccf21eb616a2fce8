import { gold, type Draw } from './draw';
import { centre, edges, lines, pad, right, type KindOfDocument } from './template';
import { address, amount, company, dayOf, daysAfter, phone, type Habit } from './values';

const GOODS =
  'PVC Socket 20mm|Cable tie 8in|Silicone clear|Hacksaw blade|Oat milk 1L|Sourdough|Flat white|Notebook A5|Ball pen blue|Masking tape|Paracetamol 16|Hand soap|Basil plant|Tomatoes 500g|Light bulb E27|AA batteries|Envelope C5|Umbrella|Green tea|Rice 5kg|Chicken rice|Set lunch|Nails 40mm|Paint white'.split(
    '|',
  );

interface Facts {
  readonly company: string;
  readonly address: readonly string[];
  readonly date: string;
  readonly time: string;
  readonly total: string;
  readonly cents: number;
  /** Null where the shop charges none. */
  readonly tax: string | null;
  readonly taxCents: number;
  readonly number: string | null;
  readonly items: readonly { readonly name: string; readonly count: number; readonly cents: number }[];
  readonly phone: string;
  readonly taxId: string;
  readonly cash: number;
}

function factsOf(draw: Draw, habit: Habit, isSymbolShown: boolean): Facts {
  const items = draw
    .some(GOODS, draw.int(1, 6))
    .map((name) => ({ name, count: draw.int(1, 4), cents: amount(draw, 1, 40) }));
  const net = items.reduce((sum, { count, cents }) => sum + count * cents, 0);
  const hasTax = draw.chance(0.75);
  const taxCents = hasTax ? Math.max(1, Math.round(net * draw.pick([0.05, 0.06, 0.1, 0.19, 0.2]))) : 0;
  const cents = net + taxCents;
  const write = isSymbolShown ? habit.money : habit.number;
  const name = company(draw, habit.country);
  return {
    company: gold('company', draw.chance(0.4) ? name.toUpperCase() : name),
    address: address(draw, habit.country),
    date: gold('date', habit.date(dayOf(draw))),
    time: draw.code(draw.say('1#:4#|0#:1#:3#|1#:2#:0#')),
    total: gold('total', write(cents)),
    cents,
    tax: hasTax ? gold('tax', write(taxCents)) : null,
    taxCents,
    number: draw.chance(0.8)
      ? gold('receipt_number', draw.code(draw.say('CS-00####|######|R/#####|B####-##|@@######|0######')))
      : null,
    items,
    phone: phone(draw, habit.country),
    taxId: draw.code(draw.say('0007712####|GB ### #### ##|##-#######|29AAAAA####A1Z5')),
    cash: Math.ceil(cents / 1000) * 1000,
  };
}

const whole = ({ address: parts }: Facts, joint: string) => gold('address', parts.join(joint));
const totalWord = (draw: Draw) =>
  draw.say('TOTAL|Total|TOTAL DUE|Grand Total|NET TOTAL|TOTAL INCL. TAX|Amount due|Total to pay');
const taxWord = (draw: Draw) => draw.say('VAT 20%|GST @ 6%|Sales tax|TAX|VAT|GST 10%|incl. MwSt 19%|Service tax');
const subWord = (draw: Draw) => draw.say('SUBTOTAL|Subtotal|Sub-total|TOTAL EXCL. TAX|Net');
const numberWord = (draw: Draw) => draw.say('Receipt No|INV NO|Bill No.|Receipt #|Rcpt|Doc No|Check|Slip no.');
const dateWord = (draw: Draw) => draw.say('DATE|Date|Dt.|Issued|Sale date');
const thanks = (draw: Draw) =>
  draw.say(
    'THANK YOU. PLEASE COME AGAIN|Thank you for your custom|Goods sold are not returnable|See you again!|Exchange within 14 days with receipt',
  );

function sums(draw: Draw, habit: Habit, facts: Facts, width: number): readonly (string | null)[] {
  const tender = draw.chance(0.6);
  return [
    draw.chance(0.7) ? edges(subWord(draw), habit.number(facts.cents - facts.taxCents), width) : null,
    facts.tax === null ? null : edges(taxWord(draw), facts.tax, width),
    edges(totalWord(draw), facts.total, width),
    tender
      ? edges(draw.say('CASH|Cash|TENDERED|Paid'), habit.number(facts.cash), width)
      : edges(draw.say('VISA|CARD|Mastercard'), `**** ${draw.digits(4)}`, width),
    tender ? edges(draw.say('CHANGE|Change|Change due'), habit.number(facts.cash - facts.cents), width) : null,
  ];
}

/** Shop, restaurant and service receipts. */
export const receipts: KindOfDocument = {
  kind: 'receipt',
  fields: ['company', 'address', 'date', 'total', 'tax', 'receipt_number'],
  train: [
    {
      intent: 'purchase',
      write: (d, h) => {
        const f = factsOf(d, h, false);
        const width = d.pick([34, 38, 42]);
        return lines(
          centre(f.company, width),
          f.address.length > 0
            ? gold('address', f.address.map((part) => centre(part, width).trimStart()).join('\n'))
            : null,
          `${d.say('TEL|Tel|Phone')}: ${f.phone}`,
          `${d.say('GST ID|VAT No|Tax reg.')}: ${f.taxId}`,
          '',
          f.number === null ? null : `${numberWord(d)}: ${f.number}`,
          edges(`${dateWord(d)}: ${f.date}`, f.time, width),
          '-'.repeat(width),
          f.items.map(({ name, count, cents }) => edges(`${String(count)} x ${name}`, h.number(count * cents), width)),
          '-'.repeat(width),
          sums(d, h, f, width),
          '',
          thanks(d),
        );
      },
    },
    {
      intent: 'purchase',
      write: (d, h) => {
        const f = factsOf(d, h, true);
        return lines(
          d.say('RECEIPT|CASH MEMO|SALES RECEIPT|TAX INVOICE'),
          '',
          f.company,
          whole(f, ', '),
          '',
          f.number === null
            ? `${dateWord(d)} ${f.date}`
            : `${pad(`${numberWord(d)} ${f.number}`, 28)}${dateWord(d)} ${f.date}`,
          '',
          `${pad('Item', 20)}${pad('Qty', 6)}Amount`,
          f.items.map(({ name, count, cents }) => `${pad(name, 20)}${pad(String(count), 6)}${h.number(count * cents)}`),
          '',
          f.tax === null ? null : `${taxWord(d)}: ${f.tax}`,
          `${totalWord(d)}: ${f.total}`,
          `Served by ${d.say('Nora|Imran|Till 3|Kassa 2')}`,
        );
      },
    },
    {
      intent: 'hospitality',
      write: (d, h) => {
        const f = factsOf(d, h, true);
        const service = Math.round(f.cents * 0.1);
        return lines(
          f.company,
          whole(f, '\n'),
          f.phone,
          '',
          `Table ${d.digits(2)}   Covers ${String(d.int(1, 6))}   ${f.number === null ? '' : `Check ${f.number}`}`.trimEnd(),
          `${f.date} ${f.time}`,
          f.items.map(({ name, count, cents }) => edges(`${String(count)} ${name}`, h.number(count * cents), 36)),
          '',
          edges(subWord(d), h.money(f.cents - f.taxCents), 36),
          f.tax === null ? null : edges(taxWord(d), f.tax, 36),
          edges(totalWord(d), f.total, 36),
          edges(d.say('Suggested tip 10%|Optional service'), h.money(service), 36),
          `We hope to see you again`,
        );
      },
    },
    {
      intent: 'purchase',
      write: (d, h) => {
        const f = factsOf(d, h, false);
        return lines(
          `${d.say('Store|Shop|Merchant')}: ${f.company}`,
          `${d.say('Address|Location|At')}: ${whole(f, ', ')}`,
          `${dateWord(d)}: ${f.date}`,
          f.number === null ? null : `${numberWord(d)}: ${f.number}`,
          f.items.map(({ name, cents }) => `- ${name} ${h.number(cents)}`),
          f.tax === null ? null : `${taxWord(d)}: ${f.tax}`,
          `${totalWord(d)}: ${f.total} ${d.say('|EUR|incl. tax').trim()}`.trimEnd(),
          `Auth code ${d.digits(6)}, terminal ${d.digits(8)}`,
        );
      },
    },
    {
      intent: 'fuel',
      write: (d, h) => {
        const f = factsOf(d, h, true);
        return lines(
          d.say('*** CUSTOMER COPY ***|COPY|WELCOME'),
          f.company,
          whole(f, '\n'),
          `${d.say('Site|Stn')} ${d.digits(5)}  ${f.taxId}`,
          `${f.date}   ${f.time}   ${d.say('PUMP|Pump')} ${String(d.int(1, 12))}`,
          f.number === null ? null : `${d.say('TRANS|Receipt|Ref')} ${f.number}`,
          `${d.say('UNLEADED|DIESEL|E10')} ${h.number(d.int(1000, 6000))} L @ ${h.number(d.int(120, 210))}`,
          edges(totalWord(d), f.total, 30),
          f.tax === null ? null : edges(`${d.say('incl.|of which')} ${taxWord(d)}`, f.tax, 30),
          `CARD ${'*'.repeat(12)}${d.digits(4)}`,
        );
      },
    },
    {
      intent: 'purchase',
      write: (d, h) => {
        const f = factsOf(d, h, true);
        return lines(
          `Your order with ${f.company}`,
          '',
          `Thank you for shopping with us on ${f.date}.${f.number === null ? '' : ` Your receipt number is ${f.number}.`}`,
          '',
          f.items.map(({ name, count, cents }) => `${name} (${String(count)})\t${h.money(count * cents)}`),
          f.tax === null ? null : `${taxWord(d)}\t${f.tax}`,
          `${totalWord(d)}\t${f.total}`,
          '',
          d.chance(0.7) ? `Our shop: ${whole(f, ', ')}` : null,
          `Questions? ${f.phone}`,
        );
      },
    },
    {
      intent: 'refund',
      write: (d, h) => {
        const f = factsOf(d, h, true);
        return lines(
          f.company,
          whole(f, ', '),
          d.say('REFUND|CREDIT RECEIPT|RETURN'),
          `Original sale ${h.date(daysAfter({ year: 2021, month: d.int(1, 12), day: d.int(1, 28) }, 3))} no. ${d.digits(6)}`,
          `${d.say('Refund date|Returned on|Date')} ${f.date}`,
          f.number === null ? null : `${numberWord(d)} ${f.number}`,
          f.items.map(({ name, cents }) => edges(name, `-${h.number(cents)}`, 34)),
          edges(d.say('TOTAL REFUNDED|Total refund|Refund total'), f.total, 34),
          f.tax === null ? null : edges(taxWord(d), f.tax, 34),
        );
      },
    },
    {
      intent: 'hospitality',
      write: (d, h) => {
        const f = factsOf(d, h, false);
        const nights = d.int(1, 5);
        return lines(
          f.number === null ? 'GUEST FOLIO' : edges('GUEST FOLIO', `Folio ${f.number}`, 50),
          f.company,
          f.address.length > 1 ? whole(f, ', ') : whole(f, ' '),
          `Arrival ${h.date(daysAfter({ year: 2022, month: d.int(1, 12), day: 9 }, -nights))}  Room ${d.digits(3)}`,
          `${d.say('Bill date|Settled|Printed')} ${f.date}`,
          right(`Room charge ${h.number(f.cents - f.taxCents)}`, 50),
          f.tax === null ? null : right(`${d.say('City tax|VAT|Tax')} ${f.tax}`, 50),
          right(`${d.say('Balance|Total charges|Total')} ${f.total}`, 50),
          'Signature ____________',
        );
      },
    },
  ],
  held: [
    {
      intent: 'purchase',
      write: (d, h) => {
        const f = factsOf(d, h, true);
        return lines(
          `${f.date} ${f.time}`,
          f.number === null ? null : `#${f.number}`,
          f.items.map(({ name, count, cents }) => `${pad(String(count), 4)}${pad(name, 22)}${h.money(count * cents)}`),
          `${' '.repeat(14)}${d.say('TO PAY|Sum|Total')} ${f.total}`,
          f.tax === null ? null : `${' '.repeat(14)}${d.say('tax included|VAT included')} ${f.tax}`,
          '',
          centre(f.company, 36),
          whole(f, '\n'),
        );
      },
    },
    {
      intent: 'hospitality',
      write: (d, h) => {
        const f = factsOf(d, h, true);
        return lines(
          `Ride receipt from ${f.company}`,
          `Trip on ${f.date}, ${f.time}. Driver ${d.say('Ana|Ravi|Joe')}, ${h.number(d.int(200, 3000))} km`,
          `Fare ${h.money(f.cents - f.taxCents)}${f.tax === null ? '' : ` plus tax ${f.tax}`}. You paid ${f.total}.`,
          f.number === null ? null : `Receipt ${f.number}`,
          `Office: ${whole(f, ', ')}`,
        );
      },
    },
    {
      intent: 'purchase',
      write: (d, h) => {
        const f = factsOf(d, h, false);
        return lines(
          edges(f.company, f.date, 60),
          edges(whole(f, ', '), f.number === null ? f.phone : `Ticket ${f.number}`, 60),
          '='.repeat(60),
          f.items.map(
            ({ name, count, cents }) => `${name} ${String(count)} ${h.number(cents)} ${h.number(count * cents)}`,
          ),
          '='.repeat(60),
          `Items ${String(f.items.length)} | ${f.tax === null ? '' : `Tax ${f.tax} | `}Total ${f.total} | Cash ${h.number(f.cash)}`,
        );
      },
    },
  ],
};
