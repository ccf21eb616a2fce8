import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockCodes, decide, type BlockCode, type EgressFacts, type SpentToday } from './decide';
import { defaultPolicy, policySchema, type Policy } from './schema';
import { claim, claimsPolicy, nothingSpent, policies, requests, spendings } from './testing/samples';

const policyWith = (changes: Partial<Policy>): Policy => policySchema.parse({ ...claimsPolicy, ...changes });
const limits = (changes: Partial<Policy['limits']>) => policyWith({ limits: { ...claimsPolicy.limits, ...changes } });

/** For each code, what is just too much, and what is just allowed. */
const edges: Readonly<
  Record<
    BlockCode,
    {
      readonly over: Partial<EgressFacts>;
      readonly within: Partial<EgressFacts>;
      readonly policy?: Policy;
      readonly spent?: SpentToday;
      readonly reason: string;
    }
  >
> = {
  destination: {
    over: { destination: 'elsewhere' },
    within: {},
    reason: 'The policy “Claims” does not let anything go to “elsewhere”.',
  },
  tier: {
    over: { destination: 'own' },
    within: { destination: 'own', tier: 'private' },
    reason: '“own” is a frontier service, and the policy allows it only as a server that the organisation runs itself.',
  },
  model: {
    over: { model: 'huge' },
    within: { model: 'large' },
    reason: 'The policy does not allow the model “huge” of “router”.',
  },
  task: {
    over: { task: 'classify' },
    within: {},
    reason: 'The policy does not allow classifying documents at “router”.',
  },
  pack: {
    over: { packId: 'banking' },
    within: {},
    reason: 'The policy does not let documents of the task pack “banking” go to “router”.',
  },
  'keep-local': {
    over: { destination: 'own', tier: 'private', entityCounts: { SECRET: 1, PERSON: 3 } },
    within: { destination: 'own', tier: 'private', entityCounts: { SECRET: 0, PERSON: 3 } },
    reason: 'The document holds what the policy keeps on this device: Password or key.',
  },
  sensitivity: {
    over: { sensitivity: 'secret' },
    within: { destination: 'own', tier: 'private', sensitivity: 'secret' },
    reason:
      'The document holds secrets, such as passwords, and the policy allows “router” at most direct identifiers, such as names and account numbers.',
  },
  'never-send': {
    over: { kept: ['LOCATION', 'PERSON', 'IBAN_CODE'] },
    within: { kept: ['LOCATION'] },
    reason: 'The policy never lets these stay readable, and they are marked to be kept: Person, IBAN.',
  },
  'entity-model': {
    over: { hasEntityModel: false },
    within: { hasEntityModel: true },
    reason:
      'The entity model has not read this request, so names may have been missed, and the policy sends nothing without it. Download it on the document’s Redaction page.',
  },
  'request-bytes': {
    over: { bodyBytes: 10_001 },
    within: { bodyBytes: 10_000 },
    reason: 'The request has 10,001 bytes, and the policy allows 10,000 bytes.',
  },
  'requests-per-day': {
    over: {},
    within: {},
    policy: limits({ requestsPerDay: 11 }),
    spent: { ...nothingSpent, requests: 10 },
    reason: '10 requests left today, and the policy allows 10 a day.',
  },
  'bytes-per-day': {
    over: { bodyBytes: 10_000 },
    within: { bodyBytes: 9_999 },
    spent: { ...nothingSpent, bytes: 40_001 },
    reason: 'The request has 10,000 bytes and 40,001 bytes left today, and the policy allows 50,000 bytes a day.',
  },
  'price-unknown': {
    over: { estimatedUsd: null },
    within: { estimatedUsd: null },
    policy: limits({ usdPerRequest: null, usdPerDay: null }),
    reason: 'The policy allows 0.5 US dollars a request, and what the model “small” of “router” costs is not known.',
  },
  'usd-per-request': {
    over: { estimatedUsd: { low: 0.1, high: 0.500001 } },
    within: { estimatedUsd: { low: 0.1, high: 0.5 } },
    reason: 'The request may cost up to 0.500001 US dollars, and the policy allows 0.5 US dollars.',
  },
  'usd-per-day': {
    over: { estimatedUsd: { low: 0, high: 0.5 } },
    within: { estimatedUsd: { low: 0, high: 0.25 } },
    spent: { ...nothingSpent, usd: 1.75 },
    reason:
      'The request may cost up to 0.5 US dollars and 1.75 US dollars were spent today, and the policy allows 2 US dollars a day.',
  },
};

describe('what blocks a request', () => {
  it.each(blockCodes)('%s', (code) => {
    const { over, within, policy = claimsPolicy, spent = nothingSpent, reason } = edges[code];
    expect(decide({ ...claim, ...over }, claimsPolicy, spent)).toEqual({ kind: 'blocked', code, reason });
    expect(decide({ ...claim, ...within }, policy, spent).kind).not.toBe('blocked');
  });

  it('is told in the order of the codes', () => {
    // Too much of everything: each mended in turn, the next is what is told.
    let request: EgressFacts = {
      destination: 'elsewhere',
      tier: 'frontier',
      model: 'huge',
      task: 'classify',
      packId: 'banking',
      sensitivity: 'secret',
      entityCounts: { SECRET: 1 },
      bodyBytes: 20_000,
      estimatedUsd: null,
      riskLevel: 'high',
      hasEntityModel: false,
      isFirstOfKind: true,
      kept: ['PERSON'],
    };
    let spent: SpentToday = { bytes: 49_000, requests: 10, usd: 2 };
    const policy = policyWith({
      destinations: claimsPolicy.destinations.map((each) => ({ ...each, tier: 'private' })),
    });
    const told: string[] = [];
    const mend = (changes: Partial<EgressFacts>, spending: Partial<SpentToday> = {}) => {
      const verdict = decide(request, policy, spent);
      told.push(verdict.kind === 'blocked' ? verdict.code : verdict.kind);
      request = { ...request, ...changes };
      spent = { ...spent, ...spending };
    };
    mend({ destination: 'router' });
    mend({ tier: 'private' });
    mend({ model: 'small' });
    mend({ task: 'extract-fields' });
    mend({ packId: 'insurance' });
    mend({ entityCounts: {} });
    mend({ sensitivity: 'quasi' });
    mend({ kept: [] });
    mend({ hasEntityModel: true });
    mend({ bodyBytes: 10_000 });
    mend({}, { requests: 0 });
    mend({}, { bytes: 0 });
    mend({ estimatedUsd: { low: 1, high: 1 } });
    mend({ estimatedUsd: { low: 0.1, high: 0.1 } });
    mend({}, { usd: 0 });
    mend({});
    expect(told).toEqual([...blockCodes, 'ask']);
  });

  it('is everything, under the default', () => {
    fc.assert(
      fc.property(requests, spendings, (request, spent) => {
        expect(decide(request, defaultPolicy, spent)).toEqual({
          kind: 'blocked',
          code: 'destination',
          reason: 'The policy “Nothing leaves” names no destination, so nothing may leave this device.',
        });
      }),
    );
  });

  it.each<[string, Partial<EgressFacts>, Partial<SpentToday>]>([
    ['bytes', { bodyBytes: NaN }, {}],
    ['bytes below nothing', { bodyBytes: -1 }, {}],
    ['a cost', { estimatedUsd: { low: 0, high: NaN } }, {}],
    ['a cost below nothing', { estimatedUsd: { low: -5, high: -5 } }, {}],
    ['an endless cost', { estimatedUsd: { low: 0, high: Infinity } }, {}],
    ['what has left', {}, { bytes: NaN }],
    ['how often', {}, { requests: NaN }],
    ['what was spent', {}, { usd: NaN }],
    ['a count of what stays here', { entityCounts: { SECRET: NaN } }, {}],
  ])('a number that is none: %s', (_, facts, spending) => {
    expect(decide({ ...claim, ...facts }, claimsPolicy, { ...nothingSpent, ...spending }).kind).toBe('blocked');
  });
});

it('lets no word through that it does not know', () => {
  // Facts that did not go through the type checker: a newer page, an old record.
  const unknown = 'unknown' as never;
  expect(decide({ ...claim, tier: unknown }, claimsPolicy, nothingSpent)).toMatchObject({ code: 'tier' });
  expect(decide({ ...claim, sensitivity: unknown }, claimsPolicy, nothingSpent)).toMatchObject({ code: 'sensitivity' });
  expect(decide({ ...claim, riskLevel: unknown }, claimsPolicy, nothingSpent).kind).toBe('ask');
});

describe('what a person is asked about', () => {
  const lenient = policyWith({
    requireEntityModel: false,
    limits: { ...claimsPolicy.limits, usdPerRequest: null, usdPerDay: null },
  });

  it('nothing that a rule lets through', () => {
    expect(decide(claim, claimsPolicy, nothingSpent)).toEqual({
      kind: 'auto',
      rule: 'Small claims',
      reason: 'The rule “Small claims” of the policy “Claims” lets it go without asking.',
    });
  });

  it.each<[string, Partial<EgressFacts>, Policy, string]>([
    [
      'names that may have been missed',
      { hasEntityModel: false },
      lenient,
      'The entity model has not read this request, so names may have been missed: look for them before you let it go.',
    ],
    [
      'the first of a kind',
      { isFirstOfKind: true },
      claimsPolicy,
      'This is the first request of its kind, so a person has to look at it.',
    ],
    [
      'each',
      {},
      policyWith({ approval: { required: 'always', rules: [] } }),
      'The policy lets a person look at each request.',
    ],
    [
      'something that a person wants kept',
      { kept: ['LOCATION'] },
      claimsPolicy,
      'Something stays readable that the policy would hide: Place.',
    ],
    [
      'what no rule names',
      { destination: 'own', tier: 'private' },
      claimsPolicy,
      'No rule of the policy lets this request go without asking.',
    ],
    [
      'too many bytes for the rule',
      { bodyBytes: 8_001 },
      claimsPolicy,
      'The rule “Small claims” does not let it go without asking: it has 8,001 bytes, and 8,000 bytes are allowed.',
    ],
    [
      'too high a price for the rule',
      { estimatedUsd: { low: 0.01, high: 0.11 } },
      claimsPolicy,
      'The rule “Small claims” does not let it go without asking: it may cost up to 0.11 US dollars, and 0.1 US dollars are allowed.',
    ],
    [
      'a price that is not known',
      { estimatedUsd: null },
      lenient,
      'The rule “Small claims” does not let it go without asking: it allows 0.1 US dollars, and what the request costs is not known.',
    ],
    [
      'too high a risk for the rule',
      { riskLevel: 'medium' },
      claimsPolicy,
      'The rule “Small claims” does not let it go without asking: its risk of telling who somebody is is medium, and low is allowed.',
    ],
  ])('%s', (_, changes, policy, reason) => {
    expect(decide({ ...claim, ...changes }, policy, nothingSpent)).toEqual({ kind: 'ask', reason });
  });

  it('not what the policy keeps itself', () => {
    const open = policyWith({ operators: { LOCATION: 'keep' } });
    expect(decide({ ...claim, kept: ['LOCATION'] }, open, nothingSpent).kind).toBe('auto');
  });

  it('always the first of a kind and what was read without the entity model, whatever a policy says', () => {
    fc.assert(
      fc.property(policies, requests, spendings, (policy, request, spent) => {
        expect(decide({ ...request, isFirstOfKind: true }, policy, spent).kind).not.toBe('auto');
        expect(decide({ ...request, hasEntityModel: false }, policy, spent).kind).not.toBe('auto');
      }),
    );
  });
});
