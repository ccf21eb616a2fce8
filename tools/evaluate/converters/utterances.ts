import type { GoldDocument } from '../gold';

/** An utterance of NLU++ (banking), with its modules of intent. */
export interface NluppUtterance {
  readonly text: string;
  readonly intents?: readonly string[];
}

/**
 * The one banking label that an utterance's modules clearly add up to, or null. NLU++ builds an intent from modules
 * (`card` + `lost_stolen`), so one utterance of ours is a set of them; those that fit two labels stay out.
 */
export function bankingLabel(modules: readonly string[]): string | null {
  const has = (...names: string[]) => names.some((name) => modules.includes(name));
  const only = (...names: string[]) => modules.every((name) => names.includes(name));
  const where = ['account', 'current', 'savings', 'business', 'international'];
  // Turns inside a dialogue: they answer a question that the utterance doesn't hold.
  if (has('affirm', 'deny', 'dont_know', 'acknowledge', 'end_call', 'handoff', 'repeat', 'appointment')) return null;
  if (has('card') && has('lost_stolen')) return 'card_lost_or_stolen';
  if (has('wrong_notworking_notshowing')) {
    if (has('card', 'contactless') && !has('change', 'transfer_payment_deposit', 'balance', 'fees_interests', 'refund'))
      return 'card_problem';
    const isTransfer =
      has('transfer_payment_deposit') &&
      only('wrong_notworking_notshowing', 'transfer_payment_deposit', 'why', ...where);
    return isTransfer ? 'transfer_problem' : null;
  }
  if (has('fees_interests')) return has('make_open_apply_setup_get_activate', 'refund') ? null : 'fees_or_interest';
  if (has('balance'))
    return only('balance', 'how_much', 'request_info', 'how', ...where) ? 'balance_or_statement' : null;
  if (has('cancel_close_leave_freeze'))
    return only('cancel_close_leave_freeze', 'account', 'current', 'savings', 'business') && has('account')
      ? 'close_account'
      : null;
  if (!has('make_open_apply_setup_get_activate')) return null;
  if (has('transfer_payment_deposit', 'standing_order'))
    return only('make_open_apply_setup_get_activate', 'transfer_payment_deposit', 'standing_order', 'new', ...where)
      ? 'make_payment'
      : null;
  if (has('account', 'loan', 'mortgage'))
    return only('make_open_apply_setup_get_activate', 'loan', 'mortgage', 'new', 'request_info', 'how', ...where)
      ? 'open_account'
      : null;
  return null;
}

/** MultiDoGO's intents that mean one of our labels. The others mean two of them or none. */
const dogo: Readonly<Record<'finance' | 'insurance', Readonly<Record<string, string>>>> = {
  finance: {
    reportlostcard: 'card_lost_or_stolen',
    updateaddress: 'change_of_details',
    checkbalance: 'balance_or_statement',
    transfermoney: 'make_payment',
    closeaccount: 'close_account',
    openaccount: 'open_account',
  },
  insurance: {
    checkclaimstatus: 'claim_status',
    getproofofinsurance: 'coverage_question',
    reportbrokenphone: 'new_claim',
  },
};

const packs = { finance: 'banking_messages', insurance: 'insurance_correspondence' } as const;

/** Gold of a MultiDoGO file (tab-separated). Turns under five words are left out: they say too little alone. */
export function goldOfDogo(domain: 'finance' | 'insurance', tsv: string): readonly GoldDocument[] {
  const [header = '', ...lines] = tsv.split(/\r?\n/);
  const columns = header.split('\t');
  const [id, utterance, intent] = ['utteranceId', 'utterance', 'intent'].map((name) => columns.indexOf(name));
  return lines.flatMap((line) => {
    const cells = line.split('\t');
    const text = cells[utterance ?? -1]?.trim() ?? '';
    const label = dogo[domain][cells[intent ?? -1] ?? ''];
    if (label === undefined || text.split(/\s+/).length < 5) return [];
    return [{ file: cells[id ?? -1] ?? '', pack: packs[domain], text, intent: label, fields: {} }];
  });
}

/** Gold of one fold of NLU++. */
export function goldOfNlupp(fold: string, utterances: readonly NluppUtterance[]): readonly GoldDocument[] {
  return utterances.flatMap(({ text, intents = [] }, i) => {
    const intent = bankingLabel(intents);
    if (intent === null) return [];
    return [{ file: `nlupp-${fold}-${String(i)}`, pack: 'banking_messages', text, intent, fields: {} }];
  });
}

/** The first `count` of each intent, in their order, each text once. */
export function firstOfEach(documents: readonly GoldDocument[], count: number): readonly GoldDocument[] {
  const taken = new Map<string, number>();
  const texts = new Set<string>();
  return documents.filter(({ text, intent }) => {
    const key = text
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim();
    const before = taken.get(intent) ?? 0;
    if (texts.has(key) || before >= count) return false;
    texts.add(key);
    taken.set(intent, before + 1);
    return true;
  });
}
