import { analyzeTexts, type AnalyzeOptions } from './analyze';
import { combine } from './combine';
import type { Entity } from './entity';
import type { EntityType } from './entity-types';
import { findKnownValues } from './known-values';
import { isRemoved, marksOf, withMarks, type Mark } from './marks';
import { applyOperator, defaultPolicy, operatorContext } from './operators';
import { PlaceholderIssuer } from './placeholders';
import type { Mention, OperatorPolicy, PlaceholderTable, RedactedEntity, RequestPart } from './request';
import { normalPlaceholder } from './restore';
import { estimateRisk, type RiskEstimate } from './risk';
import { linkSubjects } from './subjects';
import type { EntityTagger } from './tagger';

/** Changes with each change of what is found or of what replaces it: the same version and input give the same result. */
export const redactionVersion = '1.2.0';

export interface RedactionRequest {
  readonly parts: readonly RequestPart[];
  /** 32 random bytes for this request alone. */
  readonly key: Uint8Array;
  /** What happens to the types that it names; the others get what {@link defaultPolicy} says. */
  readonly policy?: Partial<OperatorPolicy>;
  /** In the order in which they were made: a later one wins. */
  readonly marks?: readonly Mark[];
}

export interface RedactedPart {
  readonly id: string;
  readonly redacted: string;
  /** In order, without overlaps, in offsets of the part's own text. */
  readonly entities: readonly RedactedEntity[];
  /**
   * What was found and stays readable all the same, wholly or in part: because of its type's operator, or because a person
   * took it for none or for something else. By what it was found to be, whatever a mark calls it.
   */
  readonly exposed: readonly Entity[];
}

/** A request without its entities, and all that it takes to put them back. */
export interface Redaction {
  /** Of these rules, and of the entity model's weights where there are any. */
  readonly version: string;
  readonly parts: readonly RedactedPart[];
  /** Restores an answer. Stays on this device. */
  readonly table: PlaceholderTable;
  /** How many entities of each type. */
  readonly counts: Readonly<Partial<Record<EntityType, number>>>;
  readonly risk: RiskEstimate;
  /** Without the entity model, names and places that no pattern shows are missed far more often. */
  readonly hasModel: boolean;
}

/**
 * Redacts the texts of one request together: finds entities, finds the same values again wherever else they stand, gives
 * all mentions of one subject the same placeholder, and estimates what may be left.
 *
 * @throws what `options.signal` was aborted with
 */
export async function redact(request: RedactionRequest, options: AnalyzeOptions): Promise<Redaction> {
  const [redaction] = await redactEach([request], options);
  if (!redaction) throw new Error('A request has a result.');
  return redaction;
}

/**
 * {@link redact} for many requests, each by itself, whose texts the model reads together because that is faster.
 *
 * @param find finds the entities of texts, for a caller that may know them already
 */
export async function redactEach(
  requests: readonly RedactionRequest[],
  options: AnalyzeOptions,
  find: typeof analyzeTexts = analyzeTexts,
): Promise<readonly Redaction[]> {
  const found = await find(
    requests.flatMap(({ parts }) => parts.map(({ text }) => text)),
    options,
  );
  const redactions: Redaction[] = [];
  let taken = 0;
  for (const request of requests) {
    await options.pause?.();
    options.signal?.throwIfAborted();
    const own = found.slice(taken, taken + request.parts.length);
    redactions.push(replace(request, own, options.tagger));
    taken += request.parts.length;
  }
  return redactions;
}

/** @param found the entities of each part */
function replace(
  { parts, key, policy: chosen, marks = [] }: RedactionRequest,
  found: readonly (readonly Entity[])[],
  tagger: EntityTagger | null,
): Redaction {
  const counting = parts.map((_, part) => marksOf(marks, part));
  const first = parts.map(({ text }, part) => withMarks(found[part] ?? [], counting[part] ?? [], text));
  const again = findKnownValues(parts, first);
  const mentions = parts.map(({ text }, part): readonly Mention[] => {
    const known = (again[part] ?? []).filter((entity) => !isRemoved(entity, counting[part] ?? []));
    return combine([...(first[part] ?? []), ...known], text).map((entity) => ({
      ...entity,
      part,
      value: text.slice(entity.start, entity.end),
    }));
  });
  const all = mentions.flat();
  const subjects = new Map(linkSubjects(all).map((subject, place) => [all[place], subject]));
  const written = parts.map(({ text }) => normalPlaceholder(text)).join(' ');
  const issuer = new PlaceholderIssuer(key, (placeholder) => written.includes(normalPlaceholder(placeholder)));
  const policy: OperatorPolicy = { ...defaultPolicy, ...chosen };
  const context = operatorContext(all);
  const redacted = mentions.map((own) =>
    own.map((mention): RedactedEntity => {
      const { start, end, type, score, recognizer, value } = mention;
      const subject = subjects.get(mention) ?? 0;
      const wanted = policy[type];
      const replaced = wanted === 'placeholder' ? null : applyOperator(wanted, mention, context);
      const operator = replaced === null ? 'placeholder' : wanted;
      const replacement = replaced ?? issuer.issue(type, subject, value);
      return { start, end, type, score, recognizer, operator, replacement, subject };
    }),
  );
  return {
    version: tagger ? `${redactionVersion}+${tagger.version}` : redactionVersion,
    parts: parts.map(({ id, text }, part) => {
      const entities = redacted[part] ?? [];
      const detected = [...(found[part] ?? []), ...(again[part] ?? [])];
      return {
        id,
        redacted: withReplacements(text, entities),
        entities,
        exposed: detected.filter((entity) => isExposed(entity, entities, text)),
      };
    }),
    table: issuer.table(),
    counts: countTypes(all),
    risk: estimateRisk(all, redacted.flat(), tagger !== null),
    hasModel: tagger !== null,
  };
}

/** Whether a letter or digit of an entity is left where it stood. Entities are in order, without overlaps. */
function isExposed({ start, end }: Entity, redacted: readonly RedactedEntity[], text: string): boolean {
  let from = start;
  const isReadable = (until: number) => /[\p{L}\p{N}]/u.test(text.slice(from, Math.min(until, end)));
  for (const hidden of redacted) {
    if (hidden.operator === 'keep' || hidden.end <= from) continue;
    if (hidden.start >= end) break;
    if (hidden.start > from && isReadable(hidden.start)) return true;
    from = hidden.end;
  }
  return from < end && isReadable(end);
}

function withReplacements(text: string, entities: readonly RedactedEntity[]): string {
  let out = '';
  let copied = 0;
  for (const { start, end, replacement } of entities) {
    out += text.slice(copied, start) + replacement;
    copied = end;
  }
  return out + text.slice(copied);
}

function countTypes(mentions: readonly Mention[]): Partial<Record<EntityType, number>> {
  const counts: Partial<Record<EntityType, number>> = {};
  for (const { type } of mentions) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
