import type { Span } from '../../documents';
import { INTENT_QUESTION, type Field } from '../../tasks';
import type { FieldView } from '../document/field-views';
import { isReviewed, type ReviewProgress } from '../review/progress';
import type { OpenDocument } from './open-document.svelte';

/** What a review needs from the page around it. */
export interface ReviewSurroundings {
  readonly views: () => readonly FieldView[];
  readonly progress: () => ReviewProgress | null;
  readonly say: (sentence: string) => void;
  /** Moves the focus to a field. */
  readonly focusField: (name: string) => void;
  /** Opens the nearest document that needs review, in the order of the list. False: there is none. */
  readonly openNeighbour: (step: 1 | -1) => boolean;
}

/** Which part of the document's page a person looks at. */
export interface Shown {
  readonly field: string;
  /** Rises each time, so that the same field can be shown again. */
  readonly count: number;
}

/** A person's way through the fields of the open document, the same by key and by button. */
export class ReviewSession {
  readonly document: OpenDocument;
  readonly #around: ReviewSurroundings;
  #current = $state<string | null>(null);
  #hovered = $state<string | null>(null);
  #editing = $state<string | null>(null);
  #shown = $state.raw<Shown | null>(null);
  #lastDecision: Promise<void> = Promise.resolve();

  constructor(document: OpenDocument, around: ReviewSurroundings) {
    this.document = document;
    this.#around = around;
  }

  /** The field that a key acts on: the one that has, or had, the focus. */
  get current(): string | null {
    return this.#current;
  }

  set current(name: string | null) {
    this.#current = name;
  }

  set hovered(name: string | null) {
    this.#hovered = name;
  }

  /** The field whose evidence stands out. */
  get active(): string | null {
    return this.#hovered ?? this.#current;
  }

  /** The field whose editor is open. */
  get editing(): string | null {
    return this.#editing;
  }

  /** The evidence that was asked for last. */
  get shown(): Shown | null {
    return this.#shown;
  }

  /** The field that keys act on, if it was read or corrected. */
  get view(): FieldView | null {
    return this.#around.views().find(({ field }) => field.name === this.#current) ?? null;
  }

  move(step: 1 | -1): void {
    const views = this.#around.views();
    const at = views.findIndex(({ field }) => field.name === this.#current);
    const next = at < 0 ? this.#firstToReview() : views[at + step];
    if (next !== undefined) this.#go(next);
  }

  /** Moves the focus to a field, and its evidence into view. */
  select(name: string): void {
    const view = this.#around.views().find(({ field }) => field.name === name);
    if (view !== undefined) this.#go(view);
  }

  show(name: string): void {
    this.#current = name;
    this.#shown = { field: name, count: (this.#shown?.count ?? 0) + 1 };
  }

  edit(name: string): void {
    this.#current = name;
    this.#editing = name;
  }

  stopEditing(): void {
    this.#editing = null;
  }

  async accept(view: FieldView): Promise<void> {
    if (await this.document.confirm(view)) this.#tell(`${view.field.title}: accepted.`);
  }

  async empty({ field }: Pick<FieldView, 'field'>): Promise<void> {
    if (await this.document.empty(field)) this.#tell(`${field.title}: not in the document.`);
  }

  /** Keeps what the document is about. */
  async sayIntent(label: string, title: string): Promise<void> {
    if (await this.document.sayIntent(label)) this.#tell(`It is about: ${title}.`);
  }

  /** Takes a part of the text as the field's value. */
  async pick(field: Field, span: Span): Promise<void> {
    if (await this.document.pick(field, span)) this.#tell(`${field.title}: corrected.`);
  }

  /** Takes the last word on one field back. */
  async undoField({ field, correction }: FieldView): Promise<void> {
    if (correction === null) return;
    if ((await this.document.undo(correction)) !== null) this.#tell(`Undone: ${field.title}.`);
  }

  /** For the keys: does it to the current field, and goes on to the next one that nobody has looked at. */
  decide(how: 'accept' | 'empty'): Promise<void> {
    // A key that is pressed quickly again means the field after this one, also when this one is still being stored.
    this.#lastDecision = this.#lastDecision.then(() => this.#decide(how));
    return this.#lastDecision;
  }

  async #decide(how: 'accept' | 'empty'): Promise<void> {
    const { view } = this;
    if (view === null) return;
    await this[how](view);
    const views = this.#around.views();
    const from = views.findIndex(({ field }) => field.name === view.field.name);
    const next = [...views.slice(from + 1), ...views.slice(0, from)].find(({ verdict }) => verdict === 'model');
    if (next !== undefined) this.#go(next);
  }

  async undo(): Promise<void> {
    const undone = await this.document.undoLast();
    if (undone === null) return;
    this.#tell(`Undone: ${this.#titleOf(undone.field)}.`);
    this.select(undone.field);
  }

  async redo(): Promise<void> {
    const redone = await this.document.redo();
    if (redone === null) return;
    this.#tell(`Done again: ${this.#titleOf(redone.field)}.`);
    this.select(redone.field);
  }

  openNeighbour(step: 1 | -1): void {
    if (!this.#around.openNeighbour(step)) this.#around.say('No other document needs review.');
  }

  #go({ field }: FieldView): void {
    this.#current = field.name;
    // The pointer rests where it was left, and its field must not outshine the one that the keys went to.
    this.#hovered = null;
    this.#around.focusField(field.name);
  }

  #firstToReview(): FieldView | undefined {
    const views = this.#around.views();
    return views.find(({ verdict }) => verdict === 'model') ?? views[0];
  }

  #titleOf(name: string): string {
    if (name === INTENT_QUESTION) return 'what it is about';
    return this.#around.views().find(({ field }) => field.name === name)?.field.title ?? name;
  }

  #tell(sentence: string): void {
    const progress = this.#around.progress();
    if (progress === null) this.#around.say(sentence);
    else if (isReviewed(progress)) this.#around.say(`${sentence} This document is reviewed.`);
    else {
      const { reviewed, total } = progress;
      this.#around.say(`${sentence} ${reviewed.toString()} of ${total.toString()} reviewed.`);
    }
  }
}
