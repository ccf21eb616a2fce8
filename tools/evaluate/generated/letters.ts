import { gold, type Draw } from './draw';
import { edges, lines, wrap, type KindOfDocument } from './template';
import { address, amount, company, dayOf, daysAfter, person, phone, type Habit } from './values';

function factsOf(draw: Draw, habit: Habit) {
  const { country } = habit;
  const day = dayOf(draw);
  return {
    sender: gold('sender', draw.chance(0.5) ? person(draw) : company(draw, country)),
    senderAddress: gold('sender_address', address(draw, country).join(draw.say(', |\n'))),
    recipient: gold('recipient', draw.chance(0.5) ? person(draw) : company(draw, country)),
    recipientAddress: address(draw, country),
    date: gold('date', habit.date(day)),
    earlier: habit.date(daysAfter(day, -draw.int(10, 90))),
    deadline: draw.chance(0.7) ? gold('deadline', habit.date(daysAfter(day, draw.int(7, 60)))) : null,
    reference: draw.chance(0.75)
      ? gold('reference', draw.code(draw.say('KD-####-@|##/####/@@|REF#####|A####.##|@@@/20##/###')))
      : null,
    amount: draw.chance(0.6) ? gold('amount', habit.money(amount(draw, 20, 5000))) : null,
    fee: habit.money(amount(draw, 2, 40)),
    phone: draw.chance(0.7) ? gold('phone', phone(draw, country)) : null,
    helper: person(draw),
  };
}

type Facts = ReturnType<typeof factsOf>;
const refWord = (d: Draw) => d.say('Our ref|Reference|Ref.|Your reference|File no.|Re');
const closing = (d: Draw) => d.say('Yours sincerely,|Kind regards,|Yours faithfully,|Best wishes,|Regards,');
const greeting = (d: Draw) => d.say('Dear Sir or Madam,|Good morning,|To whom it may concern,|Hello,');
const call = (d: Draw, f: Facts) =>
  f.phone && `${d.say('You can reach me on|Please call|Telephone|Our number is')} ${f.phone}.`;
const until = (d: Draw, f: Facts) =>
  f.deadline &&
  `${d.say('Please reply by|We need your answer no later than|The deadline is|Kindly respond before')} ${f.deadline}.`;
const sum = (d: Draw, f: Facts) =>
  f.amount && `${d.say('The amount in question is|It concerns a sum of|You owe us|We were charged')} ${f.amount}.`;
const chatter = (d: Draw) =>
  d.say(
    'We spoke about this last week.|I enclose copies of all papers.|I trust that this can be settled soon.|The matter is of some urgency to us.|Nothing else has changed since then.',
  );
const body = (d: Draw, f: Facts) =>
  wrap(
    [
      `${d.say('I write about our correspondence of|Further to the letter of|With regard to the visit of')} ${f.earlier}.`,
      chatter(d),
      sum(d, f),
      `A fee of ${f.fee} is not part of it.`,
      until(d, f),
    ]
      .filter((part) => part !== null)
      .join(' '),
    d.pick([60, 76, 500]),
  );

/** Letters between people and organisations. */
export const letters: KindOfDocument = {
  kind: 'letter',
  fields: ['sender', 'sender_address', 'recipient', 'date', 'deadline', 'reference', 'amount', 'phone'],
  train: [
    {
      intent: 'complaint',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          f.sender,
          f.senderAddress,
          '',
          f.recipient,
          f.recipientAddress,
          '',
          f.date,
          '',
          f.reference && `${refWord(d)}: ${f.reference}`,
          '',
          greeting(d),
          '',
          body(d, f),
          '',
          call(d, f),
          '',
          closing(d),
        );
      },
    },
    {
      intent: 'reminder',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          edges(f.recipient, f.date, 60),
          f.recipientAddress,
          '',
          f.reference && `${refWord(d)} ${f.reference}`,
          d.say('FINAL REMINDER|Second notice|Reminder'),
          '',
          body(d, f),
          call(d, f),
          '',
          closing(d),
          '',
          f.sender,
          f.senderAddress,
        );
      },
    },
    {
      intent: 'appointment',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `From: ${f.sender}`,
          `To: ${f.recipient}`,
          `Date: ${f.date}`,
          `Subject: ${d.say('Appointment|Our meeting|Visit')}${f.reference === null ? '' : ` (${f.reference})`}`,
          '',
          body(d, f),
          '',
          d.say('Best|Thanks|Cheers'),
          f.senderAddress,
          f.phone && `Tel. ${f.phone}`,
        );
      },
    },
    {
      intent: 'cancellation',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `${d.say('Sender|From|Letter from')}: ${f.sender}, ${f.senderAddress}`,
          `${d.say('Addressee|To|For')}: ${f.recipient}`,
          `${d.say('Dated|Date|Written on')}: ${f.date}`,
          f.reference && `${refWord(d)}: ${f.reference}`,
          f.phone && `${d.say('Phone|Tel|Mobile')}: ${f.phone}`,
          '',
          `${d.say('I hereby cancel|We wish to end|Please terminate')} the contract of ${f.earlier}.`,
          f.amount && `Refund due: ${f.amount}`,
          f.deadline && `${d.say('Effective|Confirm by|Last day')}: ${f.deadline}`,
        );
      },
    },
    {
      intent: 'complaint',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          f.date,
          '',
          `Dear ${f.recipient},`,
          '',
          f.reference && `${d.say('Complaint|Case|Matter')} ${f.reference}`,
          '',
          body(d, f),
          '',
          call(d, f),
          '',
          closing(d),
          f.sender,
          f.senderAddress,
        );
      },
    },
    {
      intent: 'reminder',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          edges(f.sender, f.phone === null ? '' : `Tel ${f.phone}`, 66).trimEnd(),
          f.senderAddress,
          '_'.repeat(66),
          f.recipient,
          f.recipientAddress,
          '',
          edges(
            f.reference === null ? '' : `${refWord(d)}: ${f.reference}`,
            `${d.say('Date|Our date')}: ${f.date}`,
            66,
          ).trim(),
          '',
          greeting(d),
          body(d, f),
          '',
          closing(d),
          f.helper,
        );
      },
    },
    {
      intent: 'appointment',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          f.recipient,
          `attn. ${f.helper}`,
          f.recipientAddress.join(', '),
          '',
          `${d.say('Ipoh|Leeds|Ulm|Boise')}, ${f.date}`,
          '',
          `${d.say('Concerns|Re|Subject')}: ${d.say('your visit|inspection|annual check')}${f.reference === null ? '' : `, ${f.reference}`}`,
          '',
          body(d, f),
          call(d, f),
          '',
          `For ${f.sender}`,
          f.senderAddress,
        );
      },
    },
    {
      intent: 'cancellation',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          'NOTICE OF CANCELLATION',
          '',
          wrap(
            `I, ${f.sender}, of ${f.senderAddress.replaceAll('\n', ', ')}, give notice to ${f.recipient} on ${f.date} that I end my subscription${f.reference === null ? '' : ` number ${f.reference}`}. ${chatter(d)} ${f.amount === null ? '' : `Please return ${f.amount} to my account. `}${f.deadline === null ? '' : `The subscription ends on ${f.deadline}. `}${f.phone === null ? '' : `My telephone number is ${f.phone}.`}`.trim(),
            72,
          ),
        );
      },
    },
  ],
  held: [
    {
      intent: 'complaint',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `MEMO  ${f.date}`,
          `by ${f.sender}`,
          `for ${f.recipient}`,
          f.reference && `file ${f.reference}`,
          '',
          body(d, f),
          f.phone && `(call back: ${f.phone})`,
          f.senderAddress,
        );
      },
    },
    {
      intent: 'reminder',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `Attention ${f.recipient}`,
          f.reference && `Account ${f.reference}`,
          '',
          wrap(
            `On ${f.date} our books still showed ${f.amount ?? 'an open sum'}. ${f.deadline === null ? chatter(d) : `We allow you until ${f.deadline}.`} Earlier notices went out on ${f.earlier}.`,
            70,
          ),
          '',
          f.sender,
          f.senderAddress,
          f.phone && `t ${f.phone}`,
        );
      },
    },
    {
      intent: 'appointment',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `Sent ${f.date}`,
          '',
          `Hi ${f.recipient}`,
          '',
          body(d, f),
          '',
          'Speak soon',
          f.sender,
          [f.phone, f.reference === null ? null : `job ${f.reference}`].filter((part) => part !== null).join(', '),
          f.senderAddress,
        );
      },
    },
  ],
};
