// What a page needs to speak of redaction, without the recognizers and parsers that do it.
export { entityTypes, isEntityType, type EntityType } from './entity-types';
export { coarserTypes, defaultPolicy, operatorNames } from './operators/policy';
export type { OperatorName, OperatorPolicy, RedactedEntity } from './request';
