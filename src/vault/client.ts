import { proxy, transfer, wrap, type Remote } from 'comlink';
import { err, type Result } from '../shared/result';
import { watchWorker, type WatchedWorker } from '../shared/watched-worker';
import type { VaultHost } from './host';
import type { WrapChange } from './keys/change-wraps';
import type { Protection } from './keys/new-key';
import type { Secret } from './keys/wrap';
import { vaultMethods, type VaultPort } from './port';
import type { DamagedRecord } from './quarantine';
import { vaultError, type VaultError } from './vault-error';
import type { BackupError } from './backup';
import type { CheckedBackup, SavedBackup } from './save-backup';
import type { VaultEvent, VaultState } from './vault-state';

/**
 * The page's side of the vault: its documents are behind a worker that alone has the keys. A worker that dies ends all
 * its calls with `closed`; what it had answered before is on the disk.
 */
export class VaultClient {
  readonly #watched: WatchedWorker;
  readonly #host: Remote<VaultHost>;
  readonly #died: Promise<Result<never, VaultError>>;
  readonly #listeners = new Set<(event: VaultEvent) => void>();
  #isEnded = false;
  /** The documents and what belongs to them. Each call answers `locked` until the vault is open. */
  readonly records: VaultPort;

  constructor() {
    const name = `stayput-vault-${crypto.randomUUID()}`;
    const worker = new Worker(new URL('../../workers/vault.ts', import.meta.url), { type: 'module', name });
    this.#watched = watchWorker(worker, name);
    this.#host = wrap<VaultHost>(worker);
    this.#died = this.#watched.death.then(() => err(vaultError('closed')));
    void this.#watched.death.then(() => {
      if (!this.#isEnded) this.#tell({ kind: 'closed', error: vaultError('closed') });
    });
    this.records = this.#port();
    void this.#host.listen(
      proxy((event: VaultEvent) => {
        this.#tell(event);
      }),
    );
  }

  /** Tells what happens unasked. Returns the function that ends it. */
  subscribe(listener: (event: VaultEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Opens the database. A vault in open mode is ready then; a protected one is locked. */
  open(): Promise<Result<VaultState, VaultError>> {
    return this.#ask((host) => host.open());
  }

  /** Makes the vault where there is none. */
  create(protection: Protection): Promise<Result<VaultState, VaultError>> {
    return this.#ask((host) => host.create(protection));
  }

  /** Opens a locked vault. */
  unlock(secret: Secret): Promise<Result<VaultState, VaultError>> {
    return this.#ask((host) => host.unlock(secret));
  }

  /** What the vault is like now. */
  state(): Promise<Result<VaultState, VaultError>> {
    return this.#ask((host) => host.state());
  }

  /** Whether a secret opens the vault. Nothing is changed. */
  checkSecret(secret: Secret): Promise<Result<void, VaultError>> {
    return this.#ask((host) => host.checkSecret(secret));
  }

  /** Changes a way into a protected vault; `auth` opens it now. */
  changeWraps(auth: Secret, change: WrapChange): Promise<Result<VaultState, VaultError>> {
    return this.#ask((host) => host.changeWraps(auth, change));
  }

  /** Makes a new key and begins to seal everything anew. `auth` is null where the vault is in open mode. */
  replaceKey(auth: Secret | null, protection: Protection): Promise<Result<VaultState, VaultError>> {
    return this.#ask((host) => host.replaceKey(auth, protection));
  }

  /**
   * Writes everything into one encrypted file and reads that back. Without a handle the answer holds the file.
   *
   * @param app which build this is
   */
  saveBackup(
    handle: FileSystemFileHandle | null,
    passphrase: string,
    app: string,
  ): Promise<Result<SavedBackup & { readonly file: File | null }, VaultError | BackupError>> {
    return this.#ask<SavedBackup & { readonly file: File | null }, BackupError>((host) =>
      host.saveBackup(handle, passphrase, app),
    );
  }

  /** Reads a whole backup and changes nothing. */
  checkBackup(file: Blob, passphrase: string): Promise<Result<CheckedBackup, VaultError | BackupError>> {
    return this.#ask<CheckedBackup, BackupError>((host) => host.checkBackup(file, passphrase));
  }

  /** Puts a backup in place of everything; load the page anew after it. */
  restoreBackup(file: Blob, passphrase: string): Promise<Result<null, VaultError | BackupError>> {
    return this.#ask<null, BackupError>((host) => host.restoreBackup(file, passphrase));
  }

  /**
   * Starts the gate where it does not run, and connects `port` with it. Answers with the name of its worker, which holds a
   * Web Lock of that name as long as it lives.
   */
  openGate(port: MessagePort): Promise<Result<string, VaultError>> {
    return this.#ask((host) => host.openGate(transfer(port, [port])));
  }

  /** Opens every record once, and names those that do not open. Nothing is changed. */
  findDamaged(): Promise<Result<readonly DamagedRecord[], VaultError>> {
    return this.#ask((host) => host.findDamaged());
  }

  /** Deletes damaged records for good. */
  deleteDamaged(records: readonly DamagedRecord[]): Promise<Result<void, VaultError>> {
    return this.#ask((host) => host.deleteDamaged(records));
  }

  /** Stops a backup or a restore. */
  stopWork(): void {
    void this.#host.stopWork();
  }

  /** Deletes the keys and then everything else. */
  erase(): Promise<Result<void, VaultError>> {
    return this.#ask((host) => host.erase());
  }

  /** Ends the worker, and with it every key in memory. */
  end(): void {
    this.#isEnded = true;
    this.#watched.end();
  }

  #tell(event: VaultEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  async #ask<T, E = never>(
    work: (host: Remote<VaultHost>) => Promise<Result<T, VaultError | E>>,
  ): Promise<Result<T, VaultError | E>> {
    try {
      return await Promise.race([work(this.#host), this.#died]);
    } catch {
      return err(vaultError('failed'));
    }
  }

  #port(): VaultPort {
    const port = vaultMethods.map((method) => [
      method,
      (...args: readonly unknown[]) => this.#ask((host) => host.call(method, args)),
    ]);
    return Object.fromEntries(port) as VaultPort;
  }
}
