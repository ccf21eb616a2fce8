import type { Mention, OperatorName } from '../request';
import { generalise, type OperatorContext } from './generalise';

/**
 * What an operator puts in a mention's place. Null: it can't do so without telling the value, or it is `placeholder`, which
 * only the request's issuer makes.
 */
export function applyOperator(operator: OperatorName, mention: Mention, context: OperatorContext): string | null {
  switch (operator) {
    case 'placeholder':
      return null;
    case 'generalise':
      return generalise(mention, context);
    case 'mask':
      return masked(mention.value);
    case 'drop':
      return '';
    case 'keep':
      return mention.value;
  }
}

/** As many blocks for every word, so that neither its letters nor its length are told. Line breaks stay. */
function masked(value: string): string {
  return value
    .split('\n')
    .map((line) => (line.trim() === '' ? line : '████'))
    .join('\n');
}
