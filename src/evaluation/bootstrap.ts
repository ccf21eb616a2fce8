import { seededRandom } from './random';

/** A figure with the interval that holds it in 95 of 100 cases. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Percentile bootstrap (Efron 1979) over whole documents, since the words of one document are not independent.
 *
 * @param documents one summand each
 * @param figure what is estimated, of some of them; NaN where it is not defined
 * @returns the figure of all, and the 2.5th and 97.5th percentile of resampled ones. The same each time
 */
export function bootstrap<T>(
  documents: readonly T[],
  figure: (documents: readonly T[]) => number,
  rounds = 1000,
): Estimate {
  const random = seededRandom(1);
  const figures: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const drawn = documents.map(() => documents[Math.floor(random() * documents.length)]);
    const resampled = figure(drawn.filter((document) => document !== undefined));
    if (!Number.isNaN(resampled)) figures.push(resampled);
  }
  figures.sort((a, b) => a - b);
  const at = (part: number) => figures[Math.min(figures.length - 1, Math.floor(figures.length * part))] ?? NaN;
  return { value: figure(documents), low: at(0.025), high: at(0.975) };
}
