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

/** Guarantees that are kept, those that lapsed among them: who comes back to their basis finds the looks that they have had. */
export interface KeptGuarantees {
  /** By question. */
  readonly current: Readonly<Record<string, QuestionGuarantees>>;
  /** The latest last. */
  readonly lapsed: readonly LapsedGuarantee[];
}

/** A guarantee whose basis is another one by now. */
export interface LapsedGuarantee {
  readonly question: string;
  readonly tier: DeviceTier;
  readonly guarantee: Guarantee;
}

/** Lapsed guarantees that are kept: of some questions, those of several months. */
const mostLapsed = 300;

function isAbout({ basis, promise }: Guarantee, other: Guarantee): boolean {
  return basis === other.basis && promise.target === other.promise.target && promise.delta === other.promise.delta;
}

/**
 * The guarantees about some questions, with what is checked by now. Each tier has half of delta; where nothing was learned, the model has all. The model's is about the documents that
 * what was learned leaves to it, so it lapses with that one's threshold.
 *
 * @param documents - all that certify, labelled or not: those without a label end the sample
 */
export function updateGuarantees(
  documents: readonly TaskDocument[],
  questions: readonly string[],
  kept: KeptGuarantees,
  terms: Terms,
): KeptGuarantees {
  const certifying = documents.filter(({ id }) => labelUse(id) === 'certify');
  const read = certifying.map((document) => ({ document, reads: readTwice(document, questions, terms.readers) }));
  const lapsed = [...kept.lapsed];
  const current = questions.map((question): readonly [string, QuestionGuarantees] => {
    const before = Object.hasOwn(kept.current, question) ? kept.current[question] : undefined;
    /** The guarantee about this basis, wherever it is kept; the one that it takes the place of lapses. */
    const opened: Opened = (tier, basis, promise) => {
      const fresh = newGuarantee(basis, promise);
      const last = before?.[tier];
      if (last !== undefined && isAbout(last, fresh)) return last;
      if (last !== undefined && last.looks.length > 0) lapsed.push({ question, tier, guarantee: last });
      const place = lapsed.findLastIndex(
        (each) => each.question === question && each.tier === tier && isAbout(each.guarantee, fresh),
      );
      return lapsed.splice(place, place < 0 ? 0 : 1)[0]?.guarantee ?? fresh;
    };
    const own = read.map(({ document, reads }) => ({
      documentId: document.id,
      label: document.labels.get(question) ?? null,
      reads: reads.get(question) ?? { learned: null, device: null },
    }));
    return [question, updateQuestion(own, opened, terms)];
  });
  return { current: Object.fromEntries(current), lapsed: lapsed.slice(-mostLapsed) };
}

/** Finds the guarantee about a basis. */
type Opened = (tier: DeviceTier, basis: string, promise: RiskPromise) => Guarantee;

interface Checkable {
  readonly documentId: string;
  readonly label: { readonly right: string | null; readonly at: number } | null;
  readonly reads: TwoReads;
}

function updateQuestion(
  documents: readonly Checkable[],
  opened: Opened,
  { promise, readers, now }: Terms,
): QuestionGuarantees {
  const half = { target: promise.target, delta: promise.delta / 2 };
  const first = updateGuarantee(
    opened('tier-0', `learned ${readers.learned?.version ?? 'nothing'}`, half),
    readers.learned === null ? [] : checksOf(documents, ({ learned }) => learned),
    now,
  );
  const left = documents.filter(({ reads: { learned } }) => learned === null || !isAccepted(first, learned.confidence));
  const second = updateGuarantee(
    opened(
      'device',
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
