export { decide, type BlockCode, type EgressFacts, type SpentToday, type Verdict } from './decide';
export { explainPolicy } from './explain';
export { kindOf, policyHash } from './hash';
export { effectivePolicy } from './effective';
export { readPolicy, type PolicyError, type PolicyFault } from './read-policy';
export { operatorsOf, type EgressTask } from './scales';
export { defaultPolicy, policySchema, type ApprovalRule, type DestinationRule, type Policy } from './schema';
