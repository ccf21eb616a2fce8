import fc from 'fast-check';
import type { EntityType } from '../../../redaction/vocabulary';
import type { EgressFacts, SpentToday } from '../decide';
import { policySchema, type Policy } from '../schema';

/** A policy that lets something go by a rule. */
export const claimsPolicy: Policy = policySchema.parse({
  format: 'stayput-policy/1',
  name: 'Claims',
  destinations: [
    { id: 'own', tier: 'private', models: 'all', tasks: 'all', packs: 'all', sensitivity: 'secret' },
    { id: 'router', models: ['small', 'large'], tasks: ['extract-fields'], packs: ['insurance'] },
  ],
  limits: { requestBytes: 10_000, bytesPerDay: 50_000, requestsPerDay: 10, usdPerRequest: 0.5, usdPerDay: 2 },
  approval: {
    required: 'first-of-kind',
    rules: [
      {
        name: 'Small claims',
        destination: 'router',
        task: 'extract-fields',
        pack: 'insurance',
        maxUsd: 0.1,
        maxBytes: 8_000,
      },
    ],
  },
  fallbacks: ['own'],
});

/** What {@link claimsPolicy} lets go without asking. */
export const claim: EgressFacts = {
  destination: 'router',
  tier: 'frontier',
  model: 'small',
  task: 'extract-fields',
  packId: 'insurance',
  sensitivity: 'direct',
  entityCounts: { PERSON: 2, DATE_TIME: 1 },
  bodyBytes: 5_000,
  estimatedUsd: { low: 0.01, high: 0.05 },
  riskLevel: 'low',
  hasEntityModel: true,
  isFirstOfKind: false,
  kept: [],
};

export const nothingSpent: SpentToday = { bytes: 0, requests: 0, usd: 0 };

const ids = ['a', 'b'] as const;
const models = ['m', 'n'] as const;
const tasks = ['extract-fields', 'classify'] as const;
const packs = ['p', 'q'] as const;
const types = ['PERSON', 'SECRET', 'LOCATION', 'DATE_TIME'] as const satisfies readonly EntityType[];
const operators = ['placeholder', 'generalise', 'mask', 'drop', 'keep'] as const;
const levels = ['low', 'medium', 'high'] as const;

/** What lets a request go, far more often than anything else: a single "no" among many answers blocks it. */
const mostly = <T>(open: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(open) }, { weight: 1, arbitrary: other });

const some = <T>(of: readonly T[], minLength = 0) => fc.shuffledSubarray([...of], { minLength });
const someOrAll = <T>(of: readonly T[]) => mostly<'all' | T[]>('all', some(of, 1));
const size = mostly(9, fc.nat(4));
const limit = mostly<number | null>(null, fc.nat(4));

const destination = (id: (typeof ids)[number]) =>
  fc.record({
    id: fc.constant(id),
    tier: mostly<'private' | 'frontier'>('frontier', fc.constant('private')),
    models: someOrAll(models),
    tasks: someOrAll(tasks),
    packs: someOrAll(packs),
    sensitivity: mostly<'quasi' | 'direct' | 'secret'>('secret', fc.constantFrom('quasi', 'direct')),
  });

const rule = (id: (typeof ids)[number], task: (typeof tasks)[number], pack: (typeof packs)[number]) =>
  fc.record({
    name: fc.constantFrom('one', 'two').map((word) => `${word} ${id} ${task} ${pack}`),
    destination: fc.constant(id),
    task: fc.constant(task),
    pack: fc.constant(pack),
    maxUsd: size,
    maxBytes: size,
    maxRiskLevel: mostly<(typeof levels)[number]>('high', fc.constantFrom('low', 'medium')),
  });

const rules = fc.tuple(
  ...ids.flatMap((id) => tasks.flatMap((task) => packs.map((pack) => fc.option(rule(id, task, pack), { freq: 8 })))),
);

/** Valid policies over a few names, with all that a policy can say among them. */
export const policies: fc.Arbitrary<Policy> = fc
  .record({
    name: fc.constantFrom('Organisation', 'Own'),
    destinations: fc.tuple(...ids.map((id) => fc.option(destination(id), { freq: 7 }))),
    operators: fc.dictionary(fc.constantFrom(...types), fc.constantFrom(...operators)),
    neverSend: some(types),
    keepLocalIf: mostly<EntityType[]>([], some(types)),
    requireEntityModel: mostly(false, fc.constant(true)),
    limits: fc.record({
      requestBytes: size,
      bytesPerDay: size,
      requestsPerDay: size,
      usdPerRequest: limit,
      usdPerDay: limit,
    }),
    required: mostly<'always' | 'first-of-kind'>('first-of-kind', fc.constant('always')),
    rules,
    retry: fc.record({
      unknownOutcome: fc.constantFrom('ask', 'retry'),
      deadlineHours: fc.integer({ min: 1, max: 9 }),
    }),
    fallbacks: some(ids),
  })
  .map(({ required, rules: drawnRules, destinations: drawn, ...policy }) => {
    const destinations = drawn.filter((each) => each !== null);
    const of = (id: string) => destinations.find((each) => each.id === id);
    const isIn = <T>(list: 'all' | readonly T[] | undefined, value: T) => list === 'all' || list?.includes(value);
    return policySchema.parse({
      format: 'stayput-policy/1',
      ...policy,
      destinations,
      neverSend: policy.neverSend.filter((type) => policy.operators[type] !== 'keep'),
      approval: {
        required,
        rules: drawnRules.filter(
          (each) =>
            each !== null &&
            required !== 'always' &&
            isIn(of(each.destination)?.tasks, each.task) &&
            isIn(of(each.destination)?.packs, each.pack),
        ),
      },
      fallbacks: policy.fallbacks.filter((id) => of(id) !== undefined),
    });
  });

/** Requests over the same names. */
export const requests: fc.Arbitrary<EgressFacts> = fc.record({
  destination: fc.constantFrom(...ids),
  tier: fc.constantFrom('private', 'frontier'),
  model: fc.constantFrom(...models),
  task: fc.constantFrom(...tasks),
  packId: fc.constantFrom(...packs),
  sensitivity: fc.constantFrom(null, 'quasi', 'direct', 'secret'),
  entityCounts: fc.dictionary(fc.constantFrom(...types), fc.nat(2)),
  bodyBytes: fc.nat(3),
  estimatedUsd: mostly<EgressFacts['estimatedUsd']>(
    { low: 0, high: 1 },
    fc.option(fc.nat(4).map((high) => ({ low: 0, high }))),
  ),
  riskLevel: fc.constantFrom(...levels),
  hasEntityModel: mostly(true, fc.constant(false)),
  isFirstOfKind: mostly(false, fc.constant(true)),
  kept: mostly<EntityType[]>([], some(types)),
});

export const spendings: fc.Arbitrary<SpentToday> = fc.record({
  bytes: fc.nat(2),
  requests: fc.nat(2),
  usd: fc.nat(2),
});
