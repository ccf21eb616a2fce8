import type { StoredAnswer } from '../egress';
import type { Field } from '../tasks';
import type { AnsweredBy, FieldReading, Reading } from '../understanding';

/** What became of the answer for one field. */
export interface AppliedField {
  readonly name: string;
  readonly outcome: 'filled' | 'not-stated' | 'not-in-document' | 'forged-placeholder' | 'unreadable' | 'no-such-field';
}

/**
 * Puts what a model outside found into a reading. Only values that stand in the document count, and they say who answered; what
 * the device's own model had read stays readable beside them.
 *
 * @param fields those of the reading's pack
 * @param normalForm of a quote, as its field's type; null where it has none
 */
export function withOutsideAnswer(
  reading: Reading,
  fields: readonly Field[],
  answer: StoredAnswer,
  answeredBy: AnsweredBy,
  normalForm: (field: Field, quote: string) => string | null,
): { readonly reading: Reading; readonly applied: readonly AppliedField[] } {
  const applied: AppliedField[] = [];
  const filled = new Map<string, FieldReading>();
  for (const { name, answer: own } of answer.fields) {
    const field = fields.find((one) => one.name === name);
    const before = reading.fields.find((one) => one.name === name);
    if (field === undefined || before === undefined) {
      applied.push({ name, outcome: 'no-such-field' });
    } else if (own.kind !== 'found') {
      applied.push({ name, outcome: own.kind });
    } else {
      const { start, end, quote } = own;
      const value = normalForm(field, quote) ?? quote.replace(/\s+/g, ' ');
      filled.set(name, { ...before, found: { start, end, quote, value }, reason: reasonFor(before), answeredBy });
      applied.push({ name, outcome: 'filled' });
    }
  }
  return { reading: { ...reading, fields: reading.fields.map((one) => filled.get(one.name) ?? one) }, applied };
}

/** What the device had said. Its confidence stays in the reading: it was about that. */
function reasonFor({ found, answeredBy }: FieldReading): string {
  if (answeredBy !== undefined) return 'It had been asked outside before.';
  return found === null
    ? 'The model on this device had found nothing.'
    : `The model on this device had read “${found.value.slice(0, 200)}”.`;
}
