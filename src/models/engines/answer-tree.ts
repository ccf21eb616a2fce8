import { utf8Bytes } from './token-bytes';

/** Token ids by their bytes, for finding the tokens that begin a string. */
export class TokenIndex {
  readonly #ids = new Map<string, number>();
  readonly #longest: number;

  constructor(tokenBytes: readonly string[]) {
    let longest = 0;
    tokenBytes.forEach((bytes, id) => {
      if (bytes === '') return;
      if (!this.#ids.has(bytes)) this.#ids.set(bytes, id);
      longest = Math.max(longest, bytes.length);
    });
    this.#longest = longest;
  }

  /** Every token that begins `bytes` at `offset`: `[id, length in bytes]`. */
  *startsOf(bytes: string, offset: number): Generator<readonly [number, number]> {
    const most = Math.min(this.#longest, bytes.length - offset);
    for (let length = 1; length <= most; length++) {
      const id = this.#ids.get(bytes.slice(offset, offset + length));
      if (id !== undefined) yield [id, length];
    }
  }

  idOf(text: string): number | undefined {
    return this.#ids.get(utf8Bytes(text));
  }
}

interface Branch {
  readonly answer: number;
  readonly offset: number;
}

/**
 * The answers that are still possible after some tokens, over every way of cutting them into tokens. Immutable:
 * {@link AnswerTree.after} returns the tree behind a token.
 */
export class AnswerTree {
  readonly #index: TokenIndex;
  readonly #answers: readonly string[];
  readonly #branches: readonly Branch[];

  private constructor(index: TokenIndex, answers: readonly string[], branches: readonly Branch[]) {
    this.#index = index;
    this.#answers = answers;
    this.#branches = branches;
  }

  /** @param answers - distinct, non-empty texts, with the white space that leads them */
  static of(index: TokenIndex, answers: readonly string[]): AnswerTree {
    return new AnswerTree(
      index,
      answers.map(utf8Bytes),
      answers.map((_, answer) => ({ answer, offset: 0 })),
    );
  }

  /** Indexes of the answers that are still possible. */
  get open(): readonly number[] {
    return [...new Set(this.#branches.map((branch) => branch.answer))];
  }

  /** The answer that the tokens so far spell whole, or null. */
  get complete(): number | null {
    return this.#branches.find(({ answer, offset }) => offset === this.#answers[answer]?.length)?.answer ?? null;
  }

  /** Tokens that keep at least one answer possible. */
  allowed(): ReadonlySet<number> {
    const ids = new Set<number>();
    for (const { answer, offset } of this.#branches) {
      for (const [id] of this.#index.startsOf(this.#answers[answer] ?? '', offset)) ids.add(id);
    }
    return ids;
  }

  after(token: number): AnswerTree {
    const branches: Branch[] = [];
    for (const { answer, offset } of this.#branches) {
      for (const [id, length] of this.#index.startsOf(this.#answers[answer] ?? '', offset)) {
        if (id === token) branches.push({ answer, offset: offset + length });
      }
    }
    return new AnswerTree(this.#index, this.#answers, branches);
  }
}
