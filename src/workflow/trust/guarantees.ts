import {
  answeredInOrder,
  isAccepted,
  labelUse,
  newGuarantee,
  updateGuarantee,
  type Guarantee,
  type RiskPromise,
  type TimedCheck,
} from '../../routing';
import { readTwice, type DeviceTier, type Readers, type TwoReads } from './answer';
import type { TaskDocument } from './labels';

/** The guarantees about one question: of what was learned, and of the model for what that leaves. */
export type QuestionGuarantees = Readonly<Record<DeviceTier, Guarantee>>;

/** What is promised of one question, and by whom it is answered. */
export interface Terms {
  readonly promise: RiskPromise;
  readonly readers: Readers;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A guarantee that nothing is known of yet, or the one that is there if it is about the same. */
function matching(kept: Guarantee | undefined, basis: string, promise: RiskPromise): Guarantee {
  const isSame =
    kept?.basis === basis && kept.promise.target === promise.target && kept.promise.delta === promise.delta;
  return isSame ? kept : newGuarantee(basis, promise);
}

/**
 * The guarantees about some questions, with what is checked by now. Each tier has half of delta; where nothing was learned, the model has all. The model's is about the documents that
 * what was learned leaves to it, so it lapses with that one's threshold.
 *
 * @param documents - all that certify, labelled or not: those without a label end the sample
 * @param kept - by question
 */
export function updateGuarantees(
  documents: readonly TaskDocument[],
  questions: readonly string[],
  kept: Readonly<Record<string, QuestionGuarantees>>,
  terms: Terms,
): Readonly<Record<string, QuestionGuarantees>> {
  const certifying = documents.filter(({ id }) => labelUse(id) === 'certify');
  const read = certifying.map((document) => ({ document, reads: readTwice(document, questions, terms.readers) }));
  return Object.fromEntries(
    questions.map((question) => {
      const own = read.map(({ document, reads }) => ({
        documentId: document.id,
        label: document.labels.get(question) ?? null,
        reads: reads.get(question) ?? { learned: null, device: null },
      }));
      return [question, updateQuestion(own, kept[question], terms)];
    }),
  );
}

interface Checkable {
  readonly documentId: string;
  readonly label: { readonly right: string | null; readonly at: number } | null;
  readonly reads: TwoReads;
}

function updateQuestion(
  documents: readonly Checkable[],
  kept: QuestionGuarantees | undefined,
  { promise, readers, now }: Terms,
): QuestionGuarantees {
  const half = { target: promise.target, delta: promise.delta / 2 };
  const first = updateGuarantee(
    matching(kept?.['tier-0'], `learned ${readers.learned?.version ?? 'nothing'}`, half),
    readers.learned === null ? [] : checksOf(documents, ({ learned }) => learned),
    now,
  );
  const left = documents.filter(({ reads: { learned } }) => learned === null || !isAccepted(first, learned.confidence));
  const second = updateGuarantee(
    matching(
      kept?.device,
      `${readers.deviceBasis}, after ${thresholdWords(first)}`,
      readers.learned === null ? promise : half,
    ),
    checksOf(left, ({ device }) => device),
    now,
  );
  return { 'tier-0': first, device: second };
}

function thresholdWords(guarantee: Guarantee): string {
  const { basis, certificate } = guarantee;
  const isOpen = guarantee.withdrawnAt === null && certificate.kind === 'certified';
  return isOpen ? `${basis} from ${String(certificate.threshold)} on` : `${basis}, which accepts nothing`;
}

function checksOf(
  documents: readonly Checkable[],
  answerOf: (reads: TwoReads) => { readonly value: string | null; readonly confidence: number } | null,
): readonly TimedCheck[] {
  return answeredInOrder(
    documents.map(({ documentId, label, reads }) => {
      const answer = answerOf(reads);
      const check =
        label === null || answer === null
          ? null
          : { documentId, confidence: answer.confidence, isCorrect: answer.value === label.right, at: label.at };
      return { documentId, check };
    }),
  );
}
