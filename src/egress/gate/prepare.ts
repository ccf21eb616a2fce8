import { base64 } from '@scure/base';
import * as z from 'zod';
import {
  entityTypes,
  isEntityType,
  type Entity,
  type EntityType,
  type Mark,
  type OperatorPolicy,
  type RedactedEntity,
  type Redaction,
  type Sensitivity,
} from '../../redaction';
import { err, ok, type Result } from '../../shared/result';
import { sha256Hex } from '../../shared/sha256';
import { builtInPacks, taskPackSchema, type TaskPack } from '../../tasks';
import type { DocumentEntry, GateRecordsPort, StoredMark } from '../../vault';
import type { Destination, OutsideModel } from '../destinations';
import type { EscalationOrder, OutboxRecord } from '../outbox/record';
import { operatorsOf } from '../policy';
import { estimateUsd } from '../prices';
import type { ScanFinding } from '../scan';
import { encodeRequest } from '../outside-model';
import { extractFieldsRequest, type AskedField, type ExtractFieldsTask } from '../task/extract-fields';
import type { GateError } from './api';
import { stopped, vaultFailure } from './errors';
import { scanRequest } from './scan-request';
import type { EffectivePolicy } from './settings';

/** What the page may say: names, of a length that names have. */
const orderSchema: z.ZodType<EscalationOrder> = z.strictObject({
  documentId: z.string().min(1).max(200),
  packId: z.string().min(1).max(64),
  task: z.literal('extract-fields'),
  fields: z.array(z.string().min(1).max(64)).min(1).max(64),
  destinationId: z.string().min(1).max(32),
  model: z.string().min(1).max(200),
});

/** Redacts one text; the worker that does so belongs to the gate. Where it was stopped, what it answers does not count. */
export type Redact = (
  request: {
    readonly parts: readonly { readonly id: string; readonly text: string }[];
    readonly policy: Partial<OperatorPolicy>;
    readonly marks: readonly Mark[];
  },
  options: PrepareOptions,
) => Promise<Result<Redaction, { readonly message: string }>>;

export interface PrepareOptions {
  readonly signal?: AbortSignal;
  /** Called with a share from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export interface PrepareParts {
  readonly records: GateRecordsPort;
  readonly destinations: readonly Destination[];
  readonly redact: Redact;
  readonly now: () => number;
}

/** A request that is made and scanned, and not decided about. */
export type Composed = Omit<OutboxRecord, 'state' | 'reason' | 'approval' | 'deadline'>;

/** Why a request was not composed, with what the ledger should know of it; null where it is nobody's attempt to send. */
export interface Refusal {
  readonly error: GateError;
  readonly attempt: Composed | null;
}

/** Checks that an order has the shape of one. */
export function readOrder(order: unknown): Result<EscalationOrder, GateError> {
  const read = orderSchema.safeParse(order);
  return read.success
    ? ok(read.data)
    : err({ code: 'failed', message: 'The gate was asked for something that it does not do.' });
}

/**
 * Makes the request that an order names: looks up the document, what a person marked in it, the pack and the destination;
 * redacts by the policy; puts the task into words; encodes it for the destination; and scans the bytes that came of it.
 */
export async function composeRequest(
  order: EscalationOrder,
  { policy, hash }: EffectivePolicy,
  parts: PrepareParts,
  options: PrepareOptions = {},
): Promise<Result<Composed, Refusal>> {
  const refuse = (error: GateError): Result<never, Refusal> => err({ error, attempt: null });
  const destination = parts.destinations.find(({ id }) => id === order.destinationId);
  const model = destination?.models.find(({ id }) => id === order.model);
  if (destination === undefined || model === undefined) return refuse(unknownDestination);
  const entry = await parts.records.getEntry(order.documentId);
  if (!entry.ok) {
    return refuse(entry.error.code === 'not-found' ? unknownDocument : vaultFailure(entry.error));
  }
  const pack = await packOf(order.packId, parts.records);
  if (!pack.ok) return refuse(pack.error);
  if (askedFields(pack.value, order).length < new Set(order.fields).size) return refuse(unknownField);
  const marks = await parts.records.listMarks(order.documentId);
  if (!marks.ok) return refuse(vaultFailure(marks.error));
  if (marks.value.damaged.length > 0) return refuse(damagedMarks);
  const { text } = entry.value.content;
  const redaction = await parts.redact(
    {
      parts: [{ id: 'document', text }],
      policy: operatorsOf(policy),
      marks: marks.value.items.flatMap(markOf),
    },
    options,
  );
  if (isStopped(options)) return refuse(stopped);
  if (!redaction.ok) return refuse({ code: 'redaction-failed', message: redaction.error.message });
  const composed = await compose(
    order,
    entry.value,
    pack.value,
    destination,
    model,
    redaction.value,
    parts.now(),
    hash,
    await sourceSha256(text, marks.value.items),
  );
  let findings: readonly ScanFinding[];
  try {
    findings = await scanComposed(composed, text, pack.value, destination, model, policy.neverSend, options.signal);
  } catch (cause) {
    if (isStopped(options)) return refuse(stopped);
    throw cause;
  }
  if (findings.length > 0) return err({ error: blockedBy(findings), attempt: composed });
  return ok(composed);
}

/** Scans the bytes of a request once more, against the document as it is now. */
export async function rescan(
  record: Composed,
  destination: Destination,
  neverSend: readonly EntityType[],
  records: GateRecordsPort,
): Promise<Result<null, GateError>> {
  const model = destination.models.find(({ id }) => id === record.order.model);
  const [entry, pack, marks] = await Promise.all([
    records.getEntry(record.order.documentId),
    packOf(record.order.packId, records),
    records.listMarks(record.order.documentId),
  ]);
  if (!entry.ok) return err(entry.error.code === 'not-found' ? unknownDocument : vaultFailure(entry.error));
  if (!pack.ok) return pack;
  if (!marks.ok) return err(vaultFailure(marks.error));
  if (model === undefined) return err(unknownDestination);
  const source = await sourceSha256(entry.value.content.text, marks.value.items);
  if (marks.value.damaged.length > 0 || source !== record.redaction.sourceSha256) return err(changedSource);
  const findings = await scanComposed(record, entry.value.content.text, pack.value, destination, model, neverSend);
  return findings.length > 0 ? err(blockedBy(findings)) : ok(null);
}

async function compose(
  order: EscalationOrder,
  entry: DocumentEntry,
  pack: TaskPack,
  destination: Destination,
  model: OutsideModel,
  redaction: Redaction,
  now: number,
  policyHash: string,
  sourceSha256: string,
): Promise<Composed> {
  const [part] = redaction.parts;
  if (part === undefined) throw new Error('A redaction has the part that it was asked for.');
  const task = { packTitle: pack.title, fields: askedFields(pack, order), text: part.redacted };
  const body = bytesOf(task, destination, model);
  // All of the body counts: servers put the schema into the prompt as well.
  const estimate = estimateUsd(model, body.length, model.maxOutputTokens);
  // What stays readable was found as well: it counts as what it was found to be, whatever a mark calls it.
  const exposed = part.exposed;
  const entityCounts = countedWith(redaction.counts, exposed, part.entities);
  const found = (Object.keys(entityCounts) as EntityType[]).map((type) => entityTypes[type].sensitivity);
  return {
    id: crypto.randomUUID(),
    order,
    documentName: entry.name,
    createdAt: now,
    body: base64.encode(body),
    bodySha256: await sha256Hex(body),
    policyHash,
    facts: {
      destination: destination.id,
      tier: destination.tier,
      model: model.id,
      task: order.task,
      packId: order.packId,
      sensitivity: highest(found),
      entityCounts,
      bodyBytes: body.length,
      estimatedUsd: estimate,
      riskLevel: redaction.risk.level,
      hasEntityModel: redaction.hasModel,
      kept: [...new Set(exposed.map(({ type }) => type))],
    },
    redaction: {
      version: redaction.version,
      redacted: part.redacted,
      entities: part.entities,
      counts: redaction.counts,
      risk: redaction.risk,
      hasModel: redaction.hasModel,
      exposed,
      sourceSha256,
      table: { key: base64.encode(redaction.table.key), entries: redaction.table.entries },
    },
    estimateUsd: estimate,
    attempts: 0,
    hasFallenBack: false,
    notBefore: 0,
    lastError: null,
    answer: null,
  };
}

function isStopped({ signal }: PrepareOptions): boolean {
  return signal?.aborted === true;
}

function bytesOf(task: ExtractFieldsTask, destination: Destination, model: OutsideModel): Uint8Array<ArrayBuffer> {
  const body = encodeRequest(destination, model, extractFieldsRequest(task, model.maxOutputTokens));
  if (!body.ok) throw new Error(body.error.message);
  return body.value;
}

function scanComposed(
  { order, body, redaction }: Composed,
  text: string,
  pack: TaskPack,
  destination: Destination,
  model: OutsideModel,
  neverSend: readonly EntityType[],
  signal?: AbortSignal,
): Promise<readonly ScanFinding[]> {
  // A person's own pack may say anything, so its words count like the document's; those of the build are known.
  const isBuiltIn = builtInPacks.some(({ id }) => id === pack.id);
  const fields = isBuiltIn ? askedFields(pack, order) : [];
  const empty = { packTitle: isBuiltIn ? pack.title : '', fields, text: '' };
  return scanRequest(
    {
      body: base64.decode(body),
      baseline: bytesOf(empty, destination, model),
      text,
      entities: redaction.entities,
      exposed: redaction.exposed,
      placeholders: redaction.table.entries.map(({ placeholder }) => placeholder),
      neverSend,
    },
    signal,
  );
}

async function packOf(packId: string, records: GateRecordsPort): Promise<Result<TaskPack, GateError>> {
  const builtIn = builtInPacks.find(({ id }) => id === packId);
  if (builtIn !== undefined) return ok(builtIn);
  const stored = await records.listPacks();
  if (!stored.ok) return err(vaultFailure(stored.error));
  if (stored.value.damaged.length > 0) return err(damagedPacks);
  const newest = stored.value.items.filter((pack) => pack.packId === packId).at(-1);
  const parsed = taskPackSchema.safeParse(newest?.pack);
  if (!parsed.success) {
    return err({
      code: 'unknown-pack',
      message: 'The task pack of this document is gone. Choose another one and read it again.',
    });
  }
  return ok(parsed.data);
}

function askedFields(pack: TaskPack, { fields }: EscalationOrder): readonly AskedField[] {
  return pack.fields
    .filter(({ name }) => fields.includes(name))
    .map(({ name, title, description, type }) => ({ name, title, description, type }));
}

function markOf({ start, end, action, type }: StoredMark): readonly Mark[] {
  return isEntityType(type) ? [{ part: 0, start, end, action, type }] : [];
}

/** Entities by type, with those that a mark took out of the redaction's own count. */
function countedWith(
  counts: Redaction['counts'],
  exposed: readonly Entity[],
  entities: readonly RedactedEntity[],
): Readonly<Record<string, number>> {
  const sums = new Map<string, number>(Object.entries(counts));
  for (const { type, start, end } of exposed) {
    const isCounted = entities.some((one) => one.start === start && one.end === end && one.type === type);
    if (!isCounted) sums.set(type, (sums.get(type) ?? 0) + 1);
  }
  return Object.fromEntries(sums);
}

function sourceSha256(text: string, marks: readonly StoredMark[]): Promise<string> {
  const said = marks.map(({ start, end, action, type }) => [start, end, action, type]);
  return sha256Hex(new TextEncoder().encode(JSON.stringify([text, said])));
}

function highest(found: readonly Sensitivity[]): Sensitivity | null {
  return (['secret', 'direct', 'quasi'] as const).find((one) => found.includes(one)) ?? null;
}

function blockedBy(findings: readonly ScanFinding[]): GateError {
  const [first] = findings;
  const types = [
    ...new Set(
      findings.map(({ type }) =>
        type === null ? 'something that can’t be read' : entityTypes[type].label.toLowerCase(),
      ),
    ),
  ];
  return {
    code: 'blocked',
    message: `The last look at the request’s own bytes found what must not leave (${types.join(', ')}${first ? `; ${first.where}` : ''}). Mark it on the document’s Redaction page, and try again.`,
    findings,
  };
}

const unknownDestination: GateError = {
  code: 'unknown-destination',
  message: 'This deployment has no such destination or model. Whoever runs it can add it to stayput.config.json.',
};
const unknownField: GateError = {
  code: 'unknown-pack',
  message: 'The task pack no longer has one of these fields. Read the document again, and try then.',
};
const damagedMarks: GateError = {
  code: 'blocked',
  message:
    'Something that a person marked in this document can’t be read any more, so nobody knows what must not leave. Look at its Redaction page, mark it again, and try then.',
};
const damagedPacks: GateError = {
  code: 'unknown-pack',
  message:
    'One of your own task packs can’t be read any more, and it may be this one. Remove it on the Packs page, and try again.',
};
const changedSource: GateError = {
  code: 'blocked',
  message: 'The document or what is marked in it has changed since this was made. Keep this one local, and ask again.',
};
const unknownDocument: GateError = { code: 'unknown-document', message: 'This document is no longer here.' };
