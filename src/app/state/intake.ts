import type { ReadDocument } from '../../documents';
import type { Services } from '../ports';
import type { DocumentRow } from './document-row.svelte';
import { attachmentRows } from './family';
import type { Packs } from './packs.svelte';

/** What taking files in needs from the list around it. */
export interface IntakeSurroundings {
  /** Whether the document is still in the list. */
  readonly has: (row: DocumentRow) => boolean;
  /** Puts more rows into the list, in the order in which they came. */
  readonly add: (rows: readonly DocumentRow[]) => void;
  readonly onStored: (row: DocumentRow) => void;
  readonly onUnreadable: (sentence: string) => void;
}

/** Makes stored documents of files. */
export class Intake {
  readonly #services: Pick<Services, 'vault' | 'reader'>;
  readonly #packs: Packs;
  readonly #around: IntakeSurroundings;

  constructor(services: Pick<Services, 'vault' | 'reader'>, packs: Packs, around: IntakeSurroundings) {
    this.#services = services;
    this.#packs = packs;
    this.#around = around;
  }

  /** Reads the file of a row, stores it, and goes on with what came inside. Does nothing for a row without a file. */
  async open(row: DocumentRow): Promise<void> {
    const { file, abort } = row;
    if (file === null || abort === null) return;
    const read = await this.#services.reader.read(file, {
      signal: abort.signal,
      ...(row.attachmentLimits === undefined ? {} : { attachments: row.attachmentLimits }),
    });
    if (!this.#around.has(row)) return;
    if (!read.ok) {
      row.state = { kind: 'unreadable', ...read.error };
      this.#around.onUnreadable(`${row.name} could not be read. ${read.error.message}`);
      return;
    }
    const { id, name, addedAt, parentId } = row;
    const { content, bytes } = read.value;
    const { defaultId } = this.#packs;
    const chosen = defaultId === null ? {} : { packId: defaultId };
    const put = await this.#services.vault.putDocument({ id, name, addedAt, parentId, content, bytes, ...chosen });
    if (!put.ok) {
      row.state = { kind: 'unreadable', code: 'not-saved', message: put.error.message };
      return;
    }
    if (!this.#around.has(row)) {
      // Deleted while it was being stored.
      await this.#services.vault.deleteDocument(id);
      return;
    }
    row.file = null;
    row.abort = null;
    row.state = { kind: abort.signal.aborted ? 'stopped' : 'waiting' };
    this.#around.onStored(row);
    await this.#openAttachments(row, read.value);
  }

  /** Adds what came with a message. One that can't be read stays in the list with its reason, the others go on. */
  async #openAttachments(message: DocumentRow, read: ReadDocument): Promise<void> {
    const rows = attachmentRows(message, read);
    if (rows.length === 0) return;
    this.#around.add(rows);
    for (const row of rows) if (this.#around.has(row)) await this.open(row);
  }
}
