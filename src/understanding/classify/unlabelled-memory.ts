import type { IntentReading } from '../reading';
import { rankShares } from './rank-shares';
import { readTogether, type UnlabelledDocument } from './unlabelled';

/**
 * What is kept of documents that nobody labelled, so that the next one is read in their light: plain data, to be stored beside the
 * documents and as carefully, for its n-grams tell something of them. Made by {@link emptyMemory} and {@link remember} alone.
 */
export interface UnlabelledMemory {
  readonly format: 'stayput-unlabelled/1';
  /** What all of it was scored for. Where labels, descriptions or the model change, begin with an empty one. */
  readonly labels: readonly string[];
  /** The latest, oldest first. */
  readonly documents: readonly UnlabelledDocument[];
}

/** So many are enough to know what is usual, and what is usual changes. */
const mostDocuments = 400;

export function emptyMemory(labels: readonly string[]): UnlabelledMemory {
  return { format: 'stayput-unlabelled/1', labels, documents: [] };
}

/** The memory with one document more. The oldest are forgotten. */
export function remember(memory: UnlabelledMemory, document: UnlabelledDocument): UnlabelledMemory {
  return { ...memory, documents: [...memory.documents, document].slice(-mostDocuments) };
}

/**
 * Reads one document in the light of those before it. With an empty memory that is what speaks for its labels by itself; with many
 * it is what {@link readTogether} makes of all of them. Remembers nothing: see {@link remember}.
 */
export function readWithMemory({ labels, documents }: UnlabelledMemory, document: UnlabelledDocument): IntentReading {
  return rankShares(labels, readTogether([...documents, document]).at(-1) ?? []);
}
