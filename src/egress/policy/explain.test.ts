import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinationSchema, type Destination } from '../destinations';
import { explainPolicy } from './explain';
import { defaultPolicy, policySchema } from './schema';
import { claimsPolicy, policies } from './testing/samples';

const router: Destination = destinationSchema.parse({
  id: 'router',
  name: 'Router',
  tier: 'frontier',
  protocol: 'openai-chat',
  baseUrl: 'https://router.example/api/v1',
  models: [{ id: 'small' }, { id: 'huge' }],
});
const own: Destination = destinationSchema.parse({
  id: 'own',
  name: 'Own server',
  tier: 'private',
  protocol: 'openai-chat',
  baseUrl: 'http://localhost:8000/v1',
  models: [{ id: 'qwen3:8b' }],
});

describe('explainPolicy', () => {
  it('says that nothing can leave, and no more than why', () => {
    expect(explainPolicy(defaultPolicy, [])).toEqual(['Nothing can leave this device.']);
    expect(explainPolicy(defaultPolicy, [router])).toEqual([
      'Nothing can leave this device.',
      'This deployment also has Router, and the policy lets nothing go there.',
    ]);
    expect(explainPolicy(claimsPolicy, [])).toEqual([
      'Nothing can leave this device.',
      'The policy names “own”, which this deployment does not have: nothing can go there.',
      'The policy names “router”, which this deployment does not have: nothing can go there.',
    ]);
    expect(
      explainPolicy(claimsPolicy, [
        { ...own, tier: 'frontier' },
        { ...router, models: [] },
      ]),
    ).toEqual([
      'Nothing can leave this device.',
      'Nothing can go to Own server (localhost:8000): it is a frontier service, and the policy allows it only as a server that the organisation runs itself.',
      'Nothing can go to Router (router.example): the policy allows none of its models.',
    ]);
  });

  it('says to whom, what and under which conditions', () => {
    const policy = policySchema.parse({
      ...claimsPolicy,
      operators: { ORGANIZATION: 'keep', AMOUNT: 'placeholder' },
      neverSend: ['PERSON', 'SECRET'],
    });
    expect(explainPolicy(policy, [router, own])).toEqual([
      'Redacted text of documents of all task packs can go to Own server (localhost:8000), a server that the organisation runs itself, to the models “qwen3:8b”, for extracting fields and classifying documents, from documents that hold at most secrets, such as passwords.',
      'Redacted text of documents of the task packs “insurance” can go to Router (router.example), a frontier service, to the models “small”, for extracting fields, from documents that hold at most direct identifiers, such as names and account numbers.',
      'These stay as they are written: Organisation.',
      'These are made coarser, such as a month instead of a day: Date of birth, Date, Age, Occupation, Nationality, religion or politics.',
      'All other identifiers that are found are replaced or left out; some may be missed.',
      expect.stringMatching(
        /^A person can let these stay as they are written, request by request: E-mail address, .*Amount\.$/,
      ),
      'These never stay as they are written: Person, Password or key.',
      'A document in which one of these is found stays on this device: Password or key.',
      'Nothing leaves that the entity model has not read.',
      'At most 10 requests and 50,000 bytes can leave in a day, and 10,000 bytes in one request.',
      'The cost is limited to 0.5 US dollars a request and 2 US dollars a day; a model whose price is not known can’t be asked.',
      'A person looks at the first request of each kind, and at each that no rule lets go without asking.',
      'The rule “Small claims” lets requests for extracting fields with the task pack “insurance” go to “router” without asking, up to 8,000 bytes, 0.1 US dollars and a low risk of telling who somebody is.',
      'A request that may have arrived is sent again only by a person.',
      'A request that waits for 72 hours is given up.',
      'When a destination fails, these are tried in this order: “own”.',
    ]);
  });

  it('says what is less careful', () => {
    const policy = policySchema.parse({
      ...claimsPolicy,
      requireEntityModel: false,
      keepLocalIf: [],
      limits: {},
      approval: {},
      retry: { unknownOutcome: 'retry' },
    });
    const sentences = explainPolicy(policy, [router]);
    expect(sentences).toEqual(
      expect.arrayContaining([
        'A request can leave without the entity model’s reading, which then misses more names; a person is told and has to look at it.',
        'The cost has no limit.',
        'A person looks at each request before it leaves.',
        'A request that may have arrived is sent again by itself, so it may arrive twice.',
      ]),
    );
    expect(sentences.join(' ')).not.toContain('stays on this device');
  });

  it('is made of sentences, for any policy', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const there = [
          { ...own, id: 'a', models: [{ id: 'm', maxOutputTokens: 16 }] },
          { ...router, id: 'b' },
        ];
        const sentences = explainPolicy(policy, there);
        for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*[^.]\.$/u);
        expect(new Set(sentences).size).toBe(sentences.length);
      }),
    );
  });
});
