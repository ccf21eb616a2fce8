import type { Sensitivity } from '../entity-types';

/** A share, with the interval that holds it in 95 of 100 cases. */
export interface MeasuredShare {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How many of the mentions are masked whole, measured on the project's own documents (bench/redaction/sets/documents.txt) by
 * `npm run bench:redaction`: with the entity model, and by the recognizers alone.
 */
export const measuredRecall: Readonly<
  Record<'withModel' | 'withoutModel', Readonly<Record<Sensitivity, MeasuredShare>>>
> = {
  withModel: {
    direct: { value: 0.97, low: 0.95, high: 0.99 },
    quasi: { value: 0.92, low: 0.89, high: 0.95 },
    secret: { value: 0.95, low: 0.9, high: 0.98 },
  },
  withoutModel: {
    direct: { value: 0.75, low: 0.68, high: 0.82 },
    quasi: { value: 0.65, low: 0.58, high: 0.72 },
    secret: { value: 0.95, low: 0.9, high: 0.98 },
  },
};
