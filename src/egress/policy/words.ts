import { entityTypes, type EntityType } from '../../redaction/vocabulary';
import type { EgressTask } from './scales';
import type { DestinationRule } from './schema';

/** What a task is called within a sentence. */
export const taskWords: Readonly<Record<EgressTask, string>> = {
  'extract-fields': 'extracting fields',
  classify: 'classifying documents',
};

/** What a document holds, by its highest sensitivity. */
export const sensitivityWords: Readonly<Record<DestinationRule['sensitivity'], string>> = {
  quasi: 'indirect identifiers, such as places and dates',
  direct: 'direct identifiers, such as names and account numbers',
  secret: 'secrets, such as passwords',
};

/** `1,000 bytes`, `1 byte`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `0.05 US dollars`, to a millionth. */
export function usdWords(usd: number): string {
  return `${usd.toLocaleString('en-GB', { maximumFractionDigits: 6 })} US ${usd === 1 ? 'dollar' : 'dollars'}`;
}

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
}

/** What a person reads for types, one after another. */
export function labelsOf(types: readonly EntityType[]): string {
  return types.map((type) => entityTypes[type].label).join(', ');
}
