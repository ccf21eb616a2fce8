import type { OutsideModel } from './destinations';

/**
 * Public list prices, US dollars a million tokens, as they were known when this table was written down. Providers change them:
 * the configuration's own price always wins, and a model that neither has is of unknown price, not free.
 */
export const priceTable = {
  asOf: '2025-10-31',
  models: [
    ['gpt-4o-mini', 0.15, 0.6],
    ['gpt-4o', 2.5, 10],
    ['gpt-4.1-nano', 0.1, 0.4],
    ['gpt-4.1-mini', 0.4, 1.6],
    ['gpt-4.1', 2, 8],
    ['gpt-5-nano', 0.05, 0.4],
    ['gpt-5-mini', 0.25, 2],
    ['gpt-5', 1.25, 10],
    ['claude-3-5-haiku', 0.8, 4],
    ['claude-haiku-4-5', 1, 5],
    ['claude-sonnet-4', 3, 15],
    ['claude-sonnet-4-5', 3, 15],
    ['claude-opus-4', 15, 75],
    ['claude-opus-4-1', 15, 75],
  ],
} as const;

/** A version behind a model's name: `gpt-4o-2024-08-06`, `claude-sonnet-4-20250514`, `claude-3-5-haiku-latest`. */
const dated = /-(?:\d{4}-?\d{2}-?\d{2}|latest)$/;
/** Versions that cost another price than their model does now. */
const unlikeTheirModel: ReadonlySet<string> = new Set(['gpt-4o-2024-05-13']);
/** A token of usual English text, and one of what is dearest: numbers, names that nobody knows, East Asian scripts. */
const charactersAToken = { least: 1, usual: 4 };

/** What a call cost, in US dollars, by the server's own count; null where the price is not known. */
export function costUsd(
  model: OutsideModel,
  { inputTokens, outputTokens }: { readonly inputTokens: number; readonly outputTokens: number },
): number | null {
  const price = priceOf(model);
  return price === null ? null : (inputTokens * price.inputUsd + outputTokens * price.outputUsd) / 1e6;
}

/**
 * What a call may cost, in US dollars: as a short answer to a usual text, and as the longest answer to a text of the dearest
 * kind. Null where the price is not known.
 */
export function estimateUsd(
  model: OutsideModel,
  inputCharacters: number,
  maxOutputTokens: number,
): { readonly low: number; readonly high: number } | null {
  const low = costUsd(model, { inputTokens: inputCharacters / charactersAToken.usual, outputTokens: 0 });
  const high = costUsd(model, {
    inputTokens: inputCharacters / charactersAToken.least,
    outputTokens: maxOutputTokens,
  });
  return low === null || high === null ? null : { low, high };
}

function priceOf({ id, price }: OutsideModel): { readonly inputUsd: number; readonly outputUsd: number } | null {
  if (price !== undefined) return price;
  if (unlikeTheirModel.has(id)) return null;
  // A gateway puts the provider in front: `openai/gpt-5-mini`. What it charges itself is for the configuration to say.
  if (id.includes('/')) return null;
  const listed = priceTable.models.find(([name]) => name === id.replace(dated, ''));
  return listed === undefined ? null : { inputUsd: listed[1], outputUsd: listed[2] };
}
