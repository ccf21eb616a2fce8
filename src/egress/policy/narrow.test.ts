import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Verdict } from './decide';
import { policyHash } from './hash';
import { narrow } from './narrow';
import { defaultPolicy, policySchema } from './schema';
import { claim, claimsPolicy, nothingSpent, policies, requests, spendings } from './testing/samples';

/** From narrow to wide. */
const kinds: readonly Verdict['kind'][] = ['blocked', 'ask', 'auto'];
const width = ({ kind }: Verdict) => kinds.indexOf(kind);
const numRuns = 3_000;

describe('narrow', () => {
  it('lets a request through exactly as far as both do', () => {
    fc.assert(
      fc.property(policies, policies, requests, spendings, (a, b, request, spent) => {
        const both = Math.min(width(decide(request, a, spent)), width(decide(request, b, spent)));
        expect(width(decide(request, narrow(a, b), spent))).toBe(both);
      }),
      { numRuns },
    );
  });

  it('is tried with requests of all three verdicts', () => {
    const drawn = fc.sample(fc.tuple(policies, policies, requests, spendings), { numRuns, seed: 7 });
    const counts = new Map<string, number>();
    for (const [a, b, request, spent] of drawn) {
      const { kind } = decide(request, narrow(a, b), spent);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    for (const kind of kinds) expect(counts.get(kind)).toBeGreaterThan(numRuns / 50);
  });

  it('shows no type more than either, keeps what either forbids, and tries no other destination', () => {
    const telling = ['drop', 'mask', 'placeholder', 'generalise', 'keep'];
    fc.assert(
      fc.property(policies, policies, (a, b) => {
        const both = narrow(a, b);
        for (const one of [a, b]) {
          for (const [type, operator] of Object.entries(one.operators)) {
            const now = both.operators[type as keyof typeof both.operators] ?? '';
            expect(telling.indexOf(now)).toBeLessThanOrEqual(telling.indexOf(operator));
            expect(telling).toContain(now);
          }
          expect(both.neverSend).toEqual(expect.arrayContaining(one.neverSend));
          expect(both.keepLocalIf).toEqual(expect.arrayContaining(one.keepLocalIf));
          expect(one.fallbacks).toEqual(expect.arrayContaining(both.fallbacks));
          expect(both.retry.deadlineHours).toBeLessThanOrEqual(one.retry.deadlineHours);
          if (one.approval.required === 'always') expect(both.approval).toEqual({ required: 'always', rules: [] });
          if (one.retry.unknownOutcome === 'ask') expect(both.retry.unknownOutcome).toBe('ask');
        }
      }),
    );
  });

  it('answers a valid policy', () => {
    fc.assert(
      fc.property(policies, policies, (a, b) => {
        const both = narrow(a, b);
        expect(policySchema.parse(both)).toEqual(both);
      }),
    );
  });

  it('changes nothing the second time, and nothing where both are one', () => {
    fc.assert(
      fc.property(policies, policies, (a, b) => {
        const both = narrow(a, b);
        expect(narrow(a, a)).toEqual(a);
        expect(narrow(both, a)).toEqual(both);
        expect(narrow(both, b)).toEqual(both);
        expect(policyHash(narrow(both, both))).toBe(policyHash(both));
      }),
    );
  });

  it('with the default sends nothing, from either side', () => {
    fc.assert(
      fc.property(policies, requests, spendings, (policy, request, spent) => {
        expect(decide(request, narrow(policy, defaultPolicy), spent).kind).toBe('blocked');
        expect(decide(request, narrow(defaultPolicy, policy), spent).kind).toBe('blocked');
      }),
    );
  });

  it('does not let the person’s policy reach what redaction’s default would hide', () => {
    const own = policySchema.parse({ ...claimsPolicy, operators: { LOCATION: 'keep' } });
    expect(narrow(claimsPolicy, own).operators).toEqual({ LOCATION: 'placeholder' });
    expect(decide({ ...claim, kept: ['LOCATION'] }, own, nothingSpent).kind).toBe('auto');
    expect(decide({ ...claim, kept: ['LOCATION'] }, narrow(claimsPolicy, own), nothingSpent).kind).toBe('ask');
  });

  it('drops a destination that nothing is left for, with its rules and as a fallback', () => {
    const own = policySchema.parse({
      ...claimsPolicy,
      destinations: [
        { id: 'own', models: ['x'], tasks: ['classify'], packs: 'all' },
        { id: 'router', models: ['other'], tasks: 'all', packs: 'all' },
      ],
    });
    const both = narrow(claimsPolicy, own);
    expect(both.destinations).toEqual([
      { id: 'own', tier: 'private', models: ['x'], tasks: ['classify'], packs: 'all', sensitivity: 'direct' },
    ]);
    expect(both.approval.rules).toEqual([]);
    expect(both.fallbacks).toEqual(['own']);
  });
});
