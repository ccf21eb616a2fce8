import { gold, type Draw } from './draw';
import { edges, lines, wrap, type KindOfDocument } from './template';
import { address, amount, company, dayOf, daysAfter, email, person, phone, type Habit } from './values';

function factsOf(draw: Draw, habit: Habit) {
  const { country } = habit;
  const day = dayOf(draw);
  const name = person(draw);
  return {
    claimant: gold('claimant', name),
    firstName: name.split(' ')[0] ?? name,
    policy: gold(
      'policy_number',
      draw.code(draw.say('HC-##-#####|TRV.####.###.@@|#########|POL######|@@ #####-#|MX/####/####')),
    ),
    claim: draw.chance(0.55)
      ? gold('claim_number', draw.code(draw.say('CLM-######|C##-####|#######/@|SCH#####')))
      : null,
    loss: draw.chance(0.85) ? gold('date_of_loss', habit.date(day)) : null,
    written: habit.date(daysAfter(day, draw.int(1, 20))),
    paid: habit.date(daysAfter(day, -draw.int(20, 200))),
    amount: draw.chance(0.75) ? gold('amount', habit.money(amount(draw, 80, 20_000))) : null,
    excess: habit.money(amount(draw, 50, 500)),
    phone: draw.chance(0.65) ? gold('phone', phone(draw, country)) : null,
    email: draw.chance(0.6) ? gold('email', email(draw, name)) : null,
    place: draw.chance(0.7)
      ? gold(
          'loss_place',
          draw.say(
            'the A38 near Exeter|the car park at Mill Road|our kitchen|Heathrow Terminal 3|the basement|12 Harbour Lane|Jalan Ampang|the junction of High Street and Park Road|the garden shed',
          ),
        )
      : null,
    insurer: company(draw, country),
    desk: `claims@example.${draw.say('com|org')}`,
    deskPhone: phone(draw, country),
    address: address(draw, country).join(', '),
    thing: draw.say(
      'storm damage|water damage|stolen bicycle|car accident|broken windscreen|lost luggage|hail damage|a burst pipe',
    ),
  };
}

type Facts = ReturnType<typeof factsOf>;
const story = (d: Draw, f: Facts) =>
  [
    `${d.say('I want to report|This is about|I am writing because of|Reporting')} ${f.thing}.`,
    f.loss &&
      `${d.say('It happened on|The loss occurred on|This was on|We found it on')} ${f.loss}${f.place === null ? '' : ` ${d.say('at|in|,').replace(',', '-')} ${f.place}`}.`,
    f.loss === null && f.place !== null ? `It was at ${f.place}.` : null,
    f.amount && `${d.say('The damage comes to|A repair costs|I claim|The estimate is')} ${f.amount}.`,
    `${d.say('I know that there is an excess of|The deductible should be')} ${f.excess}.`,
    `I paid the premium on ${f.paid}.`,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
const policyWord = (d: Draw) => d.say('Policy|Policy no.|Policy number|My policy|Contract no.|Cover');
const claimWord = (d: Draw) => d.say('Claim|Claim no.|Claim number|Your claim ref|Case');
const reach = (d: Draw, f: Facts) =>
  [
    f.phone && `${d.say('Call me on|My mobile is|Tel|Phone')} ${f.phone}`,
    f.email && `${d.say('mail|e-mail|or write to')} ${f.email}`,
  ]
    .filter((part) => part !== null)
    .join(', ');

/** Reports of losses to an insurer. */
export const claims: KindOfDocument = {
  kind: 'claim',
  fields: ['claimant', 'policy_number', 'claim_number', 'date_of_loss', 'amount', 'phone', 'email', 'loss_place'],
  train: [
    {
      intent: 'new_claim',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `To: ${f.desk}`,
          `Date: ${f.written}`,
          `Subject: ${f.thing}, ${policyWord(d).toLowerCase()} ${f.policy}`,
          '',
          d.say('Hello,|Dear claims team,|Hi there,'),
          '',
          wrap(story(d, f), 76),
          f.claim && `${claimWord(d)} ${f.claim}`,
          reach(d, f),
          '',
          d.say('Regards,|Thanks|Best,'),
          f.claimant,
        );
      },
    },
    {
      intent: 'new_claim',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          'CLAIM FORM',
          '',
          `${d.say('Name|Claimant|Policyholder|Insured')}: ${f.claimant}`,
          `Address: ${f.address}`,
          `${policyWord(d)}: ${f.policy}`,
          f.claim && `${claimWord(d)}: ${f.claim}`,
          f.loss && `${d.say('Date of loss|Date of incident|Loss date|When')}: ${f.loss}`,
          f.place && `${d.say('Place|Location|Where')}: ${f.place}`,
          f.amount && `${d.say('Amount claimed|Estimate|Damage')}: ${f.amount}`,
          `Excess: ${f.excess}`,
          f.phone && `${d.say('Phone|Mobile|Telephone')}: ${f.phone}`,
          f.email && `${d.say('E-mail|Email|Mail')}: ${f.email}`,
          `Signed on: ${f.written}`,
        );
      },
    },
    {
      intent: 'claim_status',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          f.claimant,
          f.address,
          f.phone,
          f.email,
          '',
          f.written,
          '',
          f.insurer,
          '',
          `${policyWord(d)} ${f.policy}${f.claim === null ? '' : ` / ${claimWord(d).toLowerCase()} ${f.claim}`}`,
          '',
          `I ask how my claim is going. ${story(d, f)}`,
          '',
          d.say('Yours faithfully|Sincerely'),
        );
      },
    },
    {
      intent: 'new_claim',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `CALL NOTE ${f.written} (line ${f.deskPhone})`,
          `Caller: ${f.claimant}${f.phone === null ? '' : `, ${f.phone}`}`,
          `Pol. ${f.policy}`,
          f.claim && `Ref ${f.claim}`,
          `Re: ${f.thing}`,
          f.loss && `DOL ${f.loss}`,
          f.place && `Loc. ${f.place}`,
          f.amount && `Est. ${f.amount}, xs ${f.excess}`,
          f.email && `Send form to ${f.email}`,
        );
      },
    },
    {
      intent: 'claim_documents',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          f.insurer,
          `Claims desk ${f.deskPhone}, ${f.desk}`,
          '',
          edges(f.claim === null ? 'New case' : `${claimWord(d)}: ${f.claim}`, `${policyWord(d)}: ${f.policy}`, 64),
          `Insured: ${f.claimant}`,
          f.loss && `${d.say('Loss of|Incident on|Date of loss')} ${f.loss}${f.place === null ? '' : `, ${f.place}`}`,
          '',
          `We received your papers on ${f.written}.`,
          f.amount && `${d.say('Claimed|Invoice|Repair bill')}: ${f.amount}`,
          `Excess ${f.excess}`,
          f.phone && `We will ring ${f.phone}.`,
          f.email && `A copy went to ${f.email}.`,
        );
      },
    },
    {
      intent: 'new_claim',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `hi its ${f.claimant}, ${policyWord(d).toLowerCase()} ${f.policy}. ${story(d, f)} ${f.claim === null ? '' : `${claimWord(d).toLowerCase()} is ${f.claim}. `}${reach(d, f)}`.trim(),
        );
      },
    },
    {
      intent: 'claim_status',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `From: ${f.claimant}${f.email === null ? '' : ` <${f.email}>`}`,
          `To: ${f.insurer} <${f.desk}>`,
          `Sent: ${f.written}`,
          '',
          f.claim === null
            ? `${policyWord(d)} ${f.policy}`
            : `${claimWord(d)} ${f.claim} under ${policyWord(d).toLowerCase()} ${f.policy}`,
          '',
          wrap(`${story(d, f)} Any news?`, 70),
          '',
          f.firstName,
          f.phone,
        );
      },
    },
    {
      intent: 'claim_documents',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          'LOSS ADJUSTER REPORT',
          '',
          `Policyholder\t${f.claimant}`,
          `Policy\t${f.policy}`,
          f.claim && `Claim\t${f.claim}`,
          f.loss && `Date of loss\t${f.loss}`,
          `Date of visit\t${f.written}`,
          f.place && `Place of loss\t${f.place}`,
          f.amount && `Reserve\t${f.amount}`,
          `Deductible\t${f.excess}`,
          [f.phone, f.email].some((part) => part !== null)
            ? `Contact\t${[f.phone, f.email].filter((part) => part !== null).join(' ')}`
            : null,
        );
      },
    },
  ],
  held: [
    {
      intent: 'new_claim',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          wrap(
            `Please open a file for ${f.claimant} (insured under ${f.policy}): ${f.thing}${f.loss === null ? '' : `, discovered ${f.loss}`}${f.place === null ? '' : `, ${f.place}`}. ${f.amount === null ? '' : `Builder quotes ${f.amount}. `}Report taken ${f.written}. ${f.claim === null ? '' : `Linked to ${f.claim}. `}${f.phone === null ? '' : `Ring ${f.phone}. `}${f.email ?? ''}`.trim(),
            80,
          ),
        );
      },
    },
    {
      intent: 'claim_status',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          edges('Holder', f.claimant, 50),
          edges('Certificate', f.policy, 50),
          f.claim && edges('File', f.claim, 50),
          f.loss && edges('Occurred', f.loss, 50),
          edges('Notified', f.written, 50),
          f.place && edges('At', f.place, 50),
          f.amount && edges('Sum sought', f.amount, 50),
          edges('Own share', f.excess, 50),
          f.phone && edges('Cell', f.phone, 50),
          f.email && edges('@', f.email, 50),
        );
      },
    },
    {
      intent: 'claim_documents',
      write: (d, h) => {
        const f = factsOf(d, h);
        return lines(
          `Attached: photos, ${f.thing}`,
          '',
          `${f.claimant} here.${f.loss === null ? '' : ` Incident day was ${f.loss}`}${f.place === null ? '.' : ` over at ${f.place}.`}`,
          f.amount && `Bill attached over ${f.amount}, of which my part is ${f.excess}.`,
          `Certificate ${f.policy}${f.claim === null ? '' : `, file ${f.claim}`}`,
          [f.phone, f.email].filter((part) => part !== null).join(' | '),
        );
      },
    },
  ],
};
