import { fnv1a64 } from '../shared/fnv1a';

/** What a person's answers about a document are for. */
export type LabelUse =
  /** They measure and certify, and nothing is ever learned from them. */
  | 'certify'
  /** They teach. */
  | 'teach';

/** Half of the documents certify: as much as an evaluation takes, where more of either gained nothing. */
const certifyingShare = 0.5;

/**
 * What a document's labels are for. Its id decides, which was drawn at random when the document came: nobody had looked at it, and how
 * hard it is to read had no say. That makes the documents that certify a random sample, whoever chooses what to label.
 */
export function labelUse(documentId: string): LabelUse {
  return drawn(documentId) < certifyingShare ? 'certify' : 'teach';
}

/**
 * Where a document stands in the random order in which spot checks are asked for, from 0 to 1: the lower the sooner. Those below any
 * rank are a random sample of all documents that certify.
 */
export function checkRank(documentId: string): number {
  return drawn(documentId) / certifyingShare;
}

/**
 * The spot checks that count: those before the first that nobody has answered yet. A person who leaves out what is hard to tell would
 * leave out where answers are wrong; so an omission stops the sample, and does not bend it.
 *
 * @param checks - of one question, in any order; `null`: not answered, or the answer can't be compared yet
 */
export function answeredInOrder<T>(
  checks: readonly { readonly documentId: string; readonly check: T | null }[],
): readonly T[] {
  const inOrder = checks.toSorted((a, b) => checkRank(a.documentId) - checkRank(b.documentId));
  const answered: T[] = [];
  for (const { check } of inOrder) {
    if (check === null) break;
    answered.push(check);
  }
  return answered;
}

/** A number from 0 to 1 that an id stands for. FNV alone leaves the last letters in the low bits; the finaliser of MurmurHash3 mixes. */
function drawn(id: string): number {
  const { high, low } = fnv1a64(new TextEncoder().encode(id));
  return mixed(high ^ mixed(low)) / 2 ** 32;
}

function mixed(value: number): number {
  let mix = value >>> 0;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}
