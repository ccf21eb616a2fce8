import { describe, expect, it } from 'vitest';
import { bankingLabel, firstOfEach, goldOfDogo, goldOfNlupp } from './utterances';

describe('bankingLabel', () => {
  it.each([
    ['card lost_stolen cancel_close_leave_freeze', 'card_lost_or_stolen'],
    ['lost_stolen', null],
    ['card wrong_notworking_notshowing', 'card_problem'],
    ['card transfer_payment_deposit wrong_notworking_notshowing', null],
    ['transfer_payment_deposit wrong_notworking_notshowing why', 'transfer_problem'],
    ['cheque transfer_payment_deposit wrong_notworking_notshowing', null],
    ['fees_interests mortgage request_info', 'fees_or_interest'],
    ['account balance how_much savings', 'balance_or_statement'],
    ['account cancel_close_leave_freeze', 'close_account'],
    ['cancel_close_leave_freeze standing_order', null],
    ['make_open_apply_setup_get_activate transfer_payment_deposit', 'make_payment'],
    ['make_open_apply_setup_get_activate account current', 'open_account'],
    ['affirm make_open_apply_setup_get_activate account', null],
    ['', null],
  ])('%s: %s', (modules, label) => {
    expect(bankingLabel(modules.split(' ').filter((each) => each !== ''))).toBe(label);
  });
});

it('keeps the utterances of NLU++ that have one label', () => {
  const documents = goldOfNlupp('fold3', [
    { text: 'yes' },
    { text: 'my card got stolen', intents: ['card', 'lost_stolen'] },
  ]);
  expect(documents).toEqual([
    {
      file: 'nlupp-fold3-1',
      pack: 'banking_messages',
      text: 'my card got stolen',
      intent: 'card_lost_or_stolen',
      fields: {},
    },
  ]);
});

it('keeps the turns of MultiDoGO that say enough and mean one label', () => {
  const tsv = [
    'conversationId\tturnNumber\tutteranceId\tutterance\tslot-labels\tintent',
    'c\t0\tc0\tplease close my savings account now\tO\tcloseaccount',
    'c\t1\tc1\tclose it\tO\tcloseaccount',
    'c\t2\tc2\ti have an extra charge on my bill\tO\tdisputecharge',
    'c\t3\tc3\tplease close it and move my money\tO\tcloseaccount<div>transfermoney',
    '',
  ].join('\n');
  expect(goldOfDogo('finance', tsv).map(({ file, intent }) => [file, intent])).toEqual([['c0', 'close_account']]);
});

it('takes the first of each intent, and a text that differs in its stops once', () => {
  const document = (text: string, intent: string) => ({ file: text, pack: 'p', text, intent, fields: {} });
  const documents = [
    document('a b', 'x'),
    document('A b!', 'x'),
    document('c', 'x'),
    document('d', 'x'),
    document('e', 'y'),
  ];
  expect(firstOfEach(documents, 2).map(({ text }) => text)).toEqual(['a b', 'c', 'e']);
});
