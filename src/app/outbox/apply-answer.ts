import type { OutboxView } from '../../egress';
import { err, ok, type Result } from '../../shared/result';
import type { TaskPack } from '../../tasks';
import type { AppliedField } from '../../workflow';
import type { Normalise, Services } from '../ports';

interface ApplyError {
  readonly message: string;
}

/**
 * Puts the answer of a request into the reading of its document, which is stored then. The person's own corrections are records
 * beside the reading, and go on to win. A document that is gone, or was read with another pack since, takes nothing.
 *
 * @param packs all that there are
 */
export async function applyAnswer(
  { order, answer, destination }: OutboxView,
  { vault }: Services,
  packs: readonly TaskPack[],
  normalise: Normalise | null,
): Promise<Result<readonly AppliedField[], ApplyError>> {
  if (answer === null) return ok([]);
  const [entry, stored] = await Promise.all([vault.getEntry(order.documentId), vault.getReading(order.documentId)]);
  if (!entry.ok) return entry.error.code === 'not-found' ? ok([]) : err(entry.error);
  if (!stored.ok) return stored;
  const reading = stored.value?.reading;
  const pack = packs.find(({ id }) => id === order.packId);
  // A pack of a person's own may not be loaded yet, or come back by Undo: the answer waits for it.
  if (pack === undefined) {
    return err({
      message: 'The task pack that this answer is for is not here. Bring it back, or take the answer out.',
    });
  }
  if (reading?.packId !== order.packId) {
    return ok(answer.fields.map(({ name }) => ({ name, outcome: 'no-such-field' as const })));
  }
  const { withOutsideAnswer } = await import('../../workflow');
  const { text } = entry.value.content;
  const merged = withOutsideAnswer(
    reading,
    pack.fields,
    answer,
    {
      tier: destination?.tier ?? 'frontier',
      destination: destination?.name ?? order.destinationId,
      model: answer.model ?? order.model,
      sequence: answer.sequence,
    },
    ({ type }, quote) => normalise?.(type, quote, pack.locale, text) ?? null,
  );
  const kept = await vault.putReading({ documentId: order.documentId, reading: merged.reading, at: Date.now() });
  return kept.ok ? ok(merged.applied) : kept;
}

/** What became of an answer, as a part of a sentence. */
export function outcomeWords(applied: readonly AppliedField[]): string {
  const count = (outcome: AppliedField['outcome']): number => applied.filter((one) => one.outcome === outcome).length;
  const parts = (
    [
      ['filled', 'found in the document'],
      ['not-stated', 'not stated in it'],
      ['not-in-document', 'refused, because the words stand nowhere in it'],
      ['forged-placeholder', 'refused, because of a token that was never given out'],
      ['unreadable', 'refused as no text'],
      ['no-such-field', 'for a document that has changed'],
    ] as const
  ).flatMap(([outcome, words]) => (count(outcome) === 0 ? [] : [`${String(count(outcome))} ${words}`]));
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
