import { base64 } from '@scure/base';
import { restore } from '../../redaction';
import { err, ok, type Result } from '../../shared/result';
import { sha256Hex } from '../../shared/sha256';
import type { GateRecordsPort } from '../../vault';
import type { Destination } from '../destinations';
import type { Decision } from '../ledger';
import { afterFailure, closedCircuit, retryDelayMs, type Circuit } from '../outbox/backoff';
import { afterAttempt, moved, type EscalationOrder, type OutboxRecord, type StoredAnswer } from '../outbox/record';
import type { OutsideAnswer, SendError } from '../outside-request';
import { decide, type Policy } from '../policy';
import { costUsd } from '../prices';
import { groundAnswer, type GroundedAnswer } from '../task/ground';
import type { send } from '../transport';
import { jsonOf } from '../wire';
import type { GateError } from './api';
import { draftOf, type Versions } from './drafts';
import type { Exclusively } from './exclusively';
import type { LedgerBook } from './ledger-book';
import { rescan } from './prepare';
import { outboxPut } from './records';
import type { GateDeployment, GateSettings } from './settings';

export interface SenderParts {
  readonly records: GateRecordsPort;
  readonly deployment: GateDeployment;
  readonly settings: GateSettings;
  readonly ledger: LedgerBook;
  readonly send: typeof send;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A number from 0 to 1, exclusive. */
  readonly chance: () => number;
  /** Whether there is any network on the way there. */
  readonly canReach: (destination: Destination) => boolean;
  readonly wait: (ms: number) => Promise<void>;
  readonly exclusively: Exclusively;
  readonly versions: Versions;
  readonly onChange: () => void;
  /** Told all text that has come so far of an answer. */
  readonly onText: (id: string, text: string) => void;
  /** Prepares the same for another destination. */
  readonly fallBack: (order: EscalationOrder) => Promise<void>;
}

/** For a whole answer, and between two pieces of it. */
const timeoutMs = 120_000;
const idleMs = 30_000;
/** A request is tried by itself at most so often. */
const mostAttempts = 6;
const sendingLock = 'sending';
/** How long what could not be written down is left alone. */
const unwrittenMs = 30_000;
/** Waits before an end is written down again. */
const concludeAgainMs = [250, 1000, 4000, 15_000, 60_000];

/** What the ledger says of each way to fail. Not the server's own words: it may say what it was sent. */
const reasons: Readonly<Record<SendError['code'], string>> = {
  cancelled: 'It was stopped.',
  unreachable: 'The destination could not be reached.',
  'timed-out': 'No answer came in time.',
  'connection-lost': 'The connection broke before the answer was whole.',
  unauthorized: 'The destination did not take the key.',
  rejected: 'The destination did not take the request.',
  'rate-limited': 'The destination wants to be asked later.',
  'server-error': 'The destination failed.',
  'answer-too-large': 'The answer was larger than an answer may be.',
  'answer-unreadable': 'The answer was not what was asked for.',
  'answer-incomplete': 'The answer ended before it was whole.',
  refused: 'The model refused to answer.',
};

/** Takes what may leave out of the outbox, one request after the other, and notes what becomes of it. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #circuits = new Map<string, Circuit>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #flushing: Promise<void> | null = null;
  #hasMore = false;
  #sending: { readonly id: string; readonly controller: AbortController } | null = null;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /**
   * What was on its way when a gate ended may have left: it is called so, and not sent again by itself. Whoever sends holds
   * the lock, so nobody else's is taken for it.
   */
  async recover(): Promise<void> {
    await this.#parts.exclusively(
      sendingLock,
      async () => {
        for (const record of await this.#listed()) {
          if (record.state !== 'sending') continue;
          await this.#conclude(record, 'outcome-unknown', {
            state: 'outcome-unknown',
            reason: 'The app ended, or could write nothing down, while the request was on its way.',
          });
        }
      },
      true,
    );
  }

  /** Sends what may go now, and comes back when something may go later. Waits while another tab sends. */
  async flush(): Promise<void> {
    // What comes in while it is looked through must not be overlooked.
    this.#hasMore = true;
    this.#flushing ??= this.#flushAll().finally(() => {
      this.#flushing = null;
    });
    await this.#flushing;
  }

  /** Breaks off a request that is on its way from here. */
  stop(id: string): boolean {
    if (this.#sending?.id !== id) return false;
    this.#sending.controller.abort();
    return true;
  }

  async #flushAll(): Promise<void> {
    while (this.#hasMore) {
      this.#hasMore = false;
      await this.#parts.exclusively(sendingLock, () => this.#sendAll());
    }
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const waiting = (await this.#listed())
        .filter((record) => record.state === 'waiting-network' && this.#canReach(record))
        .map((record) => ({ record, at: this.#earliest(record) }))
        .toSorted((a, b) => a.at - b.at);
      const [first] = waiting;
      if (first === undefined) return;
      const wait = first.at - this.#parts.now();
      if (wait > 0) {
        this.#comeBack(wait);
        return;
      }
      // What could not be written down is not tried at once again: it would be in a circle.
      const isWritten = await this.#sendOne(first.record);
      if (!isWritten) {
        this.#comeBack(unwrittenMs);
        return;
      }
      this.#parts.onChange();
    }
  }

  /** What has lost its destination goes on, to be told so. */
  #canReach({ order }: OutboxRecord): boolean {
    const destination = this.#destination(order.destinationId);
    return destination === undefined || this.#parts.canReach(destination);
  }

  #destination(id: string): Destination | undefined {
    return this.#parts.deployment.destinations.find((one) => one.id === id);
  }

  #earliest({ notBefore, order }: OutboxRecord): number {
    return Math.max(notBefore, this.#circuits.get(order.destinationId)?.openUntil ?? 0);
  }

  #comeBack(waitMs: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.flush();
    }, waitMs);
  }

  /** Whether what became of it was written down. */
  async #sendOne(record: OutboxRecord): Promise<boolean> {
    if (this.#parts.now() > record.deadline) {
      return this.#conclude(record, 'failed', {
        state: 'failed',
        reason: 'It waited longer than the policy lets it.',
      });
    }
    const ready = await this.#check(record);
    if (!ready.ok) {
      // Blocked at the last step: it is looked at by a person before anything else happens to it.
      return this.#conclude(record, 'blocked', { state: 'failed', reason: ready.error.message });
    }
    const { destination, key, body, policy } = ready.value;
    const controller = new AbortController();
    this.#sending = { id: record.id, controller };
    try {
      const sending = await this.#handOver(record, body);
      // Nothing leaves that the ledger does not hold, nor what a person has taken back meanwhile.
      if (sending === null) return false;
      if (sending === 'taken-back') return true;
      this.#parts.onChange();
      const answer = await this.#parts.send(
        { destination, key, body },
        {
          timeoutMs,
          idleMs,
          signal: controller.signal,
          onText: (text) => {
            this.#parts.onText(record.id, text);
          },
        },
      );
      return answer.ok
        ? await this.#answered(sending, destination, answer.value)
        : await this.#failed(sending, policy, answer.error);
    } finally {
      this.#sending = null;
    }
  }

  /**
   * Writes down that a request is sent, before it is. Under the lock that a person's word on it is taken under, and on the
   * record as it is then: the checks before took a while.
   */
  async #handOver(record: OutboxRecord, body: Uint8Array): Promise<OutboxRecord | 'taken-back' | null> {
    return this.#parts.exclusively('outbox', async () => {
      const current = await this.#parts.records.get('outbox', record.id);
      if (!current.ok) return null;
      const now = current.value as OutboxRecord | null;
      const isSame =
        now?.state === 'waiting-network' &&
        now.bodySha256 === record.bodySha256 &&
        now.policyHash === record.policyHash &&
        now.approval?.at === record.approval?.at;
      if (!isSame) return 'taken-back';
      const sending = moved(record, 'sending', { attempts: record.attempts + 1, lastError: null });
      const { approval } = record;
      const noted = await this.#parts.ledger.append(
        draftOf(record, 'sent', 'Handed over to the network.', approval?.by ?? 'gate', this.#parts, {
          rule: approval?.rule ?? null,
          sentBytes: body.length,
        }),
        { puts: [outboxPut(sending)], bodies: [{ id: record.id, bytes: Uint8Array.from(body) }] },
        { usd: record.estimateUsd?.high ?? 0 },
      );
      return noted.ok ? sending : null;
    });
  }

  /** All of the gate's questions once more, about the bytes that are to leave now. */
  async #check(record: OutboxRecord): Promise<Result<ReadyToSend, GateError>> {
    const blocked = (message: string): Result<never, GateError> => err({ code: 'blocked', message });
    const destination = this.#destination(record.order.destinationId);
    if (destination === undefined) return blocked('This deployment no longer has the destination.');
    const body = Uint8Array.from(base64.decode(record.body));
    const hash = await sha256Hex(body);
    if (record.approval?.bodySha256 !== hash || record.bodySha256 !== hash) {
      return blocked('The bytes are not those that were approved.');
    }
    const effective = await this.#parts.settings.effective();
    if (!effective.ok) return effective;
    if (effective.value.hash !== record.policyHash)
      return blocked('The policy has changed since this was approved. Ask again.');
    const spent = await this.#parts.ledger.spentToday();
    if (!spent.ok) return spent;
    const { policy } = effective.value;
    const verdict = decide({ ...record.facts, bodyBytes: body.length, isFirstOfKind: false }, policy, spent.value);
    if (verdict.kind === 'blocked') return blocked(verdict.reason);
    if (verdict.kind === 'ask' && record.approval.by !== 'person') return blocked(verdict.reason);
    const key = await this.#parts.settings.usableKey(destination);
    if (!key.ok) return key;
    const scanned = await rescan(record, destination, policy.neverSend, this.#parts.records);
    return scanned.ok ? ok({ destination, key: key.value, body, policy }) : scanned;
  }

  async #answered(record: OutboxRecord, destination: Destination, answer: OutsideAnswer): Promise<boolean> {
    this.#circuits.delete(destination.id);
    const model = destination.models.find(({ id }) => id === record.order.model);
    const cost = model && answer.usage ? costUsd(model, answer.usage) : null;
    const fields = await this.#grounded(record, answer.text);
    if (!fields.ok) {
      return this.#conclude(record, 'failed', {
        state: 'failed',
        reason: reasons['answer-unreadable'],
        lastError: fields.error,
        receivedBytes: answer.receivedBytes,
        costUsd: cost,
      });
    }
    return this.#conclude(record, 'answered', {
      state: 'answered',
      reason: 'An answer came.',
      receivedBytes: answer.receivedBytes,
      costUsd: cost,
      answer: (sequence) => ({
        at: this.#parts.now(),
        fields: fields.value,
        model: answer.model?.slice(0, 200) ?? null,
        usage: answer.usage,
        costUsd: cost,
        sequence,
      }),
    });
  }

  /** Each field's answer, held against the document. What was not asked for is left out. */
  async #grounded(record: OutboxRecord, text: string): Promise<Result<StoredAnswer['fields'], SendError>> {
    const unreadable: SendError = {
      code: 'answer-unreadable',
      message: 'The destination answered, but not with what it was asked for. Nothing was taken from it.',
      reached: 'yes',
      status: null,
      retryAfterMs: null,
    };
    const json = jsonOf(text);
    const entry = await this.#parts.records.getEntry(record.order.documentId);
    if (!json.ok || !entry.ok) return err(unreadable);
    const { redacted, entities, table } = record.redaction;
    const document = { text: entry.value.content.text, redacted, entities };
    const opened = { key: base64.decode(table.key), entries: table.entries };
    const answers = json.value;
    if (!record.order.fields.some((name) => Object.hasOwn(answers, name))) return err(unreadable);
    try {
      return ok(
        record.order.fields.map((name) => {
          const answer: GroundedAnswer = Object.hasOwn(answers, name)
            ? groundAnswer(answers[name], document, (written) => restore(written, opened))
            : { kind: 'not-stated' };
          return { name, answer };
        }),
      );
    } catch {
      // Whatever an answer can break, the request comes to an end.
      return err(unreadable);
    }
  }

  async #failed(record: OutboxRecord, policy: Policy, error: SendError): Promise<boolean> {
    const now = this.#parts.now();
    const { destinationId } = record.order;
    if (['unreachable', 'timed-out', 'connection-lost', 'server-error', 'rate-limited'].includes(error.code)) {
      this.#circuits.set(destinationId, afterFailure(this.#circuits.get(destinationId) ?? closedCircuit, now));
    }
    const after = afterAttempt(error, policy.retry.unknownOutcome);
    const isLast = after === 'retry' && record.attempts >= mostAttempts;
    const next = isLast ? (error.reached === 'no' ? 'failed' : afterAttempt(error, 'ask')) : after;
    const reason = reasons[error.code];
    if (next !== 'retry' || isLast) {
      const state = next === 'outcome-unknown' ? next : 'failed';
      // A person who stopped it wants no other one to be asked, and one other one is enough.
      const fallback =
        state === 'failed' && error.code !== 'cancelled' && !record.hasFallenBack
          ? this.#fallbackOf(record, policy)
          : null;
      const isWritten = await this.#conclude(fallback === null ? record : { ...record, hasFallenBack: true }, state, {
        state,
        reason,
        lastError: error,
      });
      // Not within the lock of sending: redacting takes a while.
      if (fallback !== null) void this.#parts.fallBack(fallback);
      return isWritten;
    }
    const notBefore = now + retryDelayMs(record.attempts, error.retryAfterMs, this.#parts.chance());
    return this.#conclude(record, 'failed', {
      state: 'waiting-network',
      reason: `${reason} It is tried again.`,
      lastError: error,
      notBefore,
    });
  }

  /**
   * The same question to the next destination of the policy, of whose models the policy allows the first. Its bytes are others,
   * so they are looked at and approved by themselves.
   */
  #fallbackOf({ order, facts }: OutboxRecord, policy: Policy): EscalationOrder | null {
    const { fallbacks } = policy;
    const next = fallbacks[fallbacks.indexOf(order.destinationId) + 1];
    const destination = next === undefined ? undefined : this.#destination(next);
    const model = destination?.models.find(
      ({ id }) =>
        decide(
          { ...facts, destination: destination.id, tier: destination.tier, model: id, isFirstOfKind: true },
          policy,
          {
            requests: 0,
            bytes: 0,
            usd: 0,
          },
        ).kind !== 'blocked',
    );
    if (destination === undefined || model === undefined) return null;
    return { ...order, destinationId: destination.id, model: model.id };
  }

  /** Notes what became of a request, and keeps both together. */
  async #conclude(
    record: OutboxRecord,
    decision: Decision,
    outcome: {
      readonly state: OutboxRecord['state'];
      readonly reason: string;
      readonly lastError?: SendError;
      readonly notBefore?: number;
      readonly receivedBytes?: number;
      readonly costUsd?: number | null;
      readonly answer?: (sequence: number) => StoredAnswer;
    },
  ): Promise<boolean> {
    const { state, reason, lastError = null, notBefore = 0, receivedBytes = 0, costUsd: cost = null } = outcome;
    const draft = draftOf(record, decision, reason, 'gate', this.#parts, { receivedBytes, costUsd: cost });
    const reserved = record.state === 'sending' ? (record.estimateUsd?.high ?? 0) : 0;
    const write = () =>
      this.#parts.ledger.append(
        draft,
        (sequence) => ({
          puts: [
            outboxPut(
              moved(record, state, { reason, lastError, notBefore, answer: outcome.answer?.(sequence) ?? null }),
            ),
          ],
        }),
        // What was set aside for it is given back where the server told what it cost.
        { usd: cost === null ? 0 : cost - reserved },
      );
    let noted = await write();
    // What was sent has an end that is known only here: a vault that is busy or full for a moment must not lose it.
    for (const waitMs of this.#sending?.id === record.id ? concludeAgainMs : []) {
      if (noted.ok) break;
      await this.#parts.wait(waitMs);
      noted = await write();
    }
    if (noted.ok) this.#parts.onChange();
    return noted.ok;
  }

  async #listed(): Promise<readonly OutboxRecord[]> {
    const listed = await this.#parts.records.list('outbox');
    return listed.ok ? (listed.value as readonly OutboxRecord[]) : [];
  }
}

interface ReadyToSend {
  readonly destination: Destination;
  readonly key: string | null;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly policy: Policy;
}
