/** What trying a protection came to. `untold`: this can't be decided here, or not now. */
export interface Finding {
  readonly outcome: 'holds' | 'fails' | 'untold';
  /** What was seen, as a sentence. */
  readonly words: string;
  /** What to do about it, as a sentence; null where there is nothing to do. */
  readonly advice: string | null;
}

/** One protection, and how it is tried. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** What it is good for, as a sentence. */
  readonly meaning: string;
  /** Whether the server has to be asked. Without a network nothing can be told then. */
  readonly needsServer: boolean;
  readonly attempt: () => Finding | Promise<Finding>;
}

export interface Checked {
  readonly check: Check;
  readonly finding: Finding;
}

export function holds(words: string): Finding {
  return { outcome: 'holds', words, advice: null };
}

export function fails(words: string, advice: string): Finding {
  return { outcome: 'fails', words, advice };
}

export function untold(words: string, advice: string | null = null): Finding {
  return { outcome: 'untold', words, advice };
}

/** Tries one after another, so that what the browser reports belongs to the one that is tried. */
export async function* runChecks(checks: readonly Check[], signal: AbortSignal): AsyncGenerator<Checked> {
  for (const check of checks) {
    let finding: Finding;
    try {
      finding = await check.attempt();
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'an unknown error';
      finding = untold(`The browser did not let this be tried (${reason}).`);
    }
    if (signal.aborted) return;
    yield { check, finding };
  }
}

/** What all of it comes to, as sentences. */
export function verdictOf(checked: readonly Checked[]): string {
  const count = (outcome: Finding['outcome']): number =>
    checked.filter(({ finding }) => finding.outcome === outcome).length;
  const [fail, open] = [count('fails'), count('untold')];
  return [
    fail === 0
      ? `${count('holds').toString()} of ${checked.length.toString()} protections hold, and none was seen to be missing.`
      : `${fail.toString()} of ${checked.length.toString()} protections ${fail === 1 ? 'does' : 'do'} not hold.`,
    ...(open === 0 ? [] : [`${open.toString()} can’t be told here.`]),
  ].join(' ');
}
