import type { Span } from '../../documents';
import type { Field, TaskPack } from '../../tasks';
import type { FieldValue } from '../../understanding';
import type { DocumentEntry, StoredCorrection, VaultError } from '../../vault';
import { pickedValue, type FieldView } from '../document/field-views';
import type { Services } from '../ports';
import type { Toasts } from './toasts.svelte';

/** The document on the page: its text, the person's corrections, and what is selected in it. */
export class OpenDocument {
  readonly id: string;
  readonly #services: Services;
  readonly #toasts: Toasts;
  readonly #localeOf: () => TaskPack['locale'];
  #entry = $state.raw<DocumentEntry | null>(null);
  #error = $state.raw<VaultError | null>(null);
  #corrections = $state.raw<readonly StoredCorrection[]>([]);
  #selection = $state.raw<Span | null>(null);

  /** @param localeOf - how the pack of the document reads dates and amounts */
  constructor(id: string, services: Services, toasts: Toasts, localeOf: () => TaskPack['locale']) {
    this.id = id;
    this.#services = services;
    this.#toasts = toasts;
    this.#localeOf = localeOf;
  }

  get entry(): DocumentEntry | null {
    return this.#entry;
  }

  get error(): VaultError | null {
    return this.#error;
  }

  get corrections(): readonly StoredCorrection[] {
    return this.#corrections;
  }

  /** The last part of the text that was selected. It stays when a button takes the selection away. */
  get selection(): Span | null {
    return this.#selection;
  }

  set selection(selection: Span | null) {
    this.#selection = selection;
  }

  async start(): Promise<void> {
    const { vault } = this.#services;
    const [entry, corrections] = await Promise.all([vault.getEntry(this.id), vault.listCorrections(this.id)]);
    if (!entry.ok) {
      this.#error = entry.error;
      return;
    }
    this.#entry = entry.value;
    if (corrections.ok) this.#corrections = corrections.value.items;
    else this.#toasts.show(corrections.error.message);
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
    return this.#services.normaliseFor(field.type, quote, this.#localeOf());
  }

  /** Keeps a part of the text as the field's value. */
  async pick(field: Field, span: Span): Promise<void> {
    await this.#say(field, pickedValue(this.#text, span, this.normalForm(field, span)));
  }

  /** Keeps "the document does not say". */
  async empty(field: Field): Promise<void> {
    await this.#say(field, null);
  }

  /** Keeps that the model is right. */
  async confirm(view: FieldView): Promise<void> {
    if (view.answer !== null) await this.#say(view.field, view.answer.found);
  }

  /** Takes the person's last word on a field back. */
  async undo(correction: StoredCorrection): Promise<void> {
    const deleted = await this.#services.vault.deleteCorrection(correction.id);
    if (deleted.ok) this.#corrections = this.#corrections.filter(({ id }) => id !== correction.id);
    else this.#toasts.show(deleted.error.message);
  }

  get #text(): string {
    return this.#entry?.content.text ?? '';
  }

  async #say(field: Field, found: FieldValue | null): Promise<void> {
    const correction = { documentId: this.id, field: field.name, found, at: Date.now() };
    const kept = await this.#services.vault.appendCorrection(correction);
    if (kept.ok) this.#corrections = [...this.#corrections, kept.value];
    else this.#toasts.show(kept.error.message);
  }
}
