import { build } from 'virtual:deployment';
import { rememberBackup, type BackupProgress } from '../../vault';
import { saveFile } from '../export/save-file';
import type { Services } from '../ports';
import { formatBytes, plural } from '../words/format';

const setting = 'last-backup';
const dayMs = 86_400_000;
/** A backup that is older than this, with documents newer than it, is worth a reminder. */
const oldAfterMs = 14 * dayMs;
/** Who has never made one is reminded so long after the first document. */
const firstAfterMs = 7 * dayMs;
/** Who puts the reminder off is left alone for so long. */
const snoozeMs = 7 * dayMs;

/** What the vault remembers of backups. Times are in epoch milliseconds. */
interface Memory {
  readonly lastAt: number | null;
  readonly snoozedUntil: number;
}

/** When the documents of a list were added. */
export interface Dated {
  readonly addedAt: number;
}

/** Whether a person should be reminded to make a backup. */
export function isBackupDue(
  documents: readonly Dated[],
  lastAt: number | null,
  snoozedUntil: number,
  now: number,
): boolean {
  if (now < snoozedUntil || documents.length === 0) return false;
  if (lastAt === null) return documents.some(({ addedAt }) => addedAt > 0 && now - addedAt > firstAfterMs);
  return now - lastAt > oldAfterMs && documents.some(({ addedAt }) => addedAt > lastAt);
}

/** Backups: when the last one was made, and the one that is being made or restored. */
export class Backups {
  readonly #services: Services;
  #memory = $state.raw<Memory>({ lastAt: null, snoozedUntil: 0 });
  #progress = $state.raw<BackupProgress | null>(null);
  #isBusy = $state(false);

  constructor(services: Services) {
    this.#services = services;
    services.vaultControl.subscribe((event) => {
      if (event.kind === 'backup') this.#progress = event.progress;
    });
  }

  /** In epoch milliseconds; null when there was none. */
  get lastAt(): number | null {
    return this.#memory.lastAt;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** How far the work is; null before it is known. */
  get progress(): BackupProgress | null {
    return this.#progress;
  }

  isDue(documents: readonly Dated[]): boolean {
    return isBackupDue(documents, this.#memory.lastAt, this.#memory.snoozedUntil, Date.now());
  }

  async start(): Promise<void> {
    const stored = await this.#services.vault.getSetting(setting);
    if (stored.ok && isMemory(stored.value)) this.#memory = stored.value;
  }

  async snooze(): Promise<void> {
    await this.#remember({ ...this.#memory, snoozedUntil: Date.now() + snoozeMs });
  }

  /**
   * Makes a backup where the person wants it. Answers with a sentence on how it went; null when they changed their mind.
   */
  async save(passphrase: string): Promise<{ readonly isDone: boolean; readonly sentence: string } | null> {
    const name = `stayput-${today()}.age`;
    const handle = await pickTarget(name);
    if (handle === 'cancelled') return null;
    const saved = await this.#work(() => this.#services.vaultControl.saveBackup(handle, passphrase, build));
    if (!saved.ok) return { isDone: false, sentence: saved.error.message };
    const { file, documents, bytes, damaged, createdAt } = saved.value;
    if (file !== null) saveFile(file, name);
    await this.#remember({ lastAt: createdAt, snoozedUntil: 0 });
    rememberBackup(createdAt);
    const left = damaged === 0 ? '' : ` ${plural(damaged, 'damaged record')} could not be opened and is not in it.`;
    const sentence = `The backup holds ${plural(documents, 'document')}, takes ${formatBytes(bytes)}, and was read back without a fault.${left}`;
    return { isDone: true, sentence };
  }

  /** Reads a whole backup and changes nothing. */
  check(file: File, passphrase: string) {
    return this.#work(() => this.#services.vaultControl.checkBackup(file, passphrase));
  }

  /** Puts a backup in place of everything. */
  restore(file: File, passphrase: string) {
    return this.#work(() => this.#services.vaultControl.restoreBackup(file, passphrase));
  }

  stop(): void {
    this.#services.vaultControl.stopWork();
  }

  async #work<T>(work: () => Promise<T>): Promise<T> {
    this.#isBusy = true;
    this.#progress = null;
    try {
      return await work();
    } finally {
      this.#isBusy = false;
      this.#progress = null;
    }
  }

  async #remember(memory: Memory): Promise<void> {
    this.#memory = memory;
    await this.#services.vault.setSetting(setting, memory);
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

type SaveFilePicker = (options: {
  suggestedName: string;
  types: { description: string; accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle>;

/** Where to write; null: this browser only has downloads. */
async function pickTarget(suggestedName: string): Promise<FileSystemFileHandle | null | 'cancelled'> {
  const { showSaveFilePicker } = globalThis as { showSaveFilePicker?: SaveFilePicker };
  if (showSaveFilePicker === undefined) return null;
  try {
    const types = [{ description: 'Encrypted backup', accept: { 'application/octet-stream': ['.age'] } }];
    return await showSaveFilePicker({ suggestedName, types });
  } catch (thrown) {
    // A browser may have the picker and refuse it here; then there is still the download.
    return thrown instanceof DOMException && thrown.name === 'AbortError' ? 'cancelled' : null;
  }
}

function isMemory(value: unknown): value is Memory {
  if (typeof value !== 'object' || value === null) return false;
  const { lastAt, snoozedUntil } = value as Partial<Record<keyof Memory, unknown>>;
  return (lastAt === null || typeof lastAt === 'number') && typeof snoozedUntil === 'number';
}
