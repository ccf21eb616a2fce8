import { err, ok, type Result } from '../../shared/result';
import type { Span } from '../../documents';
import type { LanguageModel, ModelError } from '../../models';
import type { Field, TaskPack } from '../../tasks';
import { askAbout, formLine, NOT_STATED, roleOf } from '../prompts';
import { candidatesFor } from './candidates';

/** Values per field that are weighed with care; the model's own order of preference decides which. */
const MOST_FINALISTS = 3;

/** Tokens that a copied value may need until it is the only one left. */
const MOST_TOKENS = 48;

/** A value that could answer a field, with what speaks for it. Natural logs. */
export interface Finalist {
  /** Offsets into the window. */
  readonly span: Span;
  /** Log-odds of the value against "not stated" in the form's blank. */
  readonly formOdds: number;
  /** Log-probability of each role that values of this type may have; empty without rivals. */
  readonly roles: Readonly<Record<string, number>>;
}

/** What one window says about one field. */
export interface WindowAnswer {
  /** How many spans could be such a value. */
  readonly candidates: number;
  readonly finalists: readonly Finalist[];
}

type Asked<T> = Promise<Result<T, ModelError>>;

/**
 * Reads the fields of one window of a document in two structurally different ways. Guided by the field: the model
 * fills a form's blank by copying one of the spans that could be such a value. Guided by the value: it says what role
 * each of the best few plays.
 */
export class WindowReader {
  readonly #model: LanguageModel;
  readonly #pack: TaskPack;
  readonly #text: string;
  readonly #reference: string | null;
  readonly #signal: AbortSignal | undefined;
  /** Log-probabilities of all roles of a type, by type and quote: fields of one type share them. */
  readonly #roles = new Map<string, Readonly<Record<string, number>>>();

  constructor(
    model: LanguageModel,
    pack: TaskPack,
    window: { readonly text: string; readonly reference: string | null; readonly signal?: AbortSignal | undefined },
  ) {
    this.#model = model;
    this.#pack = pack;
    this.#text = window.text;
    this.#reference = window.reference;
    this.#signal = window.signal;
  }

  async read(field: Field): Asked<WindowAnswer> {
    const spans = candidatesFor(field.type, this.#text, this.#pack.locale, this.#reference);
    const copied = await this.#copies(field, spans);
    if (!copied.ok) return copied;
    const weighed = await this.#formOdds(field, copied.value);
    if (!weighed.ok) return weighed;
    const finalists: Finalist[] = [];
    for (const [i, span] of copied.value.entries()) {
      const roles = await this.#rolesOf(field, this.#quote(span));
      if (!roles.ok) return roles;
      finalists.push({ span, formOdds: weighed.value[i] ?? -Infinity, roles: roles.value });
    }
    return ok({ candidates: spans.length, finalists });
  }

  /**
   * The spans that the model copies into the form, best first: each time without those that say the same. All of
   * them, without asking, when there are no more than can be weighed anyway.
   */
  async #copies(field: Field, spans: readonly Span[]): Asked<readonly Span[]> {
    const distinct = spans.filter(
      (span, i) => spans.findIndex((other) => this.#quote(other) === this.#quote(span)) === i,
    );
    if (
      distinct.length <= MOST_FINALISTS &&
      !distinct.some((span) => distinct.some((other) => this.#isPart(span, other)))
    ) {
      return ok(distinct);
    }
    const copies: Span[] = [];
    let left = spans;
    while (left.length > 0 && copies.length < MOST_FINALISTS) {
      const made = await this.#model.generate(
        {
          prompt: askAbout(this.#text, formLine(field.label)),
          maxTokens: MOST_TOKENS,
          constraint: { kind: 'spans', source: this.#text, spans: left, otherwise: [] },
        },
        this.#options,
      );
      if (!made.ok) return made;
      const { span } = made.value;
      if (!span) break;
      copies.push(span);
      const quote = this.#quote(span);
      left = left.filter((other) => {
        const rest = this.#quote(other);
        return !rest.includes(quote) && !quote.includes(rest);
      });
    }
    return ok(copies);
  }

  async #formOdds(field: Field, spans: readonly Span[]): Asked<readonly number[]> {
    if (spans.length === 0) return ok([]);
    const answers = [NOT_STATED, ...spans.map((span) => this.#quote(span))];
    const scored = await this.#model.score(
      {
        prompt: askAbout(this.#text, formLine(field.label)),
        continuations: answers.map((answer) => ` ${answer}`),
      },
      this.#options,
    );
    if (!scored.ok) return err(scored.error);
    const [nothing, ...values] = scored.value.map(({ logProbability }) => logProbability);
    return ok(values.map((value) => value - (nothing ?? 0)));
  }

  async #rolesOf({ type }: Field, quote: string): Asked<Readonly<Record<string, number>>> {
    const rivals = this.#pack.rivals[type] ?? [];
    if (rivals.length === 0) return ok({});
    const key = `${type} ${quote}`;
    const known = this.#roles.get(key);
    if (known) return ok(known);
    const roles = [...this.#pack.fields.filter((field) => field.type === type).map(({ role }) => role), ...rivals];
    const scored = await this.#model.score(
      { prompt: askAbout(this.#text, roleOf(quote)), continuations: roles.map((role) => ` ${role}`) },
      this.#options,
    );
    if (!scored.ok) return err(scored.error);
    const scores = Object.fromEntries(roles.map((role, i) => [role, scored.value[i]?.logProbability ?? -Infinity]));
    this.#roles.set(key, scores);
    return ok(scores);
  }

  #isPart(span: Span, other: Span): boolean {
    return span !== other && this.#quote(other).includes(this.#quote(span));
  }

  #quote({ start, end }: Span): string {
    return this.#text.slice(start, end).replaceAll(/\s+/gu, ' ');
  }

  get #options(): { readonly signal?: AbortSignal } {
    return this.#signal ? { signal: this.#signal } : {};
  }
}
