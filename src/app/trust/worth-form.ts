import { err, ok, type Result } from '../../shared/result';
import type { TrustRecord } from '../../workflow';
import { readNumber } from './trust-words';

type Worth = Pick<TrustRecord, 'prices' | 'minutesPerQuestion'>;

/** The inputs of the form. */
export type WorthName = 'hour' | 'minutes' | 'waiting' | 'low' | 'medium' | 'high';

/** What things are worth, as typed. */
export type WorthForm = Record<WorthName, string>;

/** What can't be used, and where it was typed. */
export interface WorthMistake {
  readonly name: WorthName;
  readonly message: string;
}

/** The inputs in their order; `most` as in the stored record. */
export const worthInputs: readonly { readonly name: WorthName; readonly label: string; readonly most: number }[] = [
  { name: 'hour', label: 'An hour of a person’s work ($)', most: 1e9 },
  { name: 'minutes', label: 'Minutes that a person takes for a question', most: 600 },
  { name: 'waiting', label: 'An hour of waiting for an answer ($)', most: 1e9 },
  { name: 'low', label: 'A wrong value of low severity ($)', most: 1e9 },
  { name: 'medium', label: 'A wrong value of medium severity ($)', most: 1e9 },
  { name: 'high', label: 'A wrong value of high severity ($)', most: 1e9 },
];

/** What holds now, as it would be typed. */
export function worthForm({ prices, minutesPerQuestion }: Worth): WorthForm {
  return {
    hour: String(prices.usdPerHumanHour),
    minutes: String(minutesPerQuestion),
    waiting: String(prices.usdPerWaitingHour),
    low: String(prices.usdPerError.low),
    medium: String(prices.usdPerError.medium),
    high: String(prices.usdPerError.high),
  };
}

/** What was typed, or the first mistake in it. */
export function readWorth(form: Readonly<WorthForm>): Result<Worth, WorthMistake> {
  const read: Record<WorthName, number> = { hour: 0, minutes: 0, waiting: 0, low: 0, medium: 0, high: 0 };
  for (const { name, label, most } of worthInputs) {
    const value = readNumber(form[name]);
    if (value === null || value > most) {
      const limit = most.toLocaleString('en-GB');
      return err({ name, message: `“${label}” has to be a number from 0 to ${limit}. Nothing was changed.` });
    }
    read[name] = value;
  }
  const { hour, minutes, waiting, low, medium, high } = read;
  const usdPerError = { low, medium, high };
  return ok({
    prices: { usdPerHumanHour: hour, usdPerWaitingHour: waiting, usdPerError },
    minutesPerQuestion: minutes,
  });
}
