import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certify } from './certify';
import { route, routeActions, type ActionEstimate, type Availability, type Option, type RouteRequest } from './route';

const promise = { target: 0.05, delta: 0.1 };
const certified = certify(
  Array.from({ length: 100 }, (_, i) => ({ confidence: 1 - i / 100, isCorrect: i < 85 })),
  promise,
);
const uncertified = certify([], promise);

const available: Availability = { kind: 'available' };
const request: RouteRequest = {
  confidence: 0.95,
  hasEvidence: true,
  certificate: certified,
  withdrawn: false,
  severity: 'medium',
  prices: { usdPerHumanHour: 60, usdPerWaitingHour: 3.6, usdPerError: { low: 1, medium: 10, high: 1000 } },
  secondRead: { availability: available, usd: 0, latencySeconds: 10, humanMinutes: 0, errorProbability: 0.04 },
  askPerson: { usd: 0, latencySeconds: 0, humanMinutes: 0.5, errorProbability: 0.01 },
  private: { availability: available, usd: 0.001, latencySeconds: 5, humanMinutes: 0, errorProbability: 0.02 },
  frontier: { availability: available, usd: 0.01, latencySeconds: 5, humanMinutes: 0.1, errorProbability: 0.01 },
};

const forbidden: Availability = { kind: 'forbidden', reason: 'The policy keeps this document on this device.' };
const down: Availability = { kind: 'down', reason: 'There is no network.' };

describe('a route', () => {
  it('adds up money, waiting, people and errors', () => {
    expect(route(request)).toEqual({
      action: 'private',
      expectedCost: 0.001 + 0.005 + 0.2,
      sentence:
        'Asking the organisation’s own server is expected to cost 0.206 US dollars, and asking the frontier service 0.215 US dollars.',
      considered: [
        {
          action: 'accept',
          cost: expect.closeTo(0.5, 9) as number,
          reason: 'Accepting it is expected to cost 0.5 US dollars; it leaves 5 % risk of an error.',
        },
        {
          action: 'second-read',
          cost: expect.closeTo(0.41, 9) as number,
          reason:
            'Reading it a second time on this device is expected to cost 0.41 US dollars; it leaves 4 % risk of an error.',
        },
        {
          action: 'ask-person',
          cost: expect.closeTo(0.6, 9) as number,
          reason: 'Asking a person is expected to cost 0.6 US dollars; it leaves 1 % risk of an error.',
        },
        {
          action: 'private',
          cost: expect.closeTo(0.206, 9) as number,
          reason:
            'Asking the organisation’s own server is expected to cost 0.206 US dollars; it leaves 2 % risk of an error.',
        },
        {
          action: 'frontier',
          cost: expect.closeTo(0.215, 9) as number,
          reason: 'Asking the frontier service is expected to cost 0.215 US dollars; it leaves 1 % risk of an error.',
        },
      ],
    });
  });

  it('accepts nothing once the threshold was withdrawn, whatever the certificate said', () => {
    const cheap = { ...request, severity: 'low', confidence: 1 } as const;
    expect(route(cheap).action).toBe('accept');
    const { action, considered } = route({ ...cheap, withdrawn: true });
    expect(action).not.toBe('accept');
    expect(considered[0]).toMatchObject({ cost: null, reason: expect.stringContaining('more errors') as string });
  });

  it('goes where an error costs what it does', () => {
    expect(route({ ...request, severity: 'low' }).action).toBe('private');
    expect(route({ ...request, severity: 'low', confidence: 0.999 }).action).toBe('accept');
    expect(route({ ...request, severity: 'high' }).action).toBe('frontier');
  });

  it('skips what is forbidden or down, and says why', () => {
    const offline = route({
      ...request,
      private: { ...request.private, availability: forbidden },
      frontier: { ...request.frontier, availability: down },
    });
    expect(offline.action).toBe('second-read');
    expect(offline.considered.slice(3)).toEqual([
      { action: 'private', cost: null, reason: 'The policy keeps this document on this device.' },
      { action: 'frontier', cost: null, reason: 'There is no network.' },
    ]);
  });

  it('accepts only with a certificate, above its threshold, with evidence', () => {
    const reasonOf = (changes: Partial<RouteRequest>) => route({ ...request, ...changes }).considered[0]?.reason;
    expect(reasonOf({ certificate: uncertified })).toContain('Nothing is checked yet');
    expect(reasonOf({ confidence: 0.05 })).toMatch(/^Its confidence of 5 % is below the certified threshold of \d+/);
    expect(reasonOf({ hasEvidence: false })).toContain('no evidence');
  });

  it('asks a person where nothing else is possible', () => {
    const none: Option = { ...request.private, availability: down };
    const last = route({ ...request, hasEvidence: false, secondRead: none, private: none, frontier: none });
    expect(last).toMatchObject({ action: 'ask-person', sentence: 'Asking a person is all that is possible here.' });
  });

  it('takes the earlier of two that cost the same', () => {
    const free: ActionEstimate = { usd: 0, latencySeconds: 0, humanMinutes: 0, errorProbability: 0 };
    const option: Option = { ...free, availability: available };
    const same = { ...request, confidence: 1, secondRead: option, askPerson: free, private: option, frontier: option };
    expect(route(same).action).toBe('accept');
    expect(route({ ...same, hasEvidence: false }).action).toBe('second-read');
  });

  it('lets no action win by an impossible estimate', () => {
    for (const changes of [{ usd: -5 }, { errorProbability: -1 }, { usd: NaN }, { errorProbability: 2 }]) {
      const { action, considered } = route({ ...request, frontier: { ...request.frontier, ...changes } });
      expect(action).toBe('private');
      expect(considered.at(-1)).toEqual({
        action: 'frontier',
        cost: null,
        reason: 'Asking the frontier service has no known cost.',
      });
    }
  });
});

describe('whatever the prices', () => {
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
  const estimate = fc.record({
    usd: amount,
    latencySeconds: amount,
    humanMinutes: amount,
    errorProbability: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const option = fc
    .tuple(estimate, fc.constantFrom(available, forbidden, down))
    .map(([each, availability]) => ({ ...each, availability }));
  const requests: fc.Arbitrary<RouteRequest> = fc.record({
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    hasEvidence: fc.boolean(),
    certificate: fc.constantFrom(certified, uncertified),
    withdrawn: fc.boolean(),
    severity: fc.constantFrom('low', 'medium', 'high'),
    prices: fc.record({
      usdPerHumanHour: amount,
      usdPerWaitingHour: amount,
      usdPerError: fc.record({ low: amount, medium: amount, high: amount }),
    }),
    secondRead: option,
    askPerson: estimate,
    private: option,
    frontier: option,
  });

  it('nothing forbidden, down or uncertified is chosen', () => {
    fc.assert(
      fc.property(requests, (any) => {
        const { action, considered, expectedCost } = route(any);
        if (action === 'private' || action === 'frontier') expect(any[action].availability.kind).toBe('available');
        if (action === 'second-read') expect(any.secondRead.availability.kind).toBe('available');
        if (action === 'accept') {
          expect(any.hasEvidence).toBe(true);
          expect(any.certificate.kind).toBe('certified');
          expect(any.withdrawn).toBe(false);
        }
        expect(considered.map((each) => each.action)).toEqual(routeActions);
        const costs = considered.flatMap(({ cost }) => cost ?? []);
        expect(expectedCost).toBe(Math.min(...costs));
        expect(route(JSON.parse(JSON.stringify(any)) as RouteRequest)).toEqual(route(any));
      }),
    );
  });
});
