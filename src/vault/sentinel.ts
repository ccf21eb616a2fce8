import type { VaultMode } from './keys/keyring';

/**
 * What the page remembers of its vault outside of IndexedDB, in Local Storage: a full disk can take the one and leave
 * the other. It tells "the browser erased everything" from "nobody has been here". It holds no name and no text.
 */
export interface Sentinel {
  readonly vaultId: string;
  readonly mode: VaultMode;
  /** In epoch milliseconds; null when there was no backup. */
  readonly lastBackupAt: number | null;
}

const key = 'stayput-vault';

/** Null when there is none, or none that can be read. */
export function readSentinel(storage: Pick<Storage, 'getItem'> = localStorage): Sentinel | null {
  try {
    const found: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return isSentinel(found) ? found : null;
  } catch {
    return null;
  }
}

/** Keeps what a vault is like now, with the date of its last backup. */
export function rememberVault(
  { vaultId, mode }: Pick<Sentinel, 'vaultId' | 'mode'>,
  storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
): void {
  const before = readSentinel(storage);
  const lastBackupAt = before?.vaultId === vaultId ? before.lastBackupAt : null;
  writeSentinel({ vaultId, mode, lastBackupAt }, storage);
}

/** Keeps when the last backup was made, in epoch milliseconds. */
export function rememberBackup(at: number, storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): void {
  const sentinel = readSentinel(storage);
  if (sentinel !== null) writeSentinel({ ...sentinel, lastBackupAt: at }, storage);
}

/** Storage that refuses costs the warning, nothing else. */
export function writeSentinel(sentinel: Sentinel, storage: Pick<Storage, 'setItem'> = localStorage): void {
  try {
    storage.setItem(key, JSON.stringify(sentinel));
  } catch {
    // A full disk. The vault itself says so.
  }
}

/** Forgets the vault, because a person erased it. */
export function removeSentinel(storage: Pick<Storage, 'removeItem'> = localStorage): void {
  storage.removeItem(key);
}

function isSentinel(value: unknown): value is Sentinel {
  if (typeof value !== 'object' || value === null) return false;
  const { vaultId, mode, lastBackupAt } = value as Partial<Record<keyof Sentinel, unknown>>;
  return (
    typeof vaultId === 'string' &&
    (mode === 'open' || mode === 'protected') &&
    (lastBackupAt === null || typeof lastBackupAt === 'number')
  );
}
