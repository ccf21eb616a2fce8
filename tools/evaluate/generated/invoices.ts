import { gold, type Draw } from './draw';
import { edges, lines, pad, right, type KindOfDocument } from './template';
import { address, amount, company, dayOf, daysAfter, email, person, phone, type Habit } from './values';

const WORK =
  'Consulting, per day|Site survey|Hosting, 12 months|Training session|Enrolment form rebuild|Delivery Zone 2|Gasket set|Annual licence|Translation EN-DE|Scaffold hire|Window cleaning|Design drafts|Photography|Boiler service'.split(
    '|',
  );

function factsOf(draw: Draw, habit: Habit) {
  const { country } = habit;
  const day = dayOf(draw);
  const items = draw
    .some(WORK, draw.int(1, 4))
    .map((name) => ({ name, count: draw.int(1, 9), cents: amount(draw, 20, 900) }));
  const net = items.reduce((sum, { count, cents }) => sum + count * cents, 0);
  const tax = Math.round(net * draw.pick([0, 0.1, 0.19, 0.2]));
  const supplier = company(draw, country);
  const terms = draw.pick([7, 14, 30, 45, 60]);
  return {
    items,
    net,
    tax,
    terms,
    supplier: gold('supplier', supplier),
    supplierAddress: address(draw, country),
    customer: gold('customer', draw.chance(0.75) ? company(draw, country) : person(draw)),
    customerAddress: address(draw, country),
    number: gold('invoice_number', draw.code(draw.say('INV-####|####/##|WW-####|20##-0###|RE######|@@@ #####|#####'))),
    date: gold('invoice_date', habit.date(day)),
    delivered: habit.date(daysAfter(day, -draw.int(2, 20))),
    due: draw.chance(0.7) ? gold('due_date', habit.date(daysAfter(day, terms))) : null,
    total: gold('total', habit.money(net + tax)),
    order: draw.chance(0.5) ? gold('purchase_order', draw.code(draw.say('PO-#####|45########|P/####|B#####@'))) : null,
    email: draw.chance(0.6) ? gold('email', email(draw, supplier)) : null,
    phone: phone(draw, country),
    contact: person(draw),
    iban: draw.code('DE## #### #### #### #### ##'),
  };
}

type Facts = ReturnType<typeof factsOf>;
const numberWord = (d: Draw) => d.say('Invoice no.|Invoice #|Invoice number|INVOICE NO|Inv. No|Invoice|Our ref');
const dateWord = (d: Draw) => d.say('Date|Invoice date|Issue date|Date of issue|Dated|Tax point');
const dueWord = (d: Draw) => d.say('Due|Due date|Payment due|Pay by|Please pay by|Payable until');
const orderWord = (d: Draw) => d.say('PO|Your order|Purchase order|Order no.|P.O. number|Your ref');
const totalWord = (d: Draw) =>
  d.say('Total|TOTAL DUE|Amount due|Balance due|Total incl. VAT|Invoice total|Grand total|Please pay');
const rows = (f: Facts, h: Habit) =>
  f.items.map(
    ({ name, count, cents }) =>
      `${pad(name, 26)}${pad(String(count), 6)}${pad(h.number(cents), 12)}${h.number(count * cents)}`,
  );
const taxRow = (d: Draw, f: Facts, h: Habit) =>
  f.tax === 0 ? null : edges(d.say('VAT|Tax|GST|MwSt'), h.money(f.tax), 50);

/** Invoices between businesses. */
export const invoices: KindOfDocument = {
  kind: 'invoice',
  fields: ['supplier', 'customer', 'invoice_number', 'invoice_date', 'due_date', 'total', 'purchase_order', 'email'],
  train: [
    {
      intent: 'invoice',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          f.supplier,
          f.supplierAddress,
          '',
          d.say('INVOICE|TAX INVOICE|Invoice'),
          '',
          `${d.say('Bill to|To|Invoice to|Customer')}:`,
          f.customer,
          f.customerAddress,
          '',
          `${numberWord(d)}: ${f.number}`,
          `${dateWord(d)}: ${f.date}`,
          f.due && `${dueWord(d)}: ${f.due}`,
          f.order && `${orderWord(d)}: ${f.order}`,
          '',
          rows(f, h),
          '',
          edges('Subtotal', h.money(f.net), 50),
          taxRow(d, f, h),
          edges(totalWord(d), f.total, 50),
          '',
          f.email && `${d.say('Questions|E-mail|Contact')}: ${f.email}`,
          `IBAN ${f.iban}`,
        );
      },
    },
    {
      intent: 'invoice',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          edges(f.supplier, `${numberWord(d)} ${f.number}`, 64),
          edges(f.supplierAddress[0] ?? '', `${dateWord(d)} ${f.date}`, 64),
          edges(
            f.supplierAddress[1] ?? '',
            f.due === null ? `Terms ${String(f.terms)} days` : `${dueWord(d)} ${f.due}`,
            64,
          ),
          f.order && right(`${orderWord(d)} ${f.order}`, 64),
          '',
          `${d.say('Client|Customer|Sold to')}: ${f.customer}`,
          f.customerAddress.join(', '),
          '',
          rows(f, h),
          right(`${totalWord(d)}  ${f.total}`, 64),
          f.email,
        );
      },
    },
    {
      intent: 'invoice',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          d.say('INVOICE|RECHNUNG / INVOICE'),
          '',
          `${pad('Invoice', 16)}${pad('Date', 20)}${pad('Due', 20)}${f.order === null ? '' : 'Order'}`.trimEnd(),
          `${pad(f.number, 16)}${pad(f.date, 20)}${pad(f.due ?? 'on receipt', 20)}${f.order ?? ''}`.trimEnd(),
          '',
          `${pad('From', 36)}To`,
          `${pad(f.supplier, 36)}${f.customer}`,
          `${pad(f.supplierAddress[0] ?? '', 36)}${f.customerAddress[0] ?? ''}`,
          `${pad(f.supplierAddress[1] ?? '', 36)}${f.customerAddress[1] ?? ''}`,
          '',
          rows(f, h),
          taxRow(d, f, h),
          edges(totalWord(d), f.total, 50),
          f.email && `Mail ${f.email}`,
        );
      },
    },
    {
      intent: 'invoice',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `From: ${f.email ?? 'billing desk'}`,
          `Subject: ${d.say('Invoice|Your invoice|Bill')} ${f.number}`,
          '',
          `${d.say('Dear|Hello')} ${f.customer},`,
          '',
          `${d.say('please find below our invoice|this is our invoice')} of ${f.date} for ${f.items.map(({ name }) => name.toLowerCase()).join(' and ')}${f.order === null ? '' : ` (${orderWord(d).toLowerCase()} ${f.order})`}.`,
          `${d.say('The total is|Amount due is|It comes to')} ${f.total}${f.due === null ? '' : `, ${d.say('payable by|due on|to be paid until')} ${f.due}`}. Work was done until ${f.delivered}.`,
          '',
          d.say('Kind regards|With best wishes|Thank you'),
          f.contact,
          f.supplier,
          f.supplierAddress.join(', '),
          f.phone,
        );
      },
    },
    {
      intent: 'invoice',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `${f.supplier} | ${f.supplierAddress.join(' | ')} | ${f.phone}`,
          '',
          f.customer,
          f.customerAddress,
          '',
          `${numberWord(d)} ${f.number} ${d.say('of|dated|from')} ${f.date}`,
          `Delivery date: ${f.delivered}`,
          f.order && `${orderWord(d)}: ${f.order}`,
          '',
          rows(f, h),
          '',
          `Net ${h.money(f.net)}`,
          f.tax === 0 ? null : `VAT ${h.money(f.tax)}`,
          `${totalWord(d)} ${f.total}`,
          '',
          f.due && `${d.say('Please transfer by|Payment is due on|Kindly settle before')} ${f.due}.`,
          f.email && `${f.contact}, ${f.email}`,
        );
      },
    },
    {
      intent: 'reminder',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          f.supplier,
          f.supplierAddress,
          '',
          d.say('PAYMENT REMINDER|STATEMENT|OVERDUE ACCOUNT'),
          `Account of: ${f.customer}`,
          '',
          `Invoice ${f.number} ${d.say('of|dated')} ${f.date}${f.due === null ? '' : ` was due on ${f.due}`}.`,
          `${d.say('Still open|Outstanding|Amount due')}: ${f.total}`,
          `Late fee: ${h.money(amount(d, 5, 30))}`,
          f.order && `${orderWord(d)} ${f.order}`,
          f.email && `Write to ${f.email} if you have paid.`,
        );
      },
    },
    {
      intent: 'invoice',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `${d.say('Supplier|Vendor|Seller')}\t${f.supplier}`,
          `Supplier address\t${f.supplierAddress.join(', ')}`,
          `${d.say('Buyer|Customer|Client')}\t${f.customer}`,
          `${numberWord(d)}\t${f.number}`,
          `${dateWord(d)}\t${f.date}`,
          `Delivery\t${f.delivered}`,
          f.due && `${dueWord(d)}\t${f.due}`,
          f.order && `${orderWord(d)}\t${f.order}`,
          f.email && `E-mail\t${f.email}`,
          f.items.map(({ name, count, cents }) => `${name}\t${h.number(count * cents)}`),
          `Net\t${h.money(f.net)}`,
          `${totalWord(d)}\t${f.total}`,
        );
      },
    },
    {
      intent: 'invoice',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `INVOICE ${f.number}`,
          `${f.date}${f.due === null ? '' : `  (${dueWord(d).toLowerCase()} ${f.due})`}`,
          '',
          'for',
          f.customer,
          `c/o ${person(d)}`,
          '',
          rows(f, h),
          edges(totalWord(d), f.total, 50),
          '',
          f.order && `Ref. ${orderWord(d)} ${f.order}`,
          f.supplier,
          f.supplierAddress,
          [f.email, f.phone].filter((part) => part !== null).join(' / '),
        );
      },
    },
  ],
  held: [
    {
      intent: 'invoice',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          edges('Bill', f.date, 56),
          `${d.say('Charged to|Recipient')} ${f.customer}`,
          `Number ${f.number}${f.order === null ? '' : `, against order ${f.order}`}`,
          '',
          f.items.map(({ name, count, cents }) => `${String(count)} x ${name} = ${h.money(count * cents)}`),
          '',
          `Payable: ${f.total}${f.due === null ? '' : ` no later than ${f.due}`}`,
          `Payee: ${f.supplier}`,
          f.supplierAddress.join(', '),
          f.email,
        );
      },
    },
    {
      intent: 'invoice',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `${f.supplier} (${f.supplierAddress.join(', ')})`,
          `invoices ${f.customer} as follows.`,
          '',
          `${pad('Reference', 20)}${f.number}`,
          `${pad('Raised on', 20)}${f.date}`,
          f.due && `${pad('Settle before', 20)}${f.due}`,
          f.order && `${pad('Buyer order', 20)}${f.order}`,
          '',
          rows(f, h),
          `${pad('All-in', 20)}${f.total}`,
          f.email && `Reply to ${f.email}`,
        );
      },
    },
    {
      intent: 'reminder',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `Dear ${f.contact},`,
          '',
          `Our records show that ${f.customer} has not yet paid invoice ${f.number}, issued ${f.date}${f.due === null ? '' : `, which fell due ${f.due}`}.`,
          `The open balance is ${f.total}.${f.order === null ? '' : ` It concerns your order ${f.order}.`}`,
          '',
          f.supplier,
          f.email,
        );
      },
    },
  ],
};
