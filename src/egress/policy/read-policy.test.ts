import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityTypes, type EntityType } from '../../redaction/vocabulary';
import { policyHash } from './hash';
import { readPolicy } from './read-policy';
import { operatorsOf } from './scales';
import { defaultPolicy, policySchema } from './schema';
import { claimsPolicy, policies } from './testing/samples';

const least = { format: 'stayput-policy/1', name: 'Mine' };

/** The mistakes that are told of a policy, each as one line. */
function mistakes(changes: Readonly<Record<string, unknown>>): readonly string[] {
  const read = readPolicy(JSON.stringify({ ...least, ...changes }));
  return read.ok ? [] : read.error.faults.map(({ path, message }) => `${path}: ${message}`);
}

const destination = { id: 'router', models: 'all', tasks: 'all', packs: 'all' };
const rule = { name: 'One', destination: 'router', task: 'classify', pack: 'p', maxUsd: 1, maxBytes: 1 };
const withRules = (...rules: readonly unknown[]) => ({
  destinations: [destination],
  approval: { required: 'first-of-kind', rules },
});

describe('readPolicy', () => {
  it('reads what a policy is written as', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        expect(readPolicy(JSON.stringify(policy))).toEqual({ ok: true, value: policy });
      }),
    );
  });

  it('fills in the careful defaults', () => {
    const read = readPolicy(JSON.stringify({ ...least, destinations: [destination] }));
    expect(read).toEqual({
      ok: true,
      value: {
        ...least,
        destinations: [{ ...destination, tier: 'frontier', sensitivity: 'direct' }],
        operators: {},
        neverSend: (Object.keys(entityTypes) as EntityType[]).filter(
          (type) => entityTypes[type].sensitivity !== 'quasi',
        ),
        keepLocalIf: ['SECRET'],
        requireEntityModel: true,
        limits: {
          requestBytes: 65_536,
          bytesPerDay: 1_000_000,
          requestsPerDay: 100,
          usdPerRequest: null,
          usdPerDay: null,
        },
        approval: { required: 'always', rules: [] },
        retry: { unknownOutcome: 'ask', deadlineHours: 72 },
        fallbacks: [],
      },
    });
    expect(mistakes(withRules(rule))).toEqual([]);
    expect(policySchema.parse({ ...least, ...withRules(rule) }).approval.rules[0]?.maxRiskLevel).toBe('low');
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['name: is missing', { name: undefined }],
    ['name: must not be empty', { name: ' ' }],
    ['name: must have at most 80 characters', { name: 'x'.repeat(81) }],
    ['name: must be one line of plain text, without control characters', { name: 'a\nb' }],
    ['name: must be one line of plain text, without control characters', { name: 'a\u202eb' }],
    ['name: must be one line of plain text, without control characters', { name: 'a\ud800' }],
    ['format: must be stayput-policy/1', { format: 'stayput-policy/2' }],
    ['colour: is not a property that a policy has here; remove it, or look at its spelling', { colour: 'red' }],
    ['destinations: must be a list in [ ]', { destinations: 'all' }],
    ['destinations[0].models: is missing', { destinations: [{ ...destination, models: undefined }] }],
    ['destinations[0].models: must be "all" or a list in [ ]', { destinations: [{ ...destination, models: 'm' }] }],
    ['destinations[0].models: must not be empty', { destinations: [{ ...destination, models: [] }] }],
    [
      'destinations[0].tasks[1]: must be one of extract-fields, classify',
      { destinations: [{ ...destination, tasks: ['classify', 'chat'] }] },
    ],
    [
      'destinations[0].models: names something twice; keep one of each',
      { destinations: [{ ...destination, models: ['m', 'm'] }] },
    ],
    [
      'destinations[0].id: must be lower-case letters, digits and hyphens, 32 at most',
      { destinations: [{ ...destination, id: 'https://example.org' }] },
    ],
    ['destinations[1].id: "router" is listed twice; keep one of the two', { destinations: [destination, destination] }],
    ['operators.PERSON: must be one of placeholder, generalise, mask, drop, keep', { operators: { PERSON: 'send' } }],
    [
      'operators.NAME: is not a property that a policy has here; remove it, or look at its spelling',
      { operators: { NAME: 'drop' } },
    ],
    [
      'operators.PERSON: is "keep", which neverSend forbids; choose another operator, or take the type out of neverSend',
      { operators: { PERSON: 'keep' } },
    ],
    ['neverSend: names something twice; keep one of each', { neverSend: ['PERSON', 'PERSON'] }],
    ['requireEntityModel: must be true or false', { requireEntityModel: 'no' }],
    ['limits.requestBytes: must be a whole number', { limits: { requestBytes: 1.5 } }],
    ['limits.requestBytes: must be at most 1,000,000', { limits: { requestBytes: 1e7 } }],
    ['limits.usdPerDay: must be at least 0', { limits: { usdPerDay: -1 } }],
    ['limits.usdPerDay: must be a number', { limits: { usdPerDay: '1' } }],
    ['retry.deadlineHours: must be at least 1', { retry: { deadlineHours: 0 } }],
    ['fallbacks: must have at most 20 entries', { fallbacks: Array.from({ length: 21 }, (_, i) => `d${String(i)}`) }],
    ['fallbacks[0]: "router" is not in destinations; add it there, or remove it here', { fallbacks: ['router'] }],
    [
      'approval.rules: would never count, because approval.required is "always"; write "first-of-kind" there, or remove the rules',
      { destinations: [destination], approval: { rules: [rule] } },
    ],
    [
      'approval.rules[0].destination: "other" is not in destinations; add it there, or remove the rule',
      withRules({ ...rule, destination: 'other' }),
    ],
    ['approval.rules[1].name: "One" is the name of two rules; rename one', withRules(rule, { ...rule, pack: 'q' })],
    [
      'approval.rules[1].pack: is that of an earlier rule with the same destination and task; make one rule of the two',
      withRules(rule, { ...rule, name: 'Two' }),
    ],
    [
      'approval.rules[0].task: "classify" is not among the tasks of "router"',
      { ...withRules(rule), destinations: [{ ...destination, tasks: ['extract-fields'] }] },
    ],
    [
      'approval.rules[0].pack: "p" is not among the packs of "router"',
      { ...withRules(rule), destinations: [{ ...destination, packs: ['q'] }] },
    ],
  ])('says where and what: %s', (expected, changes) => {
    expect(mistakes(changes)).toEqual([expected]);
  });

  it('tells all mistakes at once, in words that stand alone', () => {
    const read = readPolicy(JSON.stringify({ ...least, name: 3, limits: { bytesPerDay: 'many' } }));
    expect(!read.ok && read.error.message).toBe(
      'The policy was not taken.\nname: must be text in quotes.\nlimits.bytesPerDay: must be a number.',
    );
  });

  it.each(['', '{', '{"name": "x",}', 'null x', '\ufeff{}'])('refuses what is not JSON: %j', (json) => {
    expect(readPolicy(json)).toMatchObject({ ok: false, error: { code: 'not-json', faults: [] } });
  });

  it.each(['null', '[]', '3', '"all"', '[['.repeat(50_000) + ']]'.repeat(50_000)])(
    'refuses what is no object: %.20j',
    (json) => {
      const read = readPolicy(json);
      expect(!read.ok && read.error.message).toBe('The policy was not taken.\nThe policy must be an object in { }.');
    },
  );

  it('refuses more than 256 KB, counted in bytes', () => {
    const ofBytes = (bytes: number, sign: string) => {
      const [before, after] = ['{"format":"stayput-policy/1","name":"Mine","a', '":1}'];
      const length = new TextEncoder().encode(sign).byteLength;
      return before + sign.repeat((bytes - before.length - after.length) / length) + after;
    };
    const code = (json: string) => {
      const read = readPolicy(json);
      return read.ok ? null : read.error.code;
    };
    expect(code(ofBytes(262_144, 'x'))).toBe('not-a-policy');
    expect(code(ofBytes(262_145, 'x'))).toBe('too-large');
    expect(code(ofBytes(300_001, 'ü'))).toBe('too-large');
  });

  it('tells the first fifty of very many mistakes, and cuts long names', () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`${'x'.repeat(200)}${String(i)}`, 1]));
    const read = readPolicy(JSON.stringify({ ...least, ...many }));
    if (read.ok) throw new Error('taken');
    expect(read.error.faults).toHaveLength(50);
    expect(read.error.message).toMatch(/\nThere are 30 more mistakes\.$/);
    for (const { path } of read.error.faults) expect(path.length).toBeLessThan(100);
  });

  it('takes no value from a prototype', () => {
    for (const json of [
      '{"format":"stayput-policy/1","name":"x","__proto__":{"requireEntityModel":false}}',
      '{"format":"stayput-policy/1","name":"x","operators":{"constructor":"keep"}}',
      '{"format":"stayput-policy/1","__proto__":{"name":"x"}}',
    ]) {
      expect(readPolicy(json)).toMatchObject({ ok: false, error: { code: 'not-a-policy' } });
    }
    const read = readPolicy('{"format":"stayput-policy/1","name":"x","operators":{"__proto__":{"LOCATION":"keep"}}}');
    expect(read.ok && operatorsOf(read.value).LOCATION).toBe('placeholder');
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readPolicy(text);
        expect(read.ok || read.error.message.startsWith('The policy was not taken')).toBe(true);
      }),
    );
  });

  it('survives any value in any place, and hashes all that it takes', () => {
    const places = Object.keys(claimsPolicy);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        const read = readPolicy(JSON.stringify({ ...claimsPolicy, [place]: value }));
        if (read.ok) expect(policyHash(read.value)).toMatch(/^[0-9a-f]{64}$/);
        else expect(read.error.faults.length).toBeGreaterThan(0);
      }),
    );
  });
});

it('takes each example of the reference', () => {
  const reference = readFileSync(join(import.meta.dirname, '../../../docs/policy.md'), 'utf8');
  const examples = [...reference.matchAll(/```json\n(.*?)```/gsu)].map(([, json = '']) => json);
  expect(examples).toHaveLength(2);
  for (const example of examples) expect(readPolicy(example)).toMatchObject({ ok: true });
});

it('the default policy names no destination and no rule', () => {
  expect(defaultPolicy).toMatchObject({ destinations: [], fallbacks: [], operators: {}, approval: { rules: [] } });
});
