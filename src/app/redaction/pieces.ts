import type { RedactedEntity } from '../../redaction';

/** A stretch of the original as it is drawn: an entity, or what stands between two. */
export interface Piece {
  /** Where it begins in the original. */
  readonly start: number;
  /** What is drawn. */
  readonly text: string;
  readonly entity: RedactedEntity | null;
}

/**
 * Cuts a text at its entities. What would be drawn as nothing is left out.
 *
 * @param entities in order, without overlaps
 * @param wordsOf what is drawn for an entity
 */
export function piecesOf(
  text: string,
  entities: readonly RedactedEntity[],
  wordsOf: (entity: RedactedEntity) => string,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const entity of entities) {
    pieces.push({ start: end, text: text.slice(end, entity.start), entity: null });
    pieces.push({ start: entity.start, text: wordsOf(entity), entity });
    end = entity.end;
  }
  pieces.push({ start: end, text: text.slice(end), entity: null });
  return pieces.filter((piece) => piece.text !== '');
}
