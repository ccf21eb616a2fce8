import type { AttachmentLimits, DocumentError, LeftOut } from '../../documents';
import type { Reading } from '../../understanding';
import type { ReadingSummary } from '../../vault';
import type { ReadingProgress } from '../ports';

/** Where a document is on its way from a file to a result. */
export type RowState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly progress: ReadingProgress | null }
  | { readonly kind: 'done'; readonly reading: ReadingSummary }
  | { readonly kind: 'stopped' }
  /** The file gave no text: nothing is stored. */
  | { readonly kind: 'unreadable'; readonly code: UnreadableCode; readonly message: string }
  /** The document is stored, but the model gave no result. */
  | { readonly kind: 'failed'; readonly message: string; readonly canRetry: boolean }
  /** The stored record doesn't open. */
  | { readonly kind: 'damaged' };

type UnreadableCode = DocumentError['code'] | LeftOut['code'] | 'not-saved';

/** One document in the list. */
export class DocumentRow {
  readonly id: string;
  readonly name: string;
  readonly addedAt: number;
  /** The message that it came in as an attachment, if it did. */
  readonly parentId: string | null;
  /** What it may bring along, if that is less than usual. */
  attachmentLimits: AttachmentLimits | undefined;
  /** What it was made of, as long as it isn't stored. */
  file: File | null;
  /** Stops what is under way. */
  abort: AbortController | null = null;
  /** Told when the kind of the state changes. */
  onChange: () => void = () => undefined;
  #state = $state.raw<RowState>({ kind: 'waiting' });
  #reading = $state.raw<ReadingSummary | null>(null);
  #unkept = $state.raw<Reading | null>(null);

  constructor(
    document: { id: string; name: string; addedAt: number; parentId?: string | null; file?: File },
    state: RowState,
  ) {
    this.id = document.id;
    this.name = document.name;
    this.addedAt = document.addedAt;
    this.parentId = document.parentId ?? null;
    this.file = document.file ?? null;
    this.state = state;
  }

  get state(): RowState {
    return this.#state;
  }

  set state(state: RowState) {
    const before = this.#state.kind;
    this.#state = state;
    if (state.kind === 'done') this.#reading = state.reading;
    if (state.kind !== before) this.onChange();
  }

  /** What the latest result is, in short. It stays while the document is read again. */
  get reading(): ReadingSummary | null {
    return this.#reading;
  }

  /** The whole of the latest result when it could not be stored. It is lost with the page. */
  get unkept(): Reading | null {
    return this.#unkept;
  }

  set unkept(reading: Reading | null) {
    this.#unkept = reading;
  }

  /** Back to the latest result, if there is one. */
  stop(): void {
    this.state = this.#reading === null ? { kind: 'stopped' } : { kind: 'done', reading: this.#reading };
  }

  /** Whether something is being done, or will be. */
  get isUnderWay(): boolean {
    return ['opening', 'waiting', 'reading'].includes(this.state.kind);
  }

  /** Whether it could not be read. */
  get isProblem(): boolean {
    return ['unreadable', 'failed', 'damaged'].includes(this.state.kind);
  }

  get canRetry(): boolean {
    const { file, state } = this;
    // What was left in a message has no file to open again.
    if (state.kind === 'unreadable') return file !== null;
    return state.kind === 'stopped' || (state.kind === 'failed' && state.canRetry);
  }

  /** Whether the document is in the vault and can be opened. */
  get isStored(): boolean {
    return !['opening', 'unreadable', 'damaged'].includes(this.state.kind);
  }
}
