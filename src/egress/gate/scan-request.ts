import { prepareText, type Entity, type EntityType, type RedactedEntity } from '../../redaction';
import { scanBody, type ScanFinding } from '../scan';

/** A request's bytes, and what is known of the document that they were made from. */
export interface ScannedRequest {
  readonly body: Uint8Array;
  /** The same request without a document. */
  readonly baseline: Uint8Array;
  readonly text: string;
  readonly entities: readonly RedactedEntity[];
  /** What was found and stays readable: see `RedactedPart.exposed`. */
  readonly exposed: readonly Entity[];
  readonly placeholders: readonly string[];
  readonly neverSend: readonly EntityType[];
}

/**
 * Scans a request's final bytes for what its document holds. What a person or the policy lets stay may stay, except where the
 * same words are protected elsewhere in the document, in whatever form, or are of a type that is never sent.
 *
 * @throws what `signal` was aborted with
 */
export async function scanRequest(
  { body, baseline, text, entities, exposed, placeholders, neverSend }: ScannedRequest,
  signal?: AbortSignal,
): Promise<readonly ScanFinding[]> {
  const valueOf = ({ start, end }: Entity) => text.slice(start, end);
  const hidden = entities.filter(({ operator }) => operator !== 'keep');
  const secrets = hidden.map((entity) => lettersOf(valueOf(entity))).filter((letters) => letters !== '');
  const untold = hidden.filter(({ operator }) => operator !== 'generalise').map((entity) => lettersOf(valueOf(entity)));
  const staying = exposed.filter(({ type }) => !neverSend.includes(type)).map(valueOf);
  const written = hidden.filter(({ operator }) => operator !== 'placeholder').map(({ replacement }) => replacement);
  return scanBody(
    {
      body,
      baseline,
      protectedValues: hidden.map((entity) => ({ type: entity.type, score: entity.score, value: valueOf(entity) })),
      allowed: [
        ...staying.filter((words) => !secrets.some((secret) => isOfTheSame(lettersOf(words), secret))),
        // A month that stands for a day may be what stood for itself elsewhere.
        ...written.filter((words) => !untold.includes(lettersOf(words))),
      ],
      placeholders,
      neverSend: new Set(neverSend),
    },
    { pause: turn, ...(signal && { signal }) },
  );
}

/** One holds the other: a name in a longer one, a group of digits in a number. */
function isOfTheSame(words: string, secret: string): boolean {
  return secret.includes(words) || words.includes(secret);
}

/** As the scan compares: prepared, folded, letters and digits only. */
function lettersOf(words: string): string {
  return prepareText(words)
    .text.normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Lets a message in: a person may want it to stop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
