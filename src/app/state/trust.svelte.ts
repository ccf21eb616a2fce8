import { beginAgain, type Guarantee, type Prices, type Severity } from '../../routing';
import { err, ok, type Result } from '../../shared/result';
import type { VaultError, VaultPort } from '../../vault';
import { freshTask, freshTrust, readTrustRecord, type TaskTrust, type TrustRecord } from '../../workflow';

const setting = 'trust';
const otherVersion = 'What is kept about trust was written by another version of Stayput. It is left as it is.';

/** How far answers are trusted and what things are worth to the person, as the vault keeps it. */
export class Trust {
  readonly #vault: Pick<VaultPort, 'getSetting' | 'setSetting'>;
  #record = $state.raw<TrustRecord>(freshTrust);
  #problem = $state<string | null>(null);
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(vault: Pick<VaultPort, 'getSetting' | 'setSetting'>) {
    this.#vault = vault;
  }

  /** Reads what the vault keeps. */
  async start(): Promise<void> {
    const stored = await this.#read();
    if (stored.ok) this.#record = stored.value;
    else this.#problem = stored.error.message;
  }

  get record(): TrustRecord {
    return this.#record;
  }

  /** Why nothing can be kept, as a sentence. */
  get problem(): string | null {
    return this.#problem;
  }

  taskOf(packId: string): TaskTrust {
    return this.#record.tasks[packId] ?? freshTask;
  }

  setMayLearn(mayLearn: boolean): Promise<Result<void, VaultError>> {
    return this.#change((record) => ({ ...record, mayLearn }));
  }

  /** @param minutesPerQuestion - what a person takes for one */
  setWorth(prices: Prices, minutesPerQuestion: number): Promise<Result<void, VaultError>> {
    return this.#change((record) => ({ ...record, prices, minutesPerQuestion }));
  }

  /** @param target - the largest share of accepted answers that may be wrong */
  setTarget(packId: string, target: number): Promise<Result<void, VaultError>> {
    return this.changeTask(packId, (task) => ({ ...task, target }));
  }

  setSeverity(packId: string, question: string, severity: Severity): Promise<Result<void, VaultError>> {
    return this.changeTask(packId, (task) => ({ ...task, severities: { ...task.severities, [question]: severity } }));
  }

  /** Opens a question's withdrawn guarantees again, for when the cause of the errors was found and mended; see `beginAgain`. */
  startAnew(packId: string, question: string): Promise<Result<void, VaultError>> {
    const opened = (guarantee: Guarantee): Guarantee =>
      guarantee.withdrawnAt === null ? guarantee : beginAgain(guarantee);
    return this.changeTask(packId, (task) => {
      const own = task.guarantees[question];
      if (own === undefined) return task;
      const again = { 'tier-0': opened(own['tier-0']), device: opened(own.device) };
      return { ...task, guarantees: { ...task.guarantees, [question]: again } };
    });
  }

  /** Lets an earlier version of what was learned answer again; null: the model alone. The one that answered is kept. */
  rollBack(packId: string, key: string | null): Promise<Result<void, VaultError>> {
    return this.changeTask(packId, (task) => {
      const all = task.current === null ? task.earlier : [task.current, ...task.earlier];
      return {
        ...task,
        current: all.find((version) => version.key === key) ?? null,
        earlier: all.filter((version) => version.key !== key),
      };
    });
  }

  /** Deletes all that was learned for a pack. Labels stay, they belong to their documents. */
  async forget(packId: string): Promise<Result<void, VaultError>> {
    const { current, earlier } = this.taskOf(packId);
    const changed = await this.changeTask(packId, (task) => ({ ...task, current: null, earlier: [] }));
    if (!changed.ok) return changed;
    for (const { key } of current === null ? earlier : [current, ...earlier]) {
      const deleted = await this.#vault.setSetting(key, null);
      if (!deleted.ok) return deleted;
    }
    return ok(undefined);
  }

  changeTask(packId: string, change: (task: TaskTrust) => TaskTrust): Promise<Result<void, VaultError>> {
    return this.#change((record) => ({
      ...record,
      tasks: { ...record.tasks, [packId]: change(record.tasks[packId] ?? freshTask) },
    }));
  }

  #change(change: (record: TrustRecord) => TrustRecord): Promise<Result<void, VaultError>> {
    const changed = this.#lastChange.then(() => this.#apply(change));
    this.#lastChange = changed;
    return changed;
  }

  /** Another tab may have changed it meanwhile: what is stored is changed, not what is remembered. */
  async #apply(change: (record: TrustRecord) => TrustRecord): Promise<Result<void, VaultError>> {
    const stored = await this.#read();
    if (!stored.ok) return stored;
    const changed = change(stored.value);
    if (JSON.stringify(changed) !== JSON.stringify(stored.value)) {
      const kept = await this.#vault.setSetting(setting, changed);
      if (!kept.ok) return kept;
    }
    this.#record = changed;
    return ok(undefined);
  }

  async #read(): Promise<Result<TrustRecord, VaultError>> {
    const stored = await this.#vault.getSetting(setting);
    if (!stored.ok) return stored;
    if (stored.value === null) return ok(freshTrust);
    const record = readTrustRecord(stored.value);
    return record === null ? err({ code: 'newer-version', message: otherVersion }) : ok(record);
  }
}
