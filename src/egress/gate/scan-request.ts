import type { EntityType, RedactedEntity } from '../../redaction';
import { scanBody, type ScanFinding } from '../scan';

/** A request's bytes, and what is known of the document that they were made from. */
export interface ScannedRequest {
  readonly body: Uint8Array;
  /** The same request without a document. */
  readonly baseline: Uint8Array;
  readonly text: string;
  readonly entities: readonly RedactedEntity[];
  /** Words of the document that a person took for none of these. */
  readonly unmarked: readonly string[];
  readonly placeholders: readonly string[];
  readonly neverSend: readonly EntityType[];
}

/**
 * Scans a request's final bytes for what its document holds. What a person or the policy lets stay may stay, except where the
 * same words are protected elsewhere in the document, or are of a type that is never sent.
 *
 * @throws what `signal` was aborted with
 */
export async function scanRequest(
  { body, baseline, text, entities, unmarked, placeholders, neverSend }: ScannedRequest,
  signal?: AbortSignal,
): Promise<readonly ScanFinding[]> {
  const valueOf = ({ start, end }: RedactedEntity) => text.slice(start, end);
  const hidden = entities.filter(({ operator }) => operator !== 'keep');
  const kept = entities.filter(({ operator, type }) => operator === 'keep' && !neverSend.includes(type));
  const protectedWords = new Set(hidden.map((entity) => valueOf(entity).toLowerCase()));
  const staying = [...kept.map(valueOf), ...unmarked].filter((words) => !protectedWords.has(words.toLowerCase()));
  const written = hidden.filter(({ operator }) => operator !== 'placeholder').map(({ replacement }) => replacement);
  return scanBody(
    {
      body,
      baseline,
      protectedValues: hidden.map((entity) => ({ type: entity.type, score: entity.score, value: valueOf(entity) })),
      allowed: [...written, ...staying],
      placeholders,
      neverSend: new Set(neverSend),
    },
    { pause: turn, ...(signal && { signal }) },
  );
}

/** Lets a message in: a person may want it to stop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
