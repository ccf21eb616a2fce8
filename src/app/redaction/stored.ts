import {
  isEntityType,
  operatorNames,
  type EntityType,
  type OperatorName,
  type OperatorPolicy,
} from '../../redaction/vocabulary';
import type { StoredMark } from '../../vault';

/** A stored choice of operators, without what this version does not know. */
export function policyOf(stored: unknown): Partial<OperatorPolicy> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(
      (entry): entry is [EntityType, OperatorName] => isEntityType(entry[0]) && isOperatorName(entry[1]),
    ),
  );
}

/** Whether this version knows what a mark says. */
export function isKnownMark(mark: StoredMark): mark is StoredMark & { readonly type: EntityType } {
  return isEntityType(mark.type);
}

function isOperatorName(name: unknown): name is OperatorName {
  return operatorNames.some((known) => known === name);
}
