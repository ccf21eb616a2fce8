import { softmax } from './softmax';

/** What is known about the label of one document that nobody labelled. Plain data. */
export interface UnlabelledDocument {
  /** How much speaks for each label by itself, in the labels' order: natural logs, up to a constant. */
  readonly logits: readonly number[];
  /** Of `gramsOf`. */
  readonly grams: readonly number[];
}

/** How far a label's share among the documents counts against it: 0 not at all, 1 all of it. */
const evenness = 0.5;
/** Documents that each label is taken to have before any came. */
const pseudoDocuments = 2;
const evenSteps = 40;
/** How much one n-gram counts beside the model: they occur together, so less than if each came by itself. */
const gramWeight = 0.2;
/** How strongly a label's n-grams are drawn to those of all documents, per different n-gram. */
const smoothing = 0.1;
const rounds = 5;

/**
 * Probabilities of each document's labels, given all of them together: what one document alone leaves open, others that share its
 * words decide. Two things are learned from the documents without any label:
 *
 * - how often each label comes first; what comes first too often is marked down ({@link evenOut}), and
 * - which n-grams go with which label, by expectation maximisation of a naive Bayes model that begins with what speaks for the
 *   labels by itself (Nigam et al. 2000, "Text classification from labeled and unlabeled documents using EM"), as a product of
 *   experts with it. The answer is the mean of what came of it and what speaks for the labels by itself.
 *
 * The order of the documents doesn't matter. One document alone keeps the order of its labels.
 *
 * @param documents - all with the same number of logits
 */
export function readTogether(documents: readonly UnlabelledDocument[]): readonly (readonly number[])[] {
  const even = evenOut(documents.map(({ logits }) => logits));
  const alone = even.map(softmax);
  const rows = sharedGrams(documents);
  let shares: readonly (readonly number[])[] = alone;
  for (let round = 0; round < rounds; round += 1) {
    const byGram = gramLogits(rows, shares);
    shares = even.map((logits, document) =>
      softmax(
        logits.map((logit, label) => {
          const grams = rows.of[document] ?? [];
          return logit + gramWeight * grams.reduce((sum, gram) => sum + (byGram[gram * logits.length + label] ?? 0), 0);
        }),
      ),
    );
  }
  // N-grams make nearly everything certain; where they contradict the model, that is to be seen.
  return shares.map((row, document) => row.map((share, label) => (share + (alone[document]?.[label] ?? 0)) / 2));
}

/**
 * Marks down labels that come first too often: each by half of the log of its share among the documents, as it is after the marking
 * down (a fixed point). A plain mean over the batch (Zhou et al. 2023, https://arxiv.org/abs/2309.17249) takes all labels to be equally
 * frequent, and takes a label that really fills half of the documents for one that the model favours; here the marking down is
 * bounded by that share, so that such a label keeps those for which the evidence is clear.
 */
export function evenOut(logits: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const labels = logits[0]?.length ?? 0;
  let bias = new Array<number>(labels).fill(0);
  const biased = () => logits.map((row) => row.map((logit, label) => logit + (bias[label] ?? 0)));
  for (let step = 0; step < evenSteps; step += 1) {
    const mass = sumOf(biased().map(softmax), labels);
    const total = logits.length + labels * pseudoDocuments;
    bias = bias.map((own, label) => {
      const share = ((mass[label] ?? 0) + pseudoDocuments) / total;
      return (own - evenness * Math.log(labels * share)) / 2;
    });
  }
  return biased();
}

interface GramRows {
  /** For each document, the places of those of its n-grams that another document has, too. */
  readonly of: readonly (readonly number[])[];
  readonly grams: number;
}

function sharedGrams(documents: readonly UnlabelledDocument[]): GramRows {
  const counts = new Map<number, number>();
  for (const { grams } of documents) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const places = new Map([...counts].filter(([, count]) => count > 1).map(([gram], place) => [gram, place]));
  return {
    of: documents.map(({ grams }) => grams.flatMap((gram) => places.get(gram) ?? [])),
    grams: places.size,
  };
}

/** For each n-gram and label, how much likelier the label makes it than all labels together do: natural logs, n-gram by n-gram. */
function gramLogits({ of, grams }: GramRows, shares: readonly (readonly number[])[]): Float64Array {
  const labels = shares[0]?.length ?? 0;
  const counts = new Float64Array(grams * labels);
  const totals = new Float64Array(labels);
  const frequencies = new Float64Array(grams);
  of.forEach((row, document) => {
    const own = shares[document] ?? [];
    own.forEach((share, label) => {
      for (const gram of row) counts[gram * labels + label] = (counts[gram * labels + label] ?? 0) + share;
      totals[label] = (totals[label] ?? 0) + share * row.length;
    });
    for (const gram of row) frequencies[gram] = (frequencies[gram] ?? 0) + 1;
  });
  const all = frequencies.reduce((sum, frequency) => sum + frequency, 0);
  const prior = smoothing * grams;
  return counts.map((count, at) => {
    const usual = (frequencies[Math.floor(at / labels)] ?? 0) / all;
    return Math.log((count + prior * usual) / ((totals[at % labels] ?? 0) + prior) / usual);
  });
}

function sumOf(rows: readonly (readonly number[])[], length: number): readonly number[] {
  const sums = new Array<number>(length).fill(0);
  for (const row of rows) {
    row.forEach((value, at) => {
      sums[at] = (sums[at] ?? 0) + value;
    });
  }
  return sums;
}
