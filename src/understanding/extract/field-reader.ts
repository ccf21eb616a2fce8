import { err, ok, type Result } from '../../shared/result';
import type { Span } from '../../documents';
import type { LanguageModel, ModelError } from '../../models';
import type { Field, TaskPack } from '../../tasks';
import { askAbout, formLine, NOT_STATED, roleOf } from '../prompts';
import type { Finalist, Shortlist } from './shortlist';
import { oddsOf, weightsFor, type ModelSigns } from './weights';

/** A finalist that has been weighed. */
export interface ReadValue extends Finalist {
  /** What the model said of it; null: it was not asked. */
  readonly signs: ModelSigns | null;
  /** Natural log of the odds that it is the value, over "not stated". */
  readonly odds: number;
}

/** The best answer leads the next by less than this: the values are read a second time. Natural log. */
const UNSURE = 2;

type Asked<T> = Promise<Result<T, ModelError>>;

/**
 * Asks the model about fields, in two structurally different ways. Guided by the field: how likely each value, and
 * "not stated", fills the blank of a form's line behind the text. Guided by the value, where the first way leaves
 * doubt: which role each of the best few plays.
 */
export class FieldReader {
  readonly #model: LanguageModel;
  readonly #pack: TaskPack;
  readonly #text: string;
  readonly #options: { readonly signal?: AbortSignal };
  /** Log-probabilities of all roles of a type, by window, type and quote: fields of one type share them. */
  readonly #roles = new Map<string, Readonly<Record<string, number>>>();

  constructor(model: LanguageModel, pack: TaskPack, text: string, signal?: AbortSignal) {
    this.#model = model;
    this.#pack = pack;
    this.#text = text;
    this.#options = signal ? { signal } : {};
  }

  /** The values of a shortlist that is clear: as their labels and places weigh them. */
  withoutModel({ field, finalists }: Shortlist): readonly ReadValue[] {
    const { nothing } = weightsFor(field, this.#pack, this.#model.card.id);
    return finalists.map((finalist) => ({ ...finalist, signs: null, odds: finalist.prior - nothing }));
  }

  /**
   * @param window - the part of the document that the model reads
   * @param shortlist - of the field, with the finalists that lie in the window
   */
  async read(window: Span, { field, finalists }: Pick<Shortlist, 'field' | 'finalists'>): Asked<readonly ReadValue[]> {
    if (finalists.length === 0) return ok([]);
    const filled = await this.#fillForm(window, field, finalists);
    if (!filled.ok) return filled;
    const first = this.#weigh(field, finalists, filled.value);
    const [best = 0, next = 0] = [0, ...first.map(({ odds }) => odds)].sort((a, b) => b - a);
    if (best - next >= UNSURE) return ok(first);
    const signs: ModelSigns[] = [];
    for (const [i, finalist] of finalists.entries()) {
      const role = await this.#role(window, field, finalist);
      if (!role.ok) return role;
      signs.push({ formOdds: 0, perToken: 0, ...filled.value[i], role: role.value });
    }
    return ok(this.#weigh(field, finalists, signs));
  }

  #weigh(field: Field, finalists: readonly Finalist[], signs: readonly ModelSigns[]): readonly ReadValue[] {
    const weights = weightsFor(field, this.#pack, this.#model.card.id);
    const priors = finalists.map(({ prior }) => prior - weights.nothing);
    const odds = oddsOf(priors, signs, weights);
    return finalists.map((finalist, i) => ({
      ...finalist,
      signs: signs[i] ?? { formOdds: 0, perToken: 0, role: null },
      odds: odds[i] ?? -Infinity,
    }));
  }

  async #fillForm(window: Span, field: Field, finalists: readonly Finalist[]): Asked<readonly ModelSigns[]> {
    const answers = [NOT_STATED, ...finalists.map((finalist) => this.#quote(finalist))];
    const scored = await this.#model.score(
      {
        prompt: askAbout(this.#text.slice(window.start, window.end), formLine(field.label)),
        continuations: answers.map((answer) => ` ${answer}`),
      },
      this.#options,
    );
    if (!scored.ok) return err(scored.error);
    const [nothing, ...values] = scored.value;
    return ok(
      values.map(({ logProbability, tokens }) => ({
        formOdds: logProbability - (nothing?.logProbability ?? 0),
        perToken: logProbability / Math.max(1, tokens),
        role: null,
      })),
    );
  }

  /** Log-probability of the field's role among all, each less what it scores whatever the value; null without rivals. */
  async #role(window: Span, field: Field, finalist: Finalist): Asked<number | null> {
    const rivals = this.#pack.rivals[field.type] ?? [];
    if (rivals.length === 0) return ok(null);
    const quote = this.#quote(finalist);
    const key = `${String(window.start)} ${field.type} ${quote}`;
    let scores = this.#roles.get(key);
    if (!scores) {
      const roles = [...this.#pack.fields.filter(({ type }) => type === field.type).map(({ role }) => role), ...rivals];
      const scored = await this.#model.score(
        {
          prompt: askAbout(this.#text.slice(window.start, window.end), roleOf(quote)),
          continuations: roles.map((role) => ` ${role}`),
        },
        this.#options,
      );
      if (!scored.ok) return err(scored.error);
      scores = Object.fromEntries(roles.map((role, i) => [role, scored.value[i]?.logProbability ?? -Infinity]));
      this.#roles.set(key, scores);
    }
    const baseline = this.#pack.calibrations[this.#model.card.id]?.roles ?? {};
    return ok(logShare(field.role, scores, baseline));
  }

  #quote({ candidate: { start, end } }: Finalist): string {
    return this.#text.slice(start, end).replaceAll(/\s+/gu, ' ');
  }
}

/** Log-probability of one name among all after taking each name's baseline off. */
function logShare(
  name: string,
  scores: Readonly<Record<string, number>>,
  baseline: Readonly<Record<string, number>>,
): number {
  const gains = Object.entries(scores).map(([key, score]) => [key, score - (baseline[key] ?? 0)] as const);
  const largest = Math.max(...gains.map(([, gain]) => gain));
  const total = gains.reduce((sum, [, gain]) => sum + Math.exp(gain - largest), 0);
  return (gains.find(([key]) => key === name)?.[1] ?? -Infinity) - largest - Math.log(total);
}
