import type { GateDescription } from '../../egress';
import {
  defaultPolicy,
  effectivePolicy,
  explainPolicy,
  policyHash,
  readPolicy,
  type PolicyError,
} from '../../egress/vocabulary';
import { ok, type Result } from '../../shared/result';
import type { Deployment } from '../deployment';

/** A policy that a person looks at before it is taken. */
export interface PolicyPreview {
  readonly name: string;
  /** Of what would count, together with the organisation's policy where there is one. */
  readonly hash: string;
  /** As it was given. */
  readonly json: string;
  readonly explanation: readonly string[];
}

/** Reads a person's own policy, and says what could leave with it: what the gate would say once it has taken it. */
export function previewPolicy(
  json: string,
  { destinations, policy: organisation }: Pick<Deployment, 'destinations' | 'policy'>,
): Result<PolicyPreview, PolicyError> {
  const own = readPolicy(json);
  if (!own.ok) return own;
  const theirs = organisation === null ? null : readPolicy(JSON.stringify(organisation));
  const organisations = theirs === null ? null : theirs.ok ? theirs.value : defaultPolicy;
  const policy = effectivePolicy(organisations, own.value);
  return ok({ name: policy.name, hash: policyHash(policy), json, explanation: explainPolicy(policy, destinations) });
}

/** A sentence about a policy, and whether the other policy does not have it. */
export interface ComparedSentence {
  readonly words: string;
  readonly isDifferent: boolean;
}

/** What holds now beside what would hold. */
export function compared(
  now: GateDescription['policy'],
  next: PolicyPreview,
): { readonly now: readonly ComparedSentence[]; readonly next: readonly ComparedSentence[] } {
  const marked = (own: readonly string[], other: readonly string[]): readonly ComparedSentence[] =>
    own.map((words) => ({ words, isDifferent: !other.includes(words) }));
  return {
    now: marked(now.explanation, next.explanation),
    next: marked(next.explanation, now.explanation),
  };
}
