import type { CertifiedReport } from '../../evaluation';
import {
  accepts,
  certify,
  fitCalibration,
  calibratedConfidence,
  type Certificate,
  type RiskPromise,
} from '../../routing';
import type { Answer, Question, QuestionParts } from './question';

/** Who answers by himself; `person`: nobody is certified for it. */
export type Tier = 'tier-0' | 'device' | 'person';

/** A question of the test part with the answer that counts. */
export interface Decided {
  readonly question: Question;
  readonly tier: Tier;
  /** Whose answer it is, also where a person decides. */
  readonly by: 'tier-0' | 'device';
  readonly answer: Answer;
}

/** What is promised in two stages. */
export interface Stages {
  /** Null: nothing was learned from labels. */
  readonly first: Certificate | null;
  /** Null: the model was not asked. */
  readonly device: Certificate | null;
}

/** With fewer answers than this, the model's own confidence says as much as a fit to them. */
const fewestToFit = 10;

/**
 * What is left to the second stage: what the first one is not certified for. With no first stage, everything.
 */
export function isLeft(first: Certificate | null, answer: Answer | null): boolean {
  return first === null || answer === null || !accepts(first, answer.confidence);
}

/** Certifies what was learned from labels. @param drawn one question of each document, at most */
export function certifyFirst(drawn: readonly Question[], promise: RiskPromise): Certificate {
  return certify(
    drawn.flatMap(({ record, first }) => (first === null ? [] : [checked(record.id, first)])),
    promise,
  );
}

/**
 * The second stage: where the first one is not trusted, the surer of both answers counts. How sure the model is, is fitted on the
 * training part: its own confidence and margin, whether the first one says the same, and how sure that one is.
 */
export class SecondStage {
  readonly #confidence: (question: Question, device: Answer) => number;

  constructor(training: readonly Question[]) {
    const usesFirst = training.some(({ first }) => first !== null);
    const examples = training.flatMap(({ first, device }) =>
      device === null ? [] : [{ features: featuresOf(device, first, usesFirst), isCorrect: device.isCorrect }],
    );
    if (examples.length < fewestToFit) {
      this.#confidence = (_, { confidence }) => confidence;
      return;
    }
    const fitted = fitCalibration(examples);
    this.#confidence = ({ first }, device) => calibratedConfidence(fitted, featuresOf(device, first, usesFirst));
  }

  /** The answer that counts, and whose it is; null where nobody answered. */
  answer(question: Question): Pick<Decided, 'answer' | 'by'> | null {
    const { first, device } = question;
    const asked = device && { ...device, confidence: this.#confidence(question, device) };
    if (asked === null) return first && { answer: first, by: 'tier-0' };
    if (first !== null && first.confidence > asked.confidence) return { answer: first, by: 'tier-0' };
    return { answer: asked, by: 'device' };
  }

  /** @param drawn one question of each document; those that the model was asked about are a random part of what is left */
  certify(drawn: readonly Question[], first: Certificate | null, promise: RiskPromise): Certificate {
    const left = drawn.filter((question) => question.device !== null && isLeft(first, question.first));
    return certify(
      left.flatMap((question) => {
        const given = this.answer(question);
        return given === null ? [] : [checked(question.record.id, given.answer)];
      }),
      promise,
    );
  }
}

/** The answers of the test part that count, and who gives them. */
export function decide({ test }: QuestionParts, { first, device }: Stages, second: SecondStage): readonly Decided[] {
  return test.flatMap((question): readonly Decided[] => {
    if (question.first !== null && !isLeft(first, question.first)) {
      return [{ question, tier: 'tier-0', by: 'tier-0', answer: question.first }];
    }
    const given = second.answer(question);
    if (given === null) return [];
    const isTrusted = device !== null && question.device !== null && accepts(device, given.answer.confidence);
    return [{ question, tier: isTrusted ? 'device' : 'person', ...given }];
  });
}

/** What both stages promise together, and what the test part showed of it. The threshold is that of the first certified one. */
export function stagesReport(
  { first, device }: Stages,
  decided: readonly Decided[],
  promise: RiskPromise,
): CertifiedReport {
  const certified = [first, device].find((one) => one?.kind === 'certified');
  if (certified?.kind !== 'certified') {
    const refused = [first, device]
      .flatMap((one) => (one?.kind === 'not-certified' ? [one] : []))
      .toSorted((a, b) => (a.missingLabels ?? Infinity) - (b.missingLabels ?? Infinity));
    return { reason: refused[0]?.sentence ?? '', missingLabels: refused[0]?.missingLabels ?? null };
  }
  return { ...promise, threshold: certified.threshold, ...seen(decided, ({ tier }) => tier !== 'person') };
}

/** What one stage promises; coverage and risk are of what reached it. */
export function stageReport(
  certificate: Certificate,
  reached: readonly Decided[],
  tier: Exclude<Tier, 'person'>,
): CertifiedReport {
  if (certificate.kind === 'not-certified') {
    return { reason: certificate.sentence, missingLabels: certificate.missingLabels };
  }
  const { target, delta, threshold } = certificate;
  return { target, delta, threshold, ...seen(reached, (one) => one.tier === tier) };
}

function seen(decided: readonly Decided[], isTrusted: (one: Decided) => boolean) {
  const trusted = decided.filter(isTrusted);
  const wrong = trusted.filter(({ answer }) => !answer.isCorrect).length;
  return {
    coverage: decided.length === 0 ? 0 : trusted.length / decided.length,
    risk: trusted.length === 0 ? null : wrong / trusted.length,
  };
}

function checked(documentId: string, { confidence, isCorrect }: Answer) {
  return { documentId, confidence, isCorrect };
}

function featuresOf(device: Answer, first: Answer | null, usesFirst: boolean): readonly number[] {
  const own = [logit(device.confidence), device.margin];
  if (!usesFirst) return own;
  if (first === null) return [...own, NaN, NaN, NaN];
  const agrees = first.says === device.says;
  const other = logit(first.confidence);
  return [...own, agrees ? 1 : 0, agrees ? other : 0, agrees ? 0 : other];
}

function logit(probability: number): number {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(inside / (1 - inside));
}
