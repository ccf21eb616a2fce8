/** A short message at the edge of the page, perhaps with one thing to do about it. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** Long enough to read it, find the button and press it, also with a keyboard. */
const shownMs = 20_000;

/** The messages that are shown now. */
export class Toasts {
  #toasts = $state.raw<readonly Toast[]>([]);
  #count = 0;

  get all(): readonly Toast[] {
    return this.#toasts;
  }

  show(text: string, action: Toast['action'] = null): void {
    this.#count += 1;
    const id = this.#count;
    this.#toasts = [...this.#toasts, { id, text, action }];
    setTimeout(() => {
      this.dismiss(id);
    }, shownMs);
  }

  dismiss(id: number): void {
    this.#toasts = this.#toasts.filter((toast) => toast.id !== id);
  }
}
