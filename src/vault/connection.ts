import { deleteDB, openDB, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import { err, ok, type Result } from '../shared/result';
import { migrate, migrations, type VaultSchema } from './migrations';
import { toVaultError, vaultError, type VaultError } from './vault-error';

/** The first database of an origin; one that was restored from a backup has a number behind it. */
export const databaseName = 'stayput';

export type VaultStore = StoreNames<VaultSchema>;
export type ReadTransaction = IDBPTransaction<VaultSchema, VaultStore[]>;
export type WriteTransaction = IDBPTransaction<VaultSchema, VaultStore[], 'readwrite'>;

/** One open database. Answers `closed` from the moment another tab needs it gone. */
export class Connection {
  readonly #database: IDBPDatabase<VaultSchema>;
  readonly name: string;
  readonly #onClosed: (error: VaultError) => void;
  #isClosed = false;

  private constructor(database: IDBPDatabase<VaultSchema>, onClosed: (error: VaultError) => void) {
    this.#database = database;
    this.name = database.name;
    this.#onClosed = onClosed;
  }

  static async open(
    onClosed: (error: VaultError) => void,
    name: string = databaseName,
  ): Promise<Result<Connection, VaultError>> {
    if (!('indexedDB' in globalThis) || !('subtle' in crypto)) return err(vaultError('unavailable'));
    let connection: Connection | null = null;
    let isAbandoned = false;
    try {
      const database = await new Promise<IDBPDatabase<VaultSchema> | 'blocked'>((resolve, reject) => {
        openDB<VaultSchema>(name, migrations.length, {
          upgrade: (opened, oldVersion, _newVersion, transaction) => {
            void migrate(opened, transaction, oldVersion);
          },
          blocked: () => {
            isAbandoned = true;
            resolve('blocked');
          },
          // Staying open would keep another tab from updating or erasing the database.
          blocking: () => connection?.closeForOthers(),
          terminated: () => connection?.closeForOthers(),
        }).then((opened) => {
          // A blocked request stays queued in the browser: what it opens later has no owner.
          if (isAbandoned) opened.close();
          else resolve(opened);
        }, reject);
      });
      if (database === 'blocked') return err(vaultError('blocked'));
      connection = new Connection(database, onClosed);
      return ok(connection);
    } catch (thrown) {
      return err(toVaultError(thrown, true));
    }
  }

  closeForOthers(): void {
    if (this.#isClosed) return;
    this.close();
    this.#onClosed(vaultError('closed'));
  }

  close(): void {
    this.#isClosed = true;
    this.#database.close();
  }

  /** Runs `work` in one read transaction. `work` may await only requests of that transaction. */
  async read<T>(
    stores: VaultStore[],
    work: (transaction: ReadTransaction) => Promise<T>,
  ): Promise<Result<T, VaultError>> {
    return this.#run(async () => work(this.#database.transaction(stores, 'readonly')));
  }

  /** Runs `work` in one write transaction and answers once it is on the disk. All of it happens, or none. */
  async write<T>(
    stores: VaultStore[],
    work: (transaction: WriteTransaction) => Promise<T>,
  ): Promise<Result<T, VaultError>> {
    return this.#run(async () => {
      const transaction = this.#database.transaction(stores, 'readwrite', { durability: 'strict' });
      const worked = work(transaction).catch((thrown: unknown) => {
        // What failed outside of a request, such as a value that can't be stored, would leave the rest to be committed.
        abort(transaction);
        throw thrown;
      });
      // `done` first: when a request fails for want of room, only the transaction's error says so.
      const [, value] = await Promise.all([transaction.done, worked]);
      return value;
    });
  }

  /** Closes this connection and deletes the database with its key. */
  async erase(): Promise<Result<void, VaultError>> {
    this.close();
    return deleteDatabase(this.name);
  }

  /** A method, because it changes while something is awaited. */
  #isOpen(): boolean {
    return !this.#isClosed;
  }

  async #run<T>(work: () => Promise<T>): Promise<Result<T, VaultError>> {
    if (!this.#isOpen()) return err(vaultError('closed'));
    try {
      return ok(await work());
    } catch (thrown) {
      return err(this.#isOpen() ? toVaultError(thrown) : vaultError('closed'));
    }
  }
}

function abort(transaction: WriteTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}

/** Deletes a database, and answers when it is gone. */
export async function deleteDatabase(name: string): Promise<Result<void, VaultError>> {
  try {
    const outcome = await new Promise<'deleted' | 'blocked'>((resolve, reject) => {
      deleteDB(name, {
        blocked: () => {
          resolve('blocked');
        },
      }).then(() => {
        resolve('deleted');
      }, reject);
    });
    return outcome === 'blocked' ? err(vaultError('blocked')) : ok(undefined);
  } catch (thrown) {
    return err(toVaultError(thrown));
  }
}
