import { checksMissing, nextLook, type Guarantee, type Severity } from '../../routing';
import { err, ok, type Result } from '../../shared/result';
import { INTENT_QUESTION, type TaskPack } from '../../tasks';
import type { DeviceTier, TaskTrust } from '../../workflow';
import { intervalWords } from '../evaluate/report-words';
import { formatDateTime, plural } from '../words/format';

/** What a person typed that can't be used, as a sentence. */
export interface Mistake {
  readonly message: string;
}

/** A line of a list of facts. */
export interface Fact {
  readonly term: string;
  readonly words: string;
}

/** Who answers on this device. */
export const tierTitles: Readonly<Record<DeviceTier, string>> = {
  'tier-0': 'What was learned from your answers',
  device: 'The model',
};

/** How bad a wrong value would be, from the least. */
export const severities: readonly Severity[] = ['low', 'medium', 'high'];

export const assumption =
  'The promise assumes that tomorrow’s documents are like those that were checked. Documents that were deleted before they were checked do not count, and your own answers are taken as right.';

export const lapse =
  'A promise lapses with a new model, a new version of the pack or of the reading, with new learning, and with another largest share of wrong answers.';

/** `5 %`, `0.25 %`. */
export function percentWords(share: number): string {
  return `${(100 * share).toLocaleString('en-GB', { maximumSignificantDigits: 3 })} %`;
}

/** `$30`, `$0.50`. */
export function usdWords(amount: number): string {
  const minimumFractionDigits = Number.isInteger(amount) ? 0 : 2;
  return `$${amount.toLocaleString('en-GB', { minimumFractionDigits, maximumFractionDigits: 4 })}`;
}

/** `medium: a wrong value costs $3`. */
export function severityWords(severity: Severity, usdPerError: Readonly<Record<Severity, number>>): string {
  return `${severity}: a wrong value costs ${usdWords(usdPerError[severity])}`;
}

/** What a question is called on the page. */
export function questionTitle({ fields }: Pick<TaskPack, 'fields'>, question: string): string {
  if (question === INTENT_QUESTION) return 'What it is about';
  return fields.find(({ name }) => name === question)?.title ?? question;
}

/** How many questions of the spot checks are answered. */
export function checksWords({
  documents,
  questions,
  answered,
}: {
  readonly documents: number;
  readonly questions: number;
  readonly answered: number;
}): string {
  if (documents === 0) {
    return 'None of these documents was drawn for spot checks yet. About half of those that come will be.';
  }
  return `${answered.toLocaleString('en-GB')} of ${plural(questions, 'question')} about ${plural(documents, 'document')} answered.`;
}

/** That some checked documents don't count any more. */
export function staleWords(count: number): string {
  return `${plural(count, 'checked document')} ${count === 1 ? 'was' : 'were'} read by another model or pack version; what was certified has lapsed.`;
}

/** Why what was learned answers nothing now, as a sentence; null where it answers. */
export function notLearnedWords(
  { current }: Pick<TaskTrust, 'current'>,
  mayLearn: boolean,
  { version }: Pick<TaskPack, 'version'>,
): string | null {
  if (!mayLearn) return 'This device may not learn, so this answers nothing.';
  if (current === null) return 'Nothing learned is in use, so this answers nothing.';
  if (current.packVersion !== version) {
    return `It was learned for version ${current.packVersion} of the pack. For version ${version} it answers nothing; learn again.`;
  }
  return null;
}

/** Where a guarantee stands. */
export type Standing = 'certified' | 'not-certified' | 'withdrawn';

export function standingOf({ certificate, withdrawnAt }: Guarantee): Standing {
  return withdrawnAt === null ? certificate.kind : 'withdrawn';
}

/** The same in two words. */
export const standingWords: Readonly<Record<Standing, string>> = {
  certified: 'Certified',
  'not-certified': 'Not certified',
  withdrawn: 'Withdrawn',
};

/** What a guarantee says now, as sentences. @param labels - spot checks of the question that are answered */
export function guaranteeWords(guarantee: Guarantee, labels: number): string {
  const { certificate, looks, promise, watch, withdrawnAt } = guarantee;
  const target = percentWords(promise.target);
  if (withdrawnAt !== null) {
    return `Withdrawn on ${formatDateTime(withdrawnAt)}: of ${plural(watch.checks, 'accepted answer')} that you checked since, ${watch.errors.toLocaleString('en-GB')} ${watch.errors === 1 ? 'was' : 'were'} wrong, too many for a promise of ${target}. Nothing is accepted without asking you. Find the cause, then begin again.`;
  }
  // Before the first look the certificate knows of no label, though there may be some.
  if (looks.length === 0) {
    const soFar = labels === 0 ? 'Nothing is checked yet' : 'Too little is checked yet';
    return `${soFar}, so nothing is accepted without asking you. The first look is at ${plural(nextLook(guarantee).labels, 'spot check')}: if all are right, they show that at most ${target} of what is accepted is wrong.`;
  }
  if (certificate.kind === 'not-certified') return certificate.sentence;
  return `At most ${target} of what is accepted without asking you is wrong.`;
}

/** The figures behind a guarantee. @param labels - spot checks of the question that are answered */
export function guaranteeFacts(guarantee: Guarantee, labels: number): readonly Fact[] {
  const { certificate, looks, promise, watch, withdrawnAt } = guarantee;
  const last = looks.at(-1);
  const facts: Fact[] = [
    {
      term: 'Promise',
      words: `at most ${percentWords(promise.target)} wrong; it is made wrongly, by bad luck with the draw, in at most ${percentWords(promise.delta)} of all cases`,
    },
  ];
  if (certificate.kind === 'certified' && last !== undefined) {
    facts.push(
      { term: 'Certified since', words: `${formatDateTime(last.at)}, from ${plural(last.labels, 'spot check')}` },
      { term: 'Wrong, of accepted', words: `${intervalWords(certificate.risk)}, at that time` },
      { term: 'Accepted, of all', words: `${intervalWords(certificate.coverage)}, at that time` },
      {
        term: 'Checked since',
        words: `${plural(watch.checks, 'accepted answer')}, ${watch.errors.toLocaleString('en-GB')} wrong`,
      },
    );
  } else if (last !== undefined) {
    facts.push({
      term: 'Last look',
      words: `${formatDateTime(last.at)}, at ${plural(last.labels, 'spot check')}`,
    });
  }
  facts.push({ term: 'Spot checks answered', words: labels.toLocaleString('en-GB') });
  if (withdrawnAt === null) facts.push({ term: 'Next look', words: nextLookWords(guarantee, labels) });
  return facts;
}

/** Answers count in the order in which documents were drawn, and for the model only those that learning leaves to it. */
function nextLookWords(guarantee: Guarantee, labels: number): string {
  const missing = checksMissing(guarantee, labels);
  const at = `at ${nextLook(guarantee).labels.toLocaleString('en-GB')} spot checks of its own answers`;
  if (missing === 0) return `${at}, in the order in which they were drawn`;
  return `${at}: at least ${missing.toLocaleString('en-GB')} more`;
}

/** What a person typed as `5`, `5 %` or `0,5`, as a share from 0 to 1. */
export function readTarget(typed: string): Result<number, Mistake> {
  const percent = readNumber(typed.trim().replace(/\s*%$/, ''));
  if (percent !== null && percent > 0 && percent <= 50) return ok(percent / 100);
  return err({ message: 'The share has to be a number above 0 and at most 50, in per cent. The old one still holds.' });
}

/** A number with a point or a comma for its decimals; null for anything else. */
export function readNumber(typed: string): number | null {
  const plain = typed.trim().replace(',', '.');
  return /^\d+(\.\d+)?$|^\.\d+$/.test(plain) ? Number(plain) : null;
}
