import { err, ok, type Result } from '../shared/result';
import type { BackupError, BackupManifest } from './backup';
import { Connection } from './connection';
import { beginHistory, currentEpoch } from './epochs';
import { activeGeneration, deleteOthers } from './generations';
import { addKeyring, readKeyring, replaceKeyring } from './keyring-store';
import { changeWraps, type WrapChange } from './keys/change-wraps';
import type { Keychain } from './keys/keychain';
import type { KeyringRecord } from './keys/keyring';
import { createKeyring, replaceKey, type Protection } from './keys/new-key';
import { openDataKey, openKeyring } from './keys/open-keyring';
import type { Secret } from './keys/wrap';
import { vaultMethods, type VaultMethod } from './port';
import { GateRecords } from './gate-records';
import { deleteDamaged, findDamaged, type DamagedRecord } from './quarantine';
import { reseal } from './reseal';
import type { BackupProgress, CheckedBackup, SavedBackup } from './save-backup';
import { SealedRecords } from './sealed-records';
import { removeTemporaryFile, temporaryFile } from './temporary-file';
import { upgradeRecords } from './upgrade-records';
import { Vault } from './vault';
import { toVaultError, vaultError, type VaultError } from './vault-error';
import { waysInOf, type VaultEvent, type VaultState } from './vault-state';

/** Held by whoever changes keys or replaces the vault: in one tab at a time. */
const changeLock = 'stayput-vault-change';

type Answer = Promise<Result<unknown, VaultError>>;

/** An unlocked vault. */
interface Session {
  readonly vault: Vault;
  readonly keychain: Keychain;
  readonly records: SealedRecords;
}

/** The one that has the gate's worker, which this room knows nothing of. */
export interface GateStarter {
  /**
   * Has the gate, which is started where it does not run, answer the page on `port`. Returns the name of its worker, which
   * is the name of a Web Lock that it holds as long as it lives.
   */
  connect(records: GateRecords, port: MessagePort): string;
  end(): void;
}

/**
 * The worker's side of the vault: the only place where keys are used. The page gets answers, never a key; the keyring's
 * secrets come in for one call and are not kept.
 */
export class VaultHost {
  #connection: Connection | null = null;
  #session: Session | null = null;
  #onEvent: (event: VaultEvent) => void = () => undefined;
  #isResealing = false;
  /** Stops the backup or the restore that is under way. */
  #work: AbortController | null = null;
  readonly #gate: GateStarter | null;

  constructor(gate: GateStarter | null = null) {
    this.#gate = gate;
  }

  /** Names who is told what happens unasked. */
  listen(onEvent: (event: VaultEvent) => void): void {
    this.#onEvent = onEvent;
  }

  /** Opens the database. A vault in open mode is ready then; a protected one is locked. */
  async open(): Promise<Result<VaultState, VaultError>> {
    const connection = await this.#connect();
    if (!connection.ok) return connection;
    const keyring = await readKeyring(connection.value);
    if (!keyring.ok) return keyring;
    if (keyring.value === null) return ok({ phase: 'absent' });
    return keyring.value.guard.mode === 'open' ? this.#begin(keyring.value, null) : ok(this.#stateOf(keyring.value));
  }

  /** Makes the vault where there is none. */
  async create(protection: Protection): Promise<Result<VaultState, VaultError>> {
    const connection = await this.#connect();
    if (!connection.ok) return connection;
    const made = await createKeyring(protection);
    if (!made.ok) return made;
    const kept = await addKeyring(connection.value, made.value.record);
    if (!kept.ok) return kept;
    if (kept.value.vaultId !== made.value.record.vaultId) return this.open();
    return this.#begin(kept.value, secretOf(protection));
  }

  /** Opens a locked vault. */
  async unlock(secret: Secret): Promise<Result<VaultState, VaultError>> {
    const keyring = await this.#keyring();
    return keyring.ok ? this.#begin(keyring.value, secret) : keyring;
  }

  /** What the vault is like now. */
  async state(): Promise<Result<VaultState, VaultError>> {
    const keyring = await this.#keyring();
    return keyring.ok ? ok(this.#stateOf(keyring.value)) : keyring;
  }

  /** Whether a secret opens the vault, before a person is asked for more. */
  async checkSecret(secret: Secret): Promise<Result<void, VaultError>> {
    const keyring = await this.#keyring();
    if (!keyring.ok) return keyring;
    const dataKey = await openDataKey(keyring.value, secret);
    if (!dataKey.ok) return dataKey;
    dataKey.value.fill(0);
    return ok(undefined);
  }

  /** Changes a way into a protected vault. */
  async changeWraps(auth: Secret, change: WrapChange): Promise<Result<VaultState, VaultError>> {
    return this.#exclusively(async (connection, keyring) => {
      const next = await changeWraps(keyring, auth, change);
      if (!next.ok) return next;
      const kept = await replaceKeyring(connection, keyring, next.value);
      return kept.ok ? ok(this.#stateOf(next.value)) : kept;
    });
  }

  /**
   * Makes a new key and seals everything anew, which goes on after this answers; `resealed` tells its end. So a vault
   * becomes protected or open, and so a key is replaced that somebody may have got hold of.
   */
  async replaceKey(auth: Secret | null, protection: Protection): Promise<Result<VaultState, VaultError>> {
    return this.#exclusively(async (connection, keyring) => {
      const session = this.#session;
      if (session === null) return err(vaultError('locked'));
      if (keyring.retiring !== null) return err(vaultError('busy'));
      const made = await replaceKey(keyring, auth, protection);
      if (!made.ok) return made;
      const kept = await replaceKeyring(connection, keyring, made.value.record);
      if (!kept.ok) return kept;
      session.keychain.replace(made.value.key);
      void this.#reseal(connection, session.keychain);
      return ok(this.#stateOf(made.value.record));
    });
  }

  /** Calls a method of the unlocked vault. */
  async call(method: VaultMethod, args: readonly unknown[]): Promise<Result<unknown, VaultError>> {
    if (this.#session === null) return err(vaultError('locked'));
    if (!vaultMethods.includes(method)) return err(vaultError('failed'));
    const { vault } = this.#session;
    try {
      const methods = vault as unknown as Record<VaultMethod, (...given: readonly unknown[]) => Answer>;
      return await methods[method](...args);
    } catch (thrown) {
      return err(toVaultError(thrown));
    }
  }

  /**
   * Writes everything into one encrypted file and reads that back. Without a handle the file is made in this origin's
   * private file system, from where the page can offer it as a download.
   */
  async saveBackup(
    handle: FileSystemFileHandle | null,
    passphrase: string,
    app: string,
  ): Promise<Result<SavedBackup & { readonly file: File | null }, VaultError | BackupError>> {
    return this.#withWork(async (session, connection, signal) => {
      const keyring = await this.#keyring();
      if (!keyring.ok) return keyring;
      const target = handle ?? (await temporaryFile());
      const manifest: BackupManifest = {
        format: 'stayput-backup',
        version: 1,
        createdAt: Date.now(),
        app,
        vaultId: keyring.value.vaultId,
        mode: keyring.value.guard.mode,
        epoch: await currentEpoch(session.records),
      };
      const { saveBackup } = await import('./save-backup');
      const saved = await saveBackup(connection, session.keychain, manifest, {
        handle: target,
        passphrase,
        signal,
        onProgress: this.#tellBackup,
      });
      if (!saved.ok) {
        if (handle === null) await removeTemporaryFile();
        return saved;
      }
      return ok({ ...saved.value, file: handle === null ? await target.getFile() : null });
    });
  }

  /** Reads a whole backup and changes nothing. */
  async checkBackup(file: Blob, passphrase: string): Promise<Result<CheckedBackup, VaultError | BackupError>> {
    return this.#withWork(async (_session, _connection, signal) => {
      const { checkBackup } = await import('./save-backup');
      return checkBackup(file, passphrase, { signal, onProgress: this.#tellBackup });
    });
  }

  /** Puts a backup in place of everything. The page loads anew after it. */
  async restoreBackup(file: Blob, passphrase: string): Promise<Result<null, VaultError | BackupError>> {
    return this.#withWork(async (session, connection, signal) =>
      this.#exclusively<null, VaultError | BackupError>(async (_connection, keyring) => {
        if (keyring.retiring !== null) return err(vaultError('busy'));
        const known = await currentEpoch(session.records);
        const frozen: KeyringRecord = { ...keyring, state: 'frozen', revision: keyring.revision + 1 };
        const stopped = await replaceKeyring(connection, keyring, frozen);
        if (!stopped.ok) return stopped;
        const { restoreBackup } = await import('./restore-backup');
        const request = { file, passphrase, signal, onProgress: this.#tellBackup };
        const restored = await restoreBackup(connection, keyring, session.keychain, known, request, (error) => {
          this.#close(error);
        });
        if (!restored.ok) {
          await replaceKeyring(connection, frozen, { ...keyring, revision: frozen.revision + 1 });
          return restored;
        }
        // It writes into the old database.
        this.#gate?.end();
        session.vault.close();
        this.#connection = restored.value;
        const records = new SealedRecords(restored.value, session.keychain);
        this.#session = { ...session, vault: new Vault(restored.value, session.keychain), records };
        return ok(null);
      }),
    );
  }

  /** Lets the page speak with the gate of the unlocked vault. See {@link GateStarter.connect}. */
  openGate(port: MessagePort): Result<string, VaultError> {
    if (this.#session === null || this.#gate === null) return err(vaultError('locked'));
    const { vault, records } = this.#session;
    return ok(this.#gate.connect(new GateRecords(vault, records), port));
  }

  /** Opens every record once, and names those that do not open. */
  async findDamaged(): Promise<Result<readonly DamagedRecord[], VaultError>> {
    if (this.#session === null || this.#connection === null) return err(vaultError('locked'));
    return findDamaged(this.#connection, this.#session.keychain);
  }

  /** Deletes damaged records for good. */
  async deleteDamaged(records: readonly DamagedRecord[]): Promise<Result<void, VaultError>> {
    if (this.#session === null || this.#connection === null) return err(vaultError('locked'));
    return deleteDamaged(this.#connection, records);
  }

  /** Stops a backup or a restore. */
  stopWork(): void {
    this.#work?.abort();
  }

  /** Deletes the keys first, then everything else. Nothing can be opened afterwards, even if the rest fails. */
  async erase(): Promise<Result<void, VaultError>> {
    const connection = await this.#connect();
    if (!connection.ok) return connection;
    const cleared = await connection.value.write(['keyring'], async (transaction) => {
      await transaction.objectStore('keyring').clear();
    });
    this.#endSession();
    await removeTemporaryFile();
    const erased = await connection.value.erase();
    await deleteOthers(connection.value.name);
    return cleared.ok ? erased : cleared;
  }

  async #connect(): Promise<Result<Connection, VaultError>> {
    if (this.#connection !== null) return ok(this.#connection);
    let name: string;
    try {
      name = await activeGeneration();
    } catch (thrown) {
      return err(toVaultError(thrown, true));
    }
    const connection = await Connection.open((error) => {
      this.#close(error);
    }, name);
    if (!connection.ok) return connection;
    this.#connection = connection.value;
    await navigator.locks.request(changeLock, { ifAvailable: true }, async (lock) => {
      if (lock !== null) await tidy(connection.value);
    });
    return connection;
  }

  #close(error: VaultError): void {
    this.#endSession();
    this.#onEvent({ kind: 'closed', error });
  }

  #endSession(): void {
    this.#gate?.end();
    this.#session?.vault.close();
    this.#session = null;
    this.#connection = null;
  }

  readonly #tellBackup = (progress: BackupProgress): void => {
    this.#onEvent({ kind: 'backup', progress });
  };

  async #withWork<T>(
    work: (
      session: Session,
      connection: Connection,
      signal: AbortSignal,
    ) => Promise<Result<T, VaultError | BackupError>>,
  ): Promise<Result<T, VaultError | BackupError>> {
    const session = this.#session;
    const connection = this.#connection;
    if (session === null || connection === null) return err(vaultError('locked'));
    if (this.#work !== null) return err(vaultError('busy'));
    this.#work = new AbortController();
    try {
      return await work(session, connection, this.#work.signal);
    } catch (thrown) {
      return err(toVaultError(thrown));
    } finally {
      this.#work = null;
    }
  }

  async #keyring(): Promise<Result<KeyringRecord, VaultError>> {
    const connection = await this.#connect();
    if (!connection.ok) return connection;
    const keyring = await readKeyring(connection.value);
    if (!keyring.ok) return keyring;
    return keyring.value === null ? err(vaultError('closed')) : ok(keyring.value);
  }

  async #begin(keyring: KeyringRecord, secret: Secret | null): Promise<Result<VaultState, VaultError>> {
    const connection = await this.#connect();
    if (!connection.ok) return connection;
    const keychain = await openKeyring(keyring, secret);
    if (!keychain.ok) return keychain;
    const upgraded = await upgradeRecords(connection.value, keychain.value);
    if (!upgraded.ok) return upgraded;
    const records = new SealedRecords(connection.value, keychain.value);
    const begun = await beginHistory(records, keyring.createdAt);
    if (!begun.ok) return begun;
    this.#session = { vault: new Vault(connection.value, keychain.value), keychain: keychain.value, records };
    if (keyring.retiring !== null) void this.#resume(connection.value, keychain.value);
    return ok(this.#stateOf(keyring));
  }

  /** Goes on with a change of keys that was interrupted, unless another tab is at it. */
  async #resume(connection: Connection, keychain: Keychain): Promise<void> {
    await navigator.locks.request(changeLock, { ifAvailable: true }, async (lock) => {
      if (lock !== null) await this.#reseal(connection, keychain);
    });
  }

  async #reseal(connection: Connection, keychain: Keychain): Promise<void> {
    if (this.#isResealing) return;
    this.#isResealing = true;
    const resealed = await this.#resealAll(connection, keychain);
    this.#isResealing = false;
    this.#onEvent({ kind: 'resealed', error: resealed.ok ? null : resealed.error });
  }

  async #resealAll(connection: Connection, keychain: Keychain): Promise<Result<void, VaultError>> {
    const keyring = await readKeyring(connection);
    if (!keyring.ok) return keyring;
    const retiring = keyring.value?.retiring ?? null;
    if (retiring === null) return ok(undefined);
    const resealed = await reseal(connection, keychain, retiring.keyId, (progress) => {
      this.#onEvent({ kind: 'resealing', progress });
    });
    if (!resealed.ok) return resealed;
    // The ways in may have changed meanwhile.
    const now = await readKeyring(connection);
    if (!now.ok) return now;
    if (now.value?.retiring?.keyId !== retiring.keyId) return ok(undefined);
    return replaceKeyring(connection, now.value, { ...now.value, revision: now.value.revision + 1, retiring: null });
  }

  async #exclusively<T, E = VaultError>(
    work: (connection: Connection, keyring: KeyringRecord) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | VaultError>> {
    const connection = await this.#connect();
    if (!connection.ok) return connection;
    return navigator.locks.request(changeLock, { ifAvailable: true }, async (lock) => {
      if (lock === null) return err(vaultError('busy'));
      const keyring = await this.#keyring();
      return keyring.ok ? work(connection.value, keyring.value) : keyring;
    });
  }

  #stateOf(keyring: KeyringRecord): VaultState {
    const { vaultId, guard } = keyring;
    const waysIn = waysInOf(keyring);
    if (this.#session === null) return { phase: 'locked', vaultId, waysIn };
    const isResealing = keyring.retiring !== null;
    return { phase: 'ready', vaultId, mode: guard.mode, waysIn, keyCreatedAt: keyring.createdAt, isResealing };
  }
}

/** Clears up after a restore that was interrupted. Nobody restores while this runs. */
async function tidy(connection: Connection): Promise<void> {
  await deleteOthers(connection.name);
  const keyring = await readKeyring(connection);
  if (!keyring.ok || keyring.value?.state !== 'frozen') return;
  await replaceKeyring(connection, keyring.value, {
    ...keyring.value,
    state: 'active',
    revision: keyring.value.revision + 1,
  });
}

function secretOf(protection: Protection): Secret | null {
  return protection.mode === 'open' ? null : { kind: 'passphrase', passphrase: protection.passphrase };
}
