import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, policyHash } from './hash';
import { readPolicy } from './read-policy';
import { defaultPolicy, type Policy } from './schema';
import { claim, claimsPolicy, policies } from './testing/samples';

function read(value: unknown): Policy {
  const policy = readPolicy(JSON.stringify(value, null, 1));
  if (!policy.ok) throw new Error(policy.error.message);
  return policy.value;
}

describe('policyHash', () => {
  it('is the SHA-256 of the canonical JSON, as another program computes it', async () => {
    // These values need no more of RFC 8785 than sorted names.
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([key, part]) => [key, sorted(part)]),
            )
          : value;
    for (const policy of [defaultPolicy, claimsPolicy]) {
      const bytes = new TextEncoder().encode(JSON.stringify(sorted(policy)));
      const digest = await crypto.subtle.digest('SHA-256', bytes);
      expect(policyHash(policy)).toBe(Buffer.from(digest).toString('hex'));
    }
  });

  it('does not change with the order of properties, nor with defaults that are written out', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const written = Object.fromEntries(Object.entries(policy).toReversed());
        expect(policyHash(read(written))).toBe(policyHash(policy));
      }),
    );
    expect(policyHash(read({ format: 'stayput-policy/1', name: 'Nothing leaves' }))).toBe(policyHash(defaultPolicy));
  });

  it('changes with each part of a policy', () => {
    const others: readonly Partial<Policy>[] = [
      { name: 'Other' },
      { destinations: claimsPolicy.destinations.map((each) => ({ ...each, sensitivity: 'quasi' })) },
      { operators: { LOCATION: 'drop' } },
      { neverSend: [] },
      { keepLocalIf: [] },
      { requireEntityModel: false },
      { limits: { ...claimsPolicy.limits, usdPerDay: null } },
      { approval: { required: 'always', rules: [] } },
      { retry: { unknownOutcome: 'retry', deadlineHours: 72 } },
      { fallbacks: [] },
    ];
    const hashes = [claimsPolicy, ...others.map((changes) => ({ ...claimsPolicy, ...changes }))].map(policyHash);
    expect(new Set(hashes).size).toBe(hashes.length);
    // Each property but the format is among them.
    expect(others.length).toBe(Object.keys(claimsPolicy).length - 1);
  });
});

describe('kindOf', () => {
  it('tells kinds apart by each of what they are made of, and by nothing else', () => {
    const kinds = [
      kindOf(claim, 'a'),
      kindOf(claim, 'b'),
      kindOf({ ...claim, destination: 'own' }, 'a'),
      kindOf({ ...claim, model: 'large' }, 'a'),
      kindOf({ ...claim, task: 'classify' }, 'a'),
      kindOf({ ...claim, packId: 'banking' }, 'a'),
      // Words that only together look like others.
      kindOf({ ...claim, destination: 'router","small', model: '' }, 'a'),
    ];
    expect(new Set(kinds).size).toBe(kinds.length);
    const another = { ...claim, bodyBytes: 1, isFirstOfKind: true };
    expect(kindOf(another, 'a')).toBe(kinds[0]);
  });
});
