import { narrow } from './narrow';
import { defaultPolicy, type Policy } from './schema';

/**
 * The policy that counts: what the organisation and the person both allow. Where there is no organisation's, a person's own
 * has a floor under it: what names a person by itself or opens something never stays readable, and a document with a secret
 * stays here. A script in the page can set a person's policy, so that one alone must not be able to let everything out.
 */
export function effectivePolicy(organisation: Policy | null, own: Policy | null): Policy {
  if (organisation !== null) return own === null ? organisation : narrow(organisation, own);
  return own === null ? defaultPolicy : withFloor(own);
}

function withFloor(own: Policy): Policy {
  const neverSend = [...new Set([...own.neverSend, ...defaultPolicy.neverSend])];
  const operators = Object.entries(own.operators).filter(
    ([type, operator]) => operator !== 'keep' || !neverSend.some((never) => never === type),
  );
  return {
    ...own,
    neverSend,
    operators: Object.fromEntries(operators),
    keepLocalIf: [...new Set([...own.keepLocalIf, ...defaultPolicy.keepLocalIf])],
  };
}
