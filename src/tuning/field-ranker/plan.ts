import { bitOf, isWanted, SOURCES, type Candidate, type Source, type Wanted } from './candidates';
import { SHAPES } from './shapes';

/** How often each way of coming to candidates makes one, a document: what it costs to ask for it. */
export class Costs {
  readonly #counts = new Map<string, number>();
  #documents = 0;

  /** Counts all candidates of one more document. */
  add(candidates: readonly Candidate[]): void {
    this.#documents++;
    for (const candidate of candidates)
      for (const way of waysOf(candidate)) this.#counts.set(way, (this.#counts.get(way) ?? 0) + 1);
  }

  of(way: string): number {
    return (this.#counts.get(way) ?? 0) / Math.max(1, this.#documents);
  }
}

/** Ways by which one labelled value comes to be a candidate: a source's name, or `gram` and a form. */
export function waysOf({ sources, form }: Candidate): readonly string[] {
  const ways: string[] = SOURCES.filter((source) => source !== 'gram' && (sources & bitOf(source)) !== 0);
  if ((sources & bitOf('gram')) !== 0) ways.push(`gram ${form}`);
  return ways;
}

/** A source that covers this share of a field's values is enough: a date is found by its form. */
const ENOUGH_SHARE = 0.9;
/** Else a source that covers this share is asked in any case: new documents vary more than the known ones. */
const USUAL_SHARE = 0.2;
/** A way that costs more candidates a document than this for each percent of the values that it adds is left out. */
const DEAREST = 120;

/**
 * Chooses the ways that make a field's labelled values candidates, so that few other spans are: its form or the usual
 * sources, then greedily (as in weighted set cover, Chvátal 1979) whatever adds most values for its cost.
 *
 * @param values - for each labelled value the ways of all places that are right
 */
export function planOf(values: readonly (readonly string[])[], costs: Costs): Wanted {
  const chosen = new Set<string>();
  const counts = new Map<string, number>();
  for (const ways of values) for (const way of new Set(ways)) counts.set(way, (counts.get(way) ?? 0) + 1);
  const shape = SHAPES.find((way) => way !== 'number' && (counts.get(way) ?? 0) >= ENOUGH_SHARE * values.length);
  if (shape !== undefined && values.length > 0) chosen.add(shape);
  else
    for (const [way, count] of counts)
      if (!way.startsWith('gram ') && count >= USUAL_SHARE * values.length) chosen.add(way);
  let open = values.filter((ways) => ways.length > 0 && !ways.some((way) => chosen.has(way)));
  while (open.length > 0) {
    const gains = new Map<string, number>();
    for (const ways of open) for (const way of new Set(ways)) gains.set(way, (gains.get(way) ?? 0) + 1);
    let best = '';
    let bestWorth = -1;
    for (const [way, gain] of gains) {
      const cost = costs.of(way);
      const worth = gain / (cost + 1);
      if (worth <= bestWorth || cost > DEAREST * ((100 * gain) / values.length)) continue;
      best = way;
      bestWorth = worth;
    }
    if (best === '') break;
    chosen.add(best);
    open = open.filter((ways) => !ways.includes(best));
  }
  return wantedFrom([...chosen].sort());
}

/** Reads ways back. Unknown ones are left out. */
export function wantedFrom(ways: readonly string[]): Wanted {
  let sources = 0;
  const forms = new Set<string>();
  for (const way of ways) {
    if (way.startsWith('gram ')) forms.add(way.slice(5));
    else if (isSource(way)) sources |= bitOf(way);
  }
  return { sources, forms };
}

/** {@link wantedFrom} the other way round. */
export function waysFrom({ sources, forms }: Wanted): readonly string[] {
  return [
    ...SOURCES.filter((source) => (sources & bitOf(source)) !== 0),
    ...[...forms].sort().map((form) => `gram ${form}`),
  ];
}

/** What any of several fields wants. */
export function unionOf(plans: readonly Wanted[]): Wanted {
  return {
    sources: plans.reduce((bits, { sources }) => bits | sources, 0),
    forms: new Set(plans.flatMap(({ forms }) => [...forms])),
  };
}

/** Indexes of the candidates that a field wants. */
export function wantedRows(candidates: readonly Candidate[], wanted: Wanted): Int32Array {
  const rows: number[] = [];
  candidates.forEach((candidate, i) => {
    if (isWanted(candidate, wanted)) rows.push(i);
  });
  return Int32Array.from(rows);
}

function isSource(name: string): name is Source {
  return (SOURCES as readonly string[]).includes(name);
}
