import type { Span } from '../../documents';
import { INTENT_QUESTION, type Field, type TaskPack } from '../../tasks';
import type { FieldValue, Reading } from '../../understanding';
import type { Correction, DocumentEntry, LabelSource, ReadingSummary, StoredCorrection, VaultError } from '../../vault';
import { pickedValue, type FieldView } from '../document/field-views';
import type { Normalise, Services } from '../ports';
import type { Toasts } from './toasts.svelte';

/**
 * The document on the page: its text, what was read in it, the person's corrections, and what is selected in it.
 *
 * Each correction is a stored record, so that the steps back survive a reload; the steps forward again are only known
 * to this object.
 */
export class OpenDocument {
  readonly id: string;
  readonly #services: Services;
  readonly #toasts: Toasts;
  readonly #localeOf: () => TaskPack['locale'];
  readonly #onChange: (corrections: readonly StoredCorrection[]) => void;
  readonly #source: LabelSource;
  #normalise: Normalise | null = null;
  #entry = $state.raw<DocumentEntry | null>(null);
  #error = $state.raw<VaultError | null>(null);
  #reading = $state.raw<Reading | null>(null);
  /** What the list knew of the reading that was asked for last. */
  #listed: ReadingSummary | null = null;
  #corrections = $state.raw<readonly StoredCorrection[]>([]);
  /** Corrections that were taken back, the latest last. */
  #undone = $state.raw<readonly StoredCorrection[]>([]);
  #selection = $state.raw<Span | null>(null);
  #lastStep: Promise<unknown> = Promise.resolve();

  /**
   * @param part.localeOf - how the pack of the document reads dates and amounts
   * @param part.onChange - told all corrections of this document whenever they change
   * @param part.source - where the person is asked; beside the document if left out
   */
  constructor(
    id: string,
    services: Services,
    toasts: Toasts,
    part: {
      readonly localeOf: () => TaskPack['locale'];
      readonly onChange?: (corrections: readonly StoredCorrection[]) => void;
      readonly source?: LabelSource;
    },
  ) {
    this.id = id;
    this.#services = services;
    this.#toasts = toasts;
    this.#localeOf = part.localeOf;
    this.#onChange = part.onChange ?? (() => undefined);
    this.#source = part.source ?? 'document';
  }

  get entry(): DocumentEntry | null {
    return this.#entry;
  }

  get error(): VaultError | null {
    return this.#error;
  }

  /** The latest stored result; null while there is none. */
  get reading(): Reading | null {
    return this.#reading;
  }

  get corrections(): readonly StoredCorrection[] {
    return this.#corrections;
  }

  get canUndo(): boolean {
    return this.#corrections.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** The last part of the text that was selected. It stays when a button takes the selection away. */
  get selection(): Span | null {
    return this.#selection;
  }

  set selection(selection: Span | null) {
    this.#selection = selection;
  }

  async start(): Promise<void> {
    const { vault, loadNormaliser } = this.#services;
    const [entry, corrections, normalise] = await Promise.all([
      vault.getEntry(this.id),
      vault.listCorrections(this.id),
      // A new version of the app may have replaced the file: corrections are then kept as they are written.
      loadNormaliser().catch(() => null),
    ]);
    this.#normalise = normalise;
    if (!entry.ok) {
      this.#error = entry.error;
      return;
    }
    this.#entry = entry.value;
    if (corrections.ok) this.#keep(corrections.value.items);
    else this.#toasts.show(corrections.error.message);
  }

  /**
   * Takes the result that is stored now. One that doesn't open counts as none: the document is read again.
   *
   * @param listed what the list knows of it
   */
  async loadReading(listed: ReadingSummary | null): Promise<void> {
    this.#listed = listed;
    const stored = await this.#services.vault.getReading(this.id);
    // It was read again meanwhile: another answer is under way.
    if (this.#listed !== listed) return;
    this.#reading = stored.ok ? (stored.value?.reading ?? null) : null;
  }

  /** Keeps which pack reads the document; null: it is chosen automatically. */
  async setPack(packId: string | null): Promise<boolean> {
    const kept = await this.#services.vault.setDocumentPack(this.id, packId);
    if (!kept.ok) {
      this.#toasts.show(kept.error.message);
      return false;
    }
    const entry = await this.#services.vault.getEntry(this.id);
    if (entry.ok) this.#entry = entry.value;
    return true;
  }

  /** The normal form of a part of the text, or null when it has none as this type of field. */
  normalForm(field: Field, span: Span): string | null {
    const quote = this.#text.slice(span.start, span.end);
    return this.#normalise?.(field.type, quote, this.#localeOf(), this.#text) ?? null;
  }

  /** Keeps a part of the text as the field's value. Answers whether it is stored. */
  pick(field: Field, span: Span): Promise<boolean> {
    return this.#say(field, pickedValue(this.#text, span, this.normalForm(field, span)));
  }

  /** Keeps "the document does not say". */
  empty(field: Field): Promise<boolean> {
    return this.#say(field, null);
  }

  /** Keeps that the model is right. */
  async confirm(view: FieldView): Promise<boolean> {
    return view.answer !== null && this.#say(view.field, view.answer.found);
  }

  /** Keeps what the document is about. */
  sayIntent(intent: string): Promise<boolean> {
    return this.#append({ field: INTENT_QUESTION, found: null, intent });
  }

  /** Takes one of the person's words back. */
  undo(correction: StoredCorrection): Promise<StoredCorrection | null> {
    return this.#step(() => this.#takeBack(correction));
  }

  /** Takes the person's last word on any field back, and answers what it was. */
  undoLast(): Promise<StoredCorrection | null> {
    return this.#step(async () => {
      const last = this.#corrections.at(-1);
      return last === undefined ? null : this.#takeBack(last);
    });
  }

  /** Says again what was taken back last, and answers what it is. */
  redo(): Promise<StoredCorrection | null> {
    return this.#step(async () => {
      const last = this.#undone.at(-1);
      if (last === undefined) return null;
      const kept = await this.#services.vault.putBackCorrection(last);
      if (!kept.ok) {
        this.#toasts.show(kept.error.message);
        return null;
      }
      this.#undone = this.#undone.slice(0, -1);
      // The ids sort by time.
      this.#keep([...this.#corrections, last].sort((a, b) => (a.id < b.id ? -1 : 1)));
      return last;
    });
  }

  get #text(): string {
    return this.#entry?.content.text ?? '';
  }

  /** One after the other: a key that is pressed twice must not take the same step twice. */
  #step<T>(work: () => Promise<T>): Promise<T> {
    const step = this.#lastStep.then(work);
    this.#lastStep = step;
    return step;
  }

  #keep(corrections: readonly StoredCorrection[]): void {
    this.#corrections = corrections;
    this.#onChange(corrections);
  }

  async #takeBack(correction: StoredCorrection): Promise<StoredCorrection | null> {
    const deleted = await this.#services.vault.deleteCorrection(correction.id);
    if (!deleted.ok) {
      this.#toasts.show(deleted.error.message);
      return null;
    }
    this.#undone = [...this.#undone, correction];
    this.#keep(this.#corrections.filter(({ id }) => id !== correction.id));
    return correction;
  }

  #say(field: Field, found: FieldValue | null): Promise<boolean> {
    return this.#append({ field: field.name, found });
  }

  #append(said: Pick<Correction, 'field' | 'found' | 'intent'>): Promise<boolean> {
    return this.#step(async () => {
      const correction: Correction = {
        ...said,
        documentId: this.id,
        source: this.#source,
        ...(this.#reading !== null && { packId: this.#reading.packId }),
        at: Date.now(),
      };
      const kept = await this.#services.vault.appendCorrection(correction);
      if (!kept.ok) {
        this.#toasts.show(kept.error.message);
        return false;
      }
      this.#undone = [];
      this.#keep([...this.#corrections, kept.value]);
      return true;
    });
  }
}
