/** How documents are shown: their text, or the pages as pictures. It holds from one document to the next. */
export class ViewChoice {
  #view = $state<'text' | 'page'>('text');

  get view(): 'text' | 'page' {
    return this.#view;
  }

  set view(view: 'text' | 'page') {
    this.#view = view;
  }

  toggle(): void {
    this.#view = this.#view === 'text' ? 'page' : 'text';
  }
}
