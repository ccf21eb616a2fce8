import { plural } from '../words/format';
import type { CertifiedReport, Estimate, EvaluationReport } from '../../evaluation';
import type { EvaluationProgress } from '../../workflow';

/** `Asking the model on this device: 40 % done, about 3 minutes left …`. */
export function progressWords({ step, share, secondsLeft }: EvaluationProgress): string {
  if (secondsLeft === undefined) return `${step} …`;
  const left =
    secondsLeft < 90 ? plural(Math.ceil(secondsLeft), 'second') : plural(Math.ceil(secondsLeft / 60), 'minute');
  return `${step}: ${Math.floor(100 * share).toString()} % done, about ${left} left …`;
}

/** `92.1 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** `92.1 % (95 % interval 91.0 to 93.0)`. */
export function intervalWords({ value, low, high }: Estimate): string {
  return `${percent(value)} (95 % interval ${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)})`;
}

/** A share; of nothing there is none. */
export function shareWords(share: number | null): string {
  return share === null ? '–' : percent(share);
}

/** Why nothing is promised, shortly. */
export function missingWords({ missingLabels }: { readonly missingLabels: number | null }): string {
  return missingLabels === null
    ? 'not certified: too often wrong'
    : `not certified: about ${plural(missingLabels, 'more label')}`;
}

/** What is promised, and what the test part showed of it, as a sentence. */
export function certifiedWords(certified: CertifiedReport): string {
  if ('reason' in certified) return certified.reason;
  const { target, delta, threshold, coverage, risk } = certified;
  const seen =
    risk === null
      ? 'None was accepted on the test part.'
      : `On the test part ${percent(coverage)} were accepted, and ${percent(risk)} of those were wrong.`;
  return `At most ${percent(target)} of the accepted answers are wrong; that promise fails in at most ${percent(delta)} of all draws of labels. Accepted is what is surer than ${threshold.toFixed(3)}. ${seen}`;
}

const answerers: Readonly<Record<string, string>> = {
  'tier-0': 'by what was learned from labels',
  device: 'by the model on this device',
  person: 'by nobody: a person is asked',
};

/** Who answers, as a sentence. */
export function tierWords(tiers: EvaluationReport['tiers']): string {
  return Object.entries(tiers)
    .map(([tier, share]) => `${percent(share)} ${answerers[tier] ?? tier}`)
    .join(', ');
}
