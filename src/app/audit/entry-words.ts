import type { LedgerEntry } from '../../egress';
import type { Decision } from '../../egress/vocabulary';
import { isEntityType } from '../../redaction/vocabulary';
import { typeLabel } from '../redaction/entity-words';
import { formatDateTime, plural } from '../words/format';

interface DecisionWords {
  readonly title: string;
  readonly meaning: string;
  readonly chip: 'chip-good' | 'chip-warn' | 'chip-bad';
}

/** What a decision of the ledger means to a person. */
export const decisionWords: Readonly<Record<Decision, DecisionWords>> = {
  sent: { title: 'Sent', meaning: 'The bytes were handed over to the network.', chip: 'chip-warn' },
  answered: { title: 'Answered', meaning: 'The destination’s answer came.', chip: 'chip-good' },
  blocked: { title: 'Blocked', meaning: 'The gate held it back. Nothing left with this entry.', chip: 'chip-bad' },
  'kept-local': { title: 'Kept here', meaning: 'A person was asked and kept it on the device.', chip: 'chip-good' },
  withdrawn: { title: 'Taken back', meaning: 'A person took it out of the outbox.', chip: 'chip-good' },
  failed: {
    title: 'Failed',
    meaning: 'No usable answer came. The reason says whether it is tried again.',
    chip: 'chip-bad',
  },
  'outcome-unknown': {
    title: 'Outcome unknown',
    meaning: 'The bytes may have arrived, and no answer came. It is not sent again without being asked for.',
    chip: 'chip-bad',
  },
};

/** All decisions, in the order of a request's life. */
export const decisions = Object.keys(decisionWords) as readonly Decision[];

/** What a person reads for a type of entity. One that this version does not know keeps its name. */
export function labelOfType(type: string): string {
  return isEntityType(type) ? typeLabel(type) : type;
}

/** `0.0125 US dollars`; to a millionth. */
export function usdWords(usd: number): string {
  return `${usd.toLocaleString('en-GB', { maximumFractionDigits: 6 })} US ${usd === 1 ? 'dollar' : 'dollars'}`;
}

/** What is known of a cost, with what is not. */
export function costWords(costUsd: number, unknownCosts: number): string {
  const more = unknownCosts === 0 ? '' : `, and ${plural(unknownCosts, 'request')} of unknown cost`;
  return usdWords(costUsd) + more;
}

/** One property of an entry. */
export interface EntryFact {
  readonly label: string;
  readonly words: string;
  /** To be read letter by letter. */
  readonly isCode?: boolean;
}

const byWords: Readonly<Record<LedgerEntry['approver']['by'], string>> = {
  person: 'a person',
  policy: 'the policy',
  gate: 'the gate’s own checks',
};

/** Where a destination stands, in words. */
export const tierWords: Readonly<Record<'private' | 'frontier', string>> = {
  private: 'a server that the organisation runs itself',
  frontier: 'a frontier service',
};

/** Every property of an entry, for a person. */
export function factsOf(entry: LedgerEntry): readonly EntryFact[] {
  const { approver, destination, versions, decision } = entry;
  const counts = Object.entries(entry.entityCounts).filter(([, count]) => count > 0);
  return [
    { label: 'What happened', words: `${decisionWords[decision].title}: ${decisionWords[decision].meaning}` },
    { label: 'Why', words: entry.reason },
    {
      label: 'Decided by',
      words: byWords[approver.by] + (approver.rule === null ? '' : `, by its rule “${approver.rule}”`),
    },
    { label: 'When', words: `${formatDateTime(entry.time)} (${new Date(entry.time).toISOString()})` },
    {
      label: 'Destination',
      words:
        destination === null
          ? 'None that the deployment had then.'
          : `${destination.id}, ${destination.origin}, ${tierWords[destination.tier]}`,
    },
    { label: 'Model', words: entry.model ?? 'None.' },
    { label: 'Task', words: entry.task },
    {
      label: 'Found in the source',
      words:
        counts.length === 0
          ? 'No identifier was found.'
          : counts.map(([type, count]) => `${labelOfType(type)}: ${count.toLocaleString('en-GB')}`).join(', '),
    },
    { label: 'Bytes that left', words: plural(entry.sentBytes, 'byte') },
    { label: 'Bytes that came', words: plural(entry.receivedBytes, 'byte') },
    { label: 'Cost', words: entry.costUsd === null ? 'Not known with this entry.' : usdWords(entry.costUsd) },
    hash('SHA-256 of the exact bytes', entry.bodySha256, 'No bytes were made.'),
    { label: 'App', words: versions.app, isCode: true },
    hash('SHA-256 of the policy', versions.policy, ''),
    { label: 'Redaction', words: versions.detector, isCode: true },
    hash('SHA-256 of the entity model’s manifest', versions.modelManifest, 'No entity model was used.'),
    { label: 'Request', words: entry.requestId, isCode: true },
    {
      label: 'Place in the ledger',
      words: `Entry ${String(entry.sequence)}, epoch ${String(entry.epoch)} of the vault`,
    },
    hash('Hash of the entry before', entry.previousHash, ''),
  ];
}

function hash(label: string, hex: string | null, none: string): EntryFact {
  return hex === null ? { label, words: none } : { label, words: hex, isCode: true };
}
