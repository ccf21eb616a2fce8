import { err, ok, type Result } from '../../shared/result';
import type { GateRecordsPort } from '../../vault';
import type { LedgerEntry } from '../ledger';
import type { SendError } from '../outside-request';
import { moved, type EscalationOrder, type OutboxRecord } from '../outbox/record';
import { decide, explainPolicy } from '../policy';
import type { testConnection } from '../transport';
import type { GateDescription, GateError, GateEvent, GatePort, LedgerSummary, OutboxView } from './api';
import { draftOf, type Versions } from './drafts';
import { stopped, vaultFailure } from './errors';
import { LedgerBook } from './ledger-book';
import { outboxPut } from './records';
import { composeRequest, readOrder, type PrepareOptions, type PrepareParts, type Redact } from './prepare';
import { Sender, type SenderParts } from './sender';
import { GateSettings, type EffectivePolicy, type GateDeployment } from './settings';
import { viewOf } from './view';

/** All that the gate has from outside of its room. */
export interface GateParts extends Pick<SenderParts, 'send' | 'now' | 'chance' | 'canReach' | 'wait' | 'exclusively'> {
  readonly deployment: GateDeployment;
  readonly redact: Redact;
  readonly testConnection: typeof testConnection;
  readonly versions: Versions;
}

/**
 * The gate: the only code that may let bytes leave the device. It trusts neither who calls it nor what it did before: each
 * step looks everything up again and ends with a reason that a person understands.
 */
export class GateHost implements GatePort {
  readonly #records: GateRecordsPort;
  readonly #parts: GateParts;
  readonly #settings: GateSettings;
  readonly #ledger: LedgerBook;
  readonly #sender: Sender;
  readonly #prepare: PrepareParts;
  readonly #listeners: ((event: GateEvent) => void)[] = [];
  readonly #preparing = new Set<AbortController>();

  constructor(records: GateRecordsPort, parts: GateParts) {
    const { deployment, redact, now } = parts;
    this.#records = records;
    this.#parts = parts;
    this.#settings = new GateSettings(records, deployment);
    this.#ledger = new LedgerBook(records, parts);
    this.#prepare = { records, destinations: deployment.destinations, redact, now };
    this.#sender = new Sender({
      ...parts,
      records,
      settings: this.#settings,
      ledger: this.#ledger,
      onChange: () => {
        this.#tell({ kind: 'outbox' });
      },
      onText: (id, text) => {
        this.#tell({ kind: 'answering', id, characters: text.length });
      },
      fallBack: async (order) => {
        await this.#prepareOrder(order);
      },
    });
  }

  /** Names one more who is told what happens unasked. */
  listen(onEvent: (event: GateEvent) => void): void {
    this.#listeners.push(onEvent);
  }

  /** Looks after what an ended gate left behind. To be called once, before anything else. */
  async recover(): Promise<void> {
    await this.#sender.recover();
    void this.#sender.flush();
  }

  async describe(): Promise<Result<GateDescription, GateError>> {
    const [effective, spent] = await Promise.all([this.#settings.effective(), this.#ledger.spentToday()]);
    if (!effective.ok) return effective;
    if (!spent.ok) return spent;
    const { policy, hash, isOfOrganisation } = effective.value;
    const { destinations } = this.#parts.deployment;
    const keys = await Promise.all(destinations.map(({ id }) => this.#settings.key(id)));
    return ok({
      destinations: destinations.map(({ id, name, tier, baseUrl, models, needsKey }, place) => ({
        id,
        name,
        tier,
        origin: new URL(baseUrl).origin,
        models: models.map((model) => model.id),
        needsKey,
        hasKey: keys[place]?.ok === true && keys[place].value !== null,
      })),
      policy: {
        name: policy.name,
        hash,
        json: JSON.stringify(policy, null, 2),
        isOfOrganisation,
        explanation: explainPolicy(policy, destinations),
      },
      spentToday: spent.value,
    });
  }

  async prepare(order: EscalationOrder): Promise<Result<OutboxView, GateError>> {
    const controller = new AbortController();
    this.#preparing.add(controller);
    try {
      return await this.#prepareOrder(order, {
        signal: controller.signal,
        onProgress: (share) => {
          this.#tell({ kind: 'preparing', share });
        },
      });
    } finally {
      this.#preparing.delete(controller);
    }
  }

  stopPreparing(): Promise<void> {
    for (const controller of this.#preparing) controller.abort();
    return Promise.resolve();
  }

  stopSending(id: string): Promise<boolean> {
    return Promise.resolve(this.#sender.stop(id));
  }

  async #prepareOrder(asked: EscalationOrder, options: PrepareOptions = {}): Promise<Result<OutboxView, GateError>> {
    const order = readOrder(asked);
    if (!order.ok) return order;
    const effective = await this.#settings.effective();
    if (!effective.ok) return effective;
    const composed = await composeRequest(order.value, effective.value, this.#prepare, options);
    if (!composed.ok) {
      const { error, attempt } = composed.error;
      if (attempt === null) return err(error);
      const noted = await this.#note(attempt, 'blocked', error.message, 'gate');
      return noted.ok ? err(error) : noted;
    }
    return this.#decide(composed.value, effective.value, options.signal);
  }

  async approve(id: string, bodySha256: string, remember: boolean): Promise<Result<void, GateError>> {
    return this.#withRecord(id, async (record) => {
      if (record.state !== 'waiting-approval' || record.bodySha256 !== bodySha256) return err(changed);
      const effective = await this.#settings.effective();
      if (!effective.ok) return effective;
      // It was redacted and looked at by what the policy said then.
      if (record.policyHash !== effective.value.hash) return err(otherPolicy);
      const rule = remember ? await this.#settings.remembering(record.facts) : ok(null);
      if (!rule.ok) return rule;
      if (remember && rule.value === null) return err(cannotRemember);
      const hash = rule.value?.effective.hash ?? effective.value.hash;
      const kinds = await this.#settings.kindApproved(record.facts, hash, effective.value.hash);
      if (!kinds.ok) return kinds;
      const at = this.#parts.now();
      const approved = moved(record, 'waiting-network', {
        approval: { by: 'person', rule: null, at, bodySha256 },
        policyHash: hash,
        notBefore: at,
      });
      const puts = [
        ...kinds.value,
        outboxPut(approved),
        ...(rule.value ? [this.#settings.putOwn(rule.value.own)] : []),
      ];
      return this.#written(await this.#records.write({ puts }));
    });
  }

  async withdraw(id: string, why: 'keep-local' | 'withdraw'): Promise<Result<void, GateError>> {
    return this.#withRecord(id, async (record) => {
      if (record.state === 'sending') return err(onItsWay);
      if (record.state === 'answered') return err(changed);
      const reason =
        why === 'keep-local' ? 'A person kept it on the device.' : 'A person took it back out of the outbox.';
      // What may have left is no longer waited for; that it may have left stays said.
      const noted = await this.#ledger.append(
        draftOf(record, why === 'keep-local' ? 'kept-local' : 'withdrawn', reason, 'person', this.#parts),
        { deletions: [{ store: 'outbox', id }] },
      );
      return noted.ok ? ok(undefined) : noted;
    });
  }

  async retry(id: string, bodySha256: string): Promise<Result<void, GateError>> {
    return this.#withRecord(id, async (record) => {
      const mayRetry = record.state === 'failed' || record.state === 'outcome-unknown';
      if (!mayRetry || record.bodySha256 !== bodySha256) return err(changed);
      const effective = await this.#settings.effective();
      if (!effective.ok) return effective;
      if (record.policyHash !== effective.value.hash) return err(otherPolicy);
      const at = this.#parts.now();
      const again = moved(record, 'waiting-network', {
        approval: { by: 'person', rule: null, at, bodySha256 },
        notBefore: at,
        attempts: 0,
      });
      return this.#written(await this.#records.write({ puts: [outboxPut(again)] }));
    });
  }

  async listOutbox(): Promise<Result<readonly OutboxView[], GateError>> {
    const listed = await this.#records.list('outbox');
    if (!listed.ok) return err(vaultFailure(listed.error));
    const records = (listed.value as readonly OutboxRecord[]).toSorted((a, b) => b.createdAt - a.createdAt);
    return ok(await Promise.all(records.map((record) => this.#view(record))));
  }

  async take(id: string): Promise<Result<void, GateError>> {
    return this.#withRecord(id, async ({ state }) => {
      if (state !== 'answered' && state !== 'failed') return err(changed);
      return this.#written(await this.#records.write({ deletions: [{ store: 'outbox', id }] }));
    });
  }

  async flush(): Promise<void> {
    await this.#sender.flush();
  }

  async setServerKey(destinationId: string, key: unknown): Promise<Result<void, GateError>> {
    const destination = this.#destination(destinationId);
    if (!destination.ok) return destination;
    if (typeof key !== 'string' && key !== null) return err(changed);
    const set = await this.#settings.setKey(destination.value, key);
    if (set.ok) this.#tell({ kind: 'settings' });
    return set;
  }

  async testConnection(destinationId: string): Promise<Result<readonly string[], GateError | SendError>> {
    const destination = this.#destination(destinationId);
    if (!destination.ok) return destination;
    const key = await this.#settings.usableKey(destination.value);
    if (!key.ok) return key;
    return this.#parts.testConnection(destination.value, key.value);
  }

  async setPolicy(json: string | null): Promise<Result<void, GateError>> {
    const set = await this.#settings.setPolicy(json);
    if (set.ok) this.#tell({ kind: 'settings' });
    return set;
  }

  ledgerSummary(): Promise<Result<LedgerSummary, GateError>> {
    return this.#ledger.summary();
  }

  listLedger(from: number, count: number): Promise<Result<readonly LedgerEntry[], GateError>> {
    return this.#ledger.list(from, count);
  }

  exportLedger(format: 'jsonl' | 'csv'): Promise<Result<string, GateError>> {
    return this.#ledger.export(format);
  }

  async getBody(requestId: string): Promise<Result<Uint8Array | null, GateError>> {
    const body = await this.#records.getBody(requestId);
    return body.ok ? body : err(vaultFailure(body.error));
  }

  /** What the policy says about a request that was composed: blocked, to be asked about, or let go by a rule. */
  async #decide(
    composed: Omit<OutboxRecord, 'state' | 'reason' | 'approval' | 'deadline'>,
    { policy, hash }: EffectivePolicy,
    signal?: AbortSignal,
  ): Promise<Result<OutboxView, GateError>> {
    const [spent, isFirstOfKind] = await Promise.all([
      this.#ledger.spentToday(),
      this.#settings.isFirstOfKind(composed.facts, hash),
    ]);
    if (!spent.ok) return spent;
    if (!isFirstOfKind.ok) return isFirstOfKind;
    const verdict = decide({ ...composed.facts, isFirstOfKind: isFirstOfKind.value }, policy, spent.value);
    if (verdict.kind === 'blocked') {
      const noted = await this.#note(composed, 'blocked', verdict.reason, 'policy');
      return noted.ok ? err({ code: 'blocked', message: verdict.reason }) : noted;
    }
    const { bodySha256, createdAt } = composed;
    const isAuto = verdict.kind === 'auto';
    const record: OutboxRecord = {
      ...composed,
      deadline: createdAt + policy.retry.deadlineHours * 3_600_000,
      reason: verdict.reason,
      state: isAuto ? 'waiting-network' : 'waiting-approval',
      approval: isAuto ? { by: 'policy', rule: verdict.rule, at: createdAt, bodySha256 } : null,
    };
    if (signal?.aborted === true) return err(stopped);
    const written = await this.#records.write({ puts: [outboxPut(record)] });
    if (!written.ok) return err(vaultFailure(written.error));
    this.#tell({ kind: 'outbox' });
    if (isAuto) void this.#sender.flush();
    return ok(await this.#view(record));
  }

  async #view(record: OutboxRecord): Promise<OutboxView> {
    const rule = record.state === 'waiting-approval' ? await this.#settings.remembering(record.facts) : null;
    return viewOf(record, this.#parts.deployment.destinations, rule?.ok === true && rule.value !== null);
  }

  #note(
    attempt: Parameters<typeof draftOf>[0],
    decision: 'blocked',
    reason: string,
    by: 'gate' | 'policy',
  ): Promise<Result<LedgerEntry, GateError>> {
    return this.#ledger.append(draftOf(attempt, decision, reason, by, this.#parts));
  }

  /** One at a time: two tabs may ask at once. What waits is tried afterwards. */
  async #withRecord(
    id: string,
    work: (record: OutboxRecord) => Promise<Result<void, GateError>>,
  ): Promise<Result<void, GateError>> {
    const done = await this.#parts.exclusively('outbox', async () => {
      const record = await this.#records.get('outbox', id);
      if (!record.ok) return err(vaultFailure(record.error));
      return record.value === null ? err(gone) : work(record.value as OutboxRecord);
    });
    this.#tell({ kind: 'outbox' });
    if (done.ok) void this.#sender.flush();
    return done;
  }

  #written(written: Result<void, { readonly message: string }>): Result<void, GateError> {
    return written.ok ? ok(undefined) : err(vaultFailure(written.error));
  }

  #destination(id: string) {
    const found = this.#parts.deployment.destinations.find((destination) => destination.id === id);
    return found === undefined ? err(unknownDestination) : ok(found);
  }

  #tell(event: GateEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

const otherPolicy: GateError = {
  code: 'changed',
  message: 'The policy has changed since this was made. Keep this request local, and ask again.',
};
const changed: GateError = {
  code: 'changed',
  message: 'This request is not what it was when you saw it. Look at it again.',
};
const gone: GateError = { code: 'gone', message: 'This request is no longer in the outbox.' };
const onItsWay: GateError = {
  code: 'changed',
  message: 'This request is on its way. Wait for its end; then you can take it out of the outbox.',
};
const cannotRemember: GateError = {
  code: 'blocked',
  message: 'The organisation’s policy wants to be asked each time. You can send this one request.',
};
const unknownDestination: GateError = {
  code: 'unknown-destination',
  message: 'This deployment has no such destination. Whoever runs it can add it to stayput.config.json.',
};
