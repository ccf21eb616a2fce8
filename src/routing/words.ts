/** `5 %`, `0.5 %`. */
export function percent(share: number): string {
  return `${(100 * share).toLocaleString('en-GB', { maximumSignificantDigits: 3 })} %`;
}

/** `0.42 US dollars`, to a hundredth of a cent. */
export function usd(amount: number): string {
  return `${amount.toLocaleString('en-GB', { maximumFractionDigits: 4 })} US ${amount === 1 ? 'dollar' : 'dollars'}`;
}

function documents(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'document' : 'documents'}`;
}

/** Why nothing is accepted automatically, and what would change that. */
export function notCertifiedSentence({
  reason,
  target,
  labels,
  missingLabels,
}: {
  readonly reason: 'no-labels' | 'too-few-labels' | 'too-many-errors';
  readonly target: number;
  readonly labels: number;
  readonly missingLabels: number | null;
}): string {
  const goal = `at most ${percent(target)} of what is accepted is wrong`;
  const more = missingLabels === null ? null : `about ${documents(missingLabels)}`;
  switch (reason) {
    case 'no-labels':
      return `Nothing is checked yet, so nothing is accepted automatically. ${
        more === null
          ? `No number of checks that a person can make shows that ${goal}; choose a higher share.`
          : `Check ${more}, chosen at random; if all are right, that shows that ${goal}.`
      }`;
    case 'too-few-labels':
      return `${documents(labels)} checked do not show yet that ${goal}. Check ${more ?? 'more documents'} more, chosen at random; until then a person decides.`;
    case 'too-many-errors':
      return `Among ${documents(labels)} checked there are too many errors, even where the model is most sure, to show that ${goal}. A person decides; choose a higher share, or a better model.`;
  }
}
