// What a page needs to check a policy and a ledger by itself, without the gate. It brings their schemas and hashes along, so
// only pages that are loaded later import it.
export { parseLedger, parseWitness, verifyLedger, type Decision, type LedgerReport } from './ledger';
export { defaultPolicy, effectivePolicy, explainPolicy, policyHash, readPolicy, type PolicyError } from './policy';
