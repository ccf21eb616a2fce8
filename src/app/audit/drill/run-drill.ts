import { drillHost, type Told, type Way } from './way';

/**
 * What became of a way out. `policy`: the browser reported that the Content-Security-Policy refused it. `browser`: it
 * refused by itself. `open`: neither, where it would have been heard of. `untold`: this can't be decided from inside.
 */
export type Outcome =
  | { readonly kind: 'policy'; readonly directive: string }
  | { readonly kind: 'browser'; readonly error: string | null }
  | { readonly kind: 'open' | 'untold' | 'absent' };

export interface Tried {
  readonly way: Way;
  readonly outcome: Outcome;
}

interface DrillOptions {
  readonly signal: AbortSignal;
  /** Where elements are put. It is left empty. */
  readonly stage: HTMLElement;
  /** How long a refusal is waited for, in milliseconds. */
  readonly waitMs?: number;
  /** How long a way may take that finds out by itself. */
  readonly mostMs?: number;
}

/** Tries ways out, one after another, so that what the browser reports belongs to the one that is tried. */
export async function* runDrill(
  ways: readonly Way[],
  { signal, stage, waitMs = 2000, mostMs = 3000 }: DrillOptions,
): AsyncGenerator<Tried> {
  const others = (way: Way): readonly string[] => ways.filter(({ id }) => id !== way.id).map(addressOf);
  for (const way of ways) {
    const outcome = await tryWay(way, others(way), stage, signal, { waitMs, mostMs });
    if (signal.aborted) return;
    yield { way, outcome };
  }
}

/** What a way's own word comes to, if the browser reports nothing. */
export function outcomeOf(told: Told, isReported: boolean): Outcome {
  switch (told) {
    case 'refused':
      return { kind: 'browser', error: null };
    case 'tried':
      return { kind: isReported ? 'open' : 'untold' };
    case 'open':
    case 'untold':
    case 'absent':
      return { kind: told };
  }
}

type Report = Pick<SecurityPolicyViolationEvent, 'blockedURI' | 'effectiveDirective'>;

/** Whether a report can be about a way, and is not a late one about another, whose addresses are `others`. */
export function isAbout(
  { blockedURI, effectiveDirective }: Report,
  { isFrame }: Way,
  others: readonly string[],
): boolean {
  if (others.includes(blockedURI)) return false;
  // Of frames, browsers name the origin only, and of a form that is sent into one they report twice.
  if (isFrame !== true && /^(?:frame|child)-src/.test(effectiveDirective)) return false;
  // Of blobs and of Trusted Types they name the kind.
  return /^(?:blob|trusted-types-sink)/.test(blockedURI) || hostOf(blockedURI) === drillHost;
}

async function tryWay(
  way: Way,
  others: readonly string[],
  stage: HTMLElement,
  signal: AbortSignal,
  { waitMs, mostMs }: Required<Pick<DrillOptions, 'waitMs' | 'mostMs'>>,
): Promise<Outcome> {
  const end = new AbortController();
  const over = AbortSignal.any([end.signal, signal]);
  const reported = new Promise<Outcome>((resolve) => {
    const hear = (report: SecurityPolicyViolationEvent): void => {
      if (isAbout(report, way, others)) resolve({ kind: 'policy', directive: report.effectiveDirective });
    };
    document.addEventListener('securitypolicyviolation', hear, { signal: over });
    signal.addEventListener('abort', () => {
      resolve({ kind: 'untold' });
    });
  });
  const box = document.createElement('div');
  stage.append(box);
  const own = async (): Promise<Outcome> => {
    const waited = later(waitMs);
    let told: Told;
    try {
      const attempt = way.attempt({ url: addressOf(way), stage: box, signal: over });
      told = await Promise.race([attempt, later(mostMs).then((): Told => 'tried')]);
    } catch (error) {
      // Where the policy is why, its report is on its way.
      await later(Math.min(waitMs, 200));
      return { kind: 'browser', error: error instanceof Error ? error.name : null };
    }
    if (told === 'tried') await waited;
    else if (told === 'open' || told === 'refused') await later(Math.min(waitMs, 200));
    return outcomeOf(told, way.isReported);
  };
  try {
    return await Promise.race([reported, own()]);
  } finally {
    end.abort();
    box.remove();
  }
}

function addressOf({ id }: Way): string {
  return `https://${drillHost}/${id}`;
}

function hostOf(uri: string): string | null {
  return URL.canParse(uri) ? new URL(uri).hostname : null;
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
