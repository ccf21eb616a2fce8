import type { PageImage, PageSource } from '../../documents';
import { err, type Result } from '../../shared/result';
import type { Services } from '../ports';

/** Pictures that are kept: turning back and zooming out are quick, and four large pages are 256 MB at most. */
const kept = 4;

/** The pages of one stored PDF as pictures. */
export class PagePictures {
  readonly #id: string;
  readonly #services: Pick<Services, 'vault' | 'reader'>;
  #source: Promise<Result<PageSource, { readonly message: string }>> | null = null;
  /** The one that was used last is last. */
  readonly #pictures = new Map<string, PageImage>();
  #isClosed = false;

  constructor(id: string, services: Pick<Services, 'vault' | 'reader'>) {
    this.#id = id;
    this.#services = services;
  }

  /** One page (from 0). The bitmap stays this object's: draw it at once. */
  async picture(
    page: number,
    scale: number,
    signal: AbortSignal,
  ): Promise<Result<PageImage, { readonly message: string }>> {
    const name = `${page.toString()} at ${scale.toString()}`;
    const known = this.#pictures.get(name);
    if (known !== undefined) {
      this.#pictures.delete(name);
      this.#pictures.set(name, known);
      return { ok: true, value: known };
    }
    const source = await (this.#source ??= this.#load());
    if (!source.ok) {
      this.#source = null;
      return source;
    }
    const drawn = await this.#services.reader.renderPage(source.value, page, scale, signal);
    if (!drawn.ok) return drawn;
    if (this.#isClosed) {
      drawn.value.bitmap.close();
      return err({ message: 'The document was closed.' });
    }
    this.#keep(name, drawn.value);
    return drawn;
  }

  /** Gives the memory back. */
  close(): void {
    this.#isClosed = true;
    for (const { bitmap } of this.#pictures.values()) bitmap.close();
    this.#pictures.clear();
    this.#source = null;
  }

  async #load(): Promise<Result<PageSource, { readonly message: string }>> {
    const stored = await this.#services.vault.getDocument(this.#id);
    return stored.ok ? { ok: true, value: { key: this.#id, bytes: stored.value.bytes } } : stored;
  }

  #keep(name: string, picture: PageImage): void {
    this.#pictures.set(name, picture);
    for (const [oldest, { bitmap }] of this.#pictures) {
      if (this.#pictures.size <= kept) return;
      this.#pictures.delete(oldest);
      bitmap.close();
    }
  }
}
