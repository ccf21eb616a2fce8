import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { formatWitness, ledgerJsonl, type EntryDraft } from '../egress/ledger';
import { draftOf, exported, newKeys, signed, written, type TestLedger } from '../egress/ledger/testing';
import { err, ok } from '../shared/result';
import { sha256Hex } from '../shared/sha256';
import App from './App.svelte';
import { ScriptedGate, type ScriptedLedger } from './audit/testing';
import { AppState } from './state/app-state';
import './styles/base.css';
import './styles/settings.css';
import './styles/shell.css';
import './styles/tables.css';
import { openState, ready, ScriptedModel, scriptedServices } from './testing/scripted-services';

/** Would run if it ever became markup, and would turn a sentence around. */
const hostile = '<img src=x onerror="document.title=\'broken\'"> \u202eolleh';

const router = {
  id: 'router',
  name: 'A router',
  tier: 'frontier',
  origin: 'https://router.example',
  models: ['big', 'small'],
  needsKey: true,
  hasKey: false,
} as const;

const saved: { readonly name: string; readonly content: Blob }[] = [];

beforeEach(() => {
  saved.length = 0;
  vi.restoreAllMocks();
  const blobs = new Map<string, Blob>();
  const create = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    const url = create(content);
    if (content instanceof Blob) blobs.set(url, content);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const content = blobs.get(this.href);
    if (content !== undefined) saved.push({ name: this.download, content });
  });
});

async function open(gate: ScriptedGate | null): Promise<AppState> {
  location.hash = '#/audit';
  const scripted = await scriptedServices(new ScriptedModel(ready));
  const loadGate = () => (gate === null ? Promise.reject(new Error('gone')) : Promise.resolve(gate));
  const app = new AppState({ ...scripted, loadGate }, openState);
  await render(App, { app });
  await expect.element(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible();
  return app;
}

async function ledgerOf(ledger: TestLedger, keys: CryptoKeyPair, problems: readonly string[] = []) {
  const head = await signed(ledger, keys);
  return {
    entries: ledger.entries,
    summary: { head, witness: formatWitness(head), problems, size: ledger.entries.length },
    jsonl: ledgerJsonl(exported(ledger.entries, head)),
  } satisfies ScriptedLedger;
}

const body = new TextEncoder().encode('{"model":"gpt-5-mini"}');
const noon = new Date();
noon.setHours(0, 0, 1, 0);
const today = noon.getTime();

/** A request that was sent and answered today, and one of another day that was blocked. */
async function story(): Promise<readonly EntryDraft[]> {
  const bodySha256 = await sha256Hex(body);
  const dayBefore = today - 36 * 3_600_000;
  return [
    draftOf({ time: dayBefore, requestId: 'r0', reason: hostile, entityCounts: { AGE: 3 }, costUsd: null }),
    draftOf({ time: today, requestId: 'r1', decision: 'sent', sentBytes: 22, bodySha256, costUsd: null }),
    draftOf({ time: today, requestId: 'r1', decision: 'answered', receivedBytes: 40, bodySha256, costUsd: 0.25 }),
  ];
}

describe('what could leave', () => {
  test('without a destination it says so, why, and what would change it', async () => {
    await open(new ScriptedGate());
    await expect.element(page.getByTestId('no-destination')).toHaveTextContent('Nothing can leave');
    await expect.element(page.getByText('stayput.config.json')).toBeVisible();
    await expect.element(page.getByTestId('explanation')).toHaveTextContent('Nothing can leave this device.');
    await expect.element(page.getByTestId('policy-hash')).toHaveTextContent('a1'.repeat(32));
    await expect.element(page.getByTestId('empty-ledger')).toBeVisible();
    expect(page.getByRole('heading', { name: 'Keys and connections' }).elements()).toEqual([]);
  });

  test('hostile names and sentences stay text', async () => {
    const gate = new ScriptedGate();
    gate.has({ ...router, name: hostile, models: [hostile] });
    gate.description = {
      ...gate.description,
      policy: { ...gate.description.policy, name: hostile, isOfOrganisation: true, explanation: [hostile] },
    };
    await open(gate);
    await expect.element(page.getByTestId('explanation')).toHaveTextContent('<img src=x');
    await expect.element(page.getByTestId('destination-router')).toHaveTextContent('missing');
    await expect.element(page.getByText('The organisation’s, which comes')).toBeVisible();
    expect(document.querySelector('main img')).toBeNull();
    expect(document.title).toBe('Audit · Stayput');
  });

  test('a gate that can’t be loaded is an error to read, and so is one that can’t tell', async () => {
    await open(null);
    await expect.element(page.getByText('The gate could not be loaded.').first()).toBeVisible();
  });

  test('a stored policy that nobody can read can still be removed', async () => {
    const gate = new ScriptedGate();
    gate.silence = 'The policy is not JSON.';
    await open(gate);
    await expect.element(page.getByText('The policy is not JSON.')).toBeVisible();
    await page.getByRole('button', { name: 'Remove your own policy' }).click();
    await page.getByRole('button', { name: 'Remove the policy' }).click();
    await expect.element(page.getByTestId('explanation')).toBeVisible();
    expect(gate.policies).toEqual([null]);
  });
});

describe('keys', () => {
  const key = 'sk-very-secret-31337';
  const input = page.getByTestId('key-input-router');

  /** Attributes, texts and what stands in fields. */
  function isInPage(): boolean {
    const fields = [...document.querySelectorAll('input, textarea')] as (HTMLInputElement | HTMLTextAreaElement)[];
    return document.documentElement.outerHTML.includes(key) || fields.some(({ value }) => value.includes(key));
  }

  test('a key goes to the gate and stays nowhere in the page, taken or not', async () => {
    const gate = new ScriptedGate();
    gate.has(router);
    gate.refusal = 'This is no key.';
    await open(gate);
    await expect.element(input).toHaveAttribute('type', 'password');
    await expect.element(input).toHaveAttribute('autocomplete', 'off');
    await expect.element(page.getByRole('button', { name: 'Test connection' })).toBeDisabled();
    await input.fill(key);
    await page.getByRole('button', { name: 'Keep the key' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('This is no key.');
    expect(isInPage()).toBe(false);

    gate.refusal = null;
    await input.fill(`  ${key} `);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('There is a key.')).toBeVisible();
    expect(gate.keys).toEqual([['router', key]]);
    expect(isInPage()).toBe(false);
    await expect.element(page.getByTestId('said')).toHaveTextContent('The key for A router is kept in the vault.');
  });

  test('it is removed only after a question', async () => {
    const gate = new ScriptedGate();
    gate.has({ ...router, hasKey: true });
    await open(gate);
    await page.getByRole('button', { name: 'Remove the key' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(gate.keys).toEqual([]);
    await page.getByRole('button', { name: 'Remove the key' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the key' }).click();
    await expect.element(page.getByText('There is no key yet')).toBeVisible();
    expect(gate.keys).toEqual([['router', null]]);
  });

  test('a connection is tried without a document, and hostile models stay text', async () => {
    const gate = new ScriptedGate();
    gate.has({ ...router, hasKey: true });
    gate.models = ok([hostile, ...Array.from({ length: 60 }, (_, index) => `model-${String(index)}`)]);
    await open(gate);
    await page.getByRole('button', { name: 'Test connection' }).click();
    const told = page.getByTestId('test-router');
    await expect.element(told).toHaveTextContent('<img src=x');
    await expect.element(told).toHaveTextContent('And 11 more.');
    expect(document.querySelector('main img')).toBeNull();
    expect(gate.tested).toEqual(['router']);

    gate.models = err({
      code: 'unauthorized',
      message: 'The server did not take the key.',
      reached: 'yes',
      status: 401,
      retryAfterMs: null,
    });
    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect.element(told).toHaveTextContent('The server did not take the key.');
  });
});

describe('policy', () => {
  const file = (content: string) => [new File([content], 'policy.json', { type: 'application/json' })];
  const good = JSON.stringify({ format: 'stayput-policy/1', name: 'Mine', retry: { deadlineHours: 5 } });

  test('mistakes are shown with their places, and nothing is taken', async () => {
    const gate = new ScriptedGate();
    await open(gate);
    await expect.element(page.getByTestId('policy-file')).toBeEnabled();
    await userEvent.upload(
      page.getByTestId('policy-file'),
      file(
        `{"format":"stayput-policy/1","name":"x","limits":{"requestsPerDay":-1},"${hostile.replaceAll('"', "'")}":1}`,
      ),
    );
    const error = page.getByTestId('policy-error');
    await expect.element(error).toHaveTextContent('limits.requestsPerDay must be at least 0.');
    await expect.element(error).toHaveTextContent('<img src=x');
    expect(document.querySelector('main img')).toBeNull();
    await userEvent.upload(page.getByTestId('policy-file'), file('{'));
    await expect.element(error).toHaveTextContent('it is not JSON');
    await userEvent.upload(page.getByTestId('policy-file'), file(' '.repeat(1_100_000)));
    await expect.element(page.getByRole('alert')).toHaveTextContent('256 KB at most');
    expect(page.getByTestId('policy-preview').elements()).toEqual([]);
    expect(gate.policies).toEqual([]);
  });

  test('what changes is said first; then it is taken or left', async () => {
    const gate = new ScriptedGate();
    gate.description = {
      ...gate.description,
      policy: { ...gate.description.policy, name: 'Old one', explanation: ['Everything can leave.'] },
    };
    await open(gate);
    await expect.element(page.getByTestId('policy-file')).toBeEnabled();
    await userEvent.upload(page.getByTestId('policy-file'), file(good));
    const preview = page.getByTestId('policy-preview');
    await expect.element(preview).toHaveTextContent('Now: Old one');
    await expect.element(preview).toHaveTextContent('No longer: Everything can leave.');
    await expect.element(preview).toHaveTextContent('With the new policy: Mine');
    await expect.element(preview).toHaveTextContent('New: Nothing can leave this device.');
    await page.getByRole('button', { name: 'Leave it as it is' }).click();
    await expect.element(preview).not.toBeInTheDocument();
    expect(gate.policies).toEqual([]);

    await userEvent.upload(page.getByTestId('policy-file'), file(good));
    gate.refusal = 'The vault is full.';
    await page.getByRole('button', { name: 'Take this policy' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('The vault is full.');
    gate.refusal = null;
    await page.getByRole('button', { name: 'Take this policy' }).click();
    await expect.element(preview).not.toBeInTheDocument();
    expect(gate.policies).toEqual([good]);
  });

  test('the one that counts is saved as a file', async () => {
    await open(new ScriptedGate());
    await page.getByRole('button', { name: 'Save the policy that counts' }).click();
    expect(saved[0]?.name).toBe('stayput-policy.json');
    expect(await saved[0]?.content.text()).toBe('{"name":"Nothing leaves"}');
  });
});

describe('ledger', () => {
  async function openStory(gate = new ScriptedGate()): Promise<ScriptedGate> {
    gate.ledger = await ledgerOf(written(await story()), await newKeys());
    await open(gate);
    await expect.element(page.getByTestId('sums-all')).toBeVisible();
    return gate;
  }

  test('sums of today and of all, by day, destination and type', async () => {
    await openStory();
    await expect.element(page.getByTestId('sums-today')).toHaveTextContent('1 request, 22 bytes');
    await expect.element(page.getByTestId('sums-today')).toHaveTextContent('Blocked 0 requests');
    await expect.element(page.getByTestId('sums-all')).toHaveTextContent('Blocked 1 request');
    await expect.element(page.getByTestId('sums-all')).toHaveTextContent('0.25 US dollars');
    await expect.element(page.getByTestId('by-destination')).toHaveTextContent('https://openrouter.ai');
    // The ages of the blocked one did not leave, and its identifiers are no part of what was sent.
    await expect.element(page.getByTestId('by-type')).toHaveTextContent('Person');
    await expect.element(page.getByTestId('by-type')).not.toHaveTextContent('Age');
    await expect
      .element(page.getByTestId('day-chart'))
      .toHaveAttribute('aria-label', expect.stringMatching(/^1 request sent and 1 blocked from/));
    await page.getByText('All days as a table').click();
    await expect.element(page.getByTestId('day-table')).toBeVisible();
    expect(page.getByTestId('day-table').element().querySelectorAll('tbody tr')).toHaveLength(2);
  });

  test('filters hold for everything below them', async () => {
    await openStory();
    await page.getByRole('combobox', { name: 'Holds' }).selectOptions('Age');
    await expect.element(page.getByTestId('entries-shown')).toHaveTextContent('1 to 1 of 1');
    await expect.element(page.getByTestId('entry-0')).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('combobox', { name: 'What happened' }).selectOptions('Answered');
    await expect.element(page.getByTestId('entry-2')).toBeVisible();
    expect(page.getByTestId('entry-1').elements()).toEqual([]);
    await page.getByRole('textbox', { name: 'From' }).fill('2999-01-01');
    await expect.element(page.getByText('No entry matches.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('combobox', { name: 'Destination' }).selectOptions('openrouter');
    await expect.element(page.getByTestId('entries-shown')).toHaveTextContent('of 3');
  });

  test('an entry says all that it holds, and its bytes are hashed here before they are believed', async () => {
    const gate = await openStory();
    const entry = page.getByTestId('entry-1');
    await entry.getByText('Sent', { exact: true }).click();
    await expect.element(entry).toHaveTextContent(`SHA-256 of the exact bytes ${await sha256Hex(body)}`);
    await expect.element(entry).toHaveTextContent('Person: 2, IBAN: 1');
    await expect.element(entry).toHaveTextContent('openrouter, https://openrouter.ai, a frontier service');
    await entry.getByRole('button', { name: 'Save the exact bytes' }).click();
    const check = page.getByTestId('body-check');
    await expect.element(check).toHaveTextContent('it never left');
    expect(saved).toEqual([]);

    gate.bodies.set('r1', body);
    await entry.getByRole('button', { name: 'Save the exact bytes' }).click();
    await expect.element(check).toHaveTextContent('is the one in this entry');
    expect(await saved[0]?.content.text()).toBe('{"model":"gpt-5-mini"}');
    gate.bodies.set('r1', new TextEncoder().encode('{"model":"gpt-5-mini","more":1}'));
    await entry.getByRole('button', { name: 'Save the exact bytes' }).click();
    await expect.element(check).toHaveTextContent('these are not the bytes that the entry names');

    await page.getByTestId('entry-0').getByText('Blocked', { exact: true }).click();
    await expect.element(page.getByTestId('entry-0')).toHaveTextContent('<img src=x');
    expect(document.querySelector('main img')).toBeNull();
  });

  test('newest first, a page at a time, and what comes in is read', async () => {
    const gate = new ScriptedGate();
    const keys = await newKeys();
    const many = written(Array.from({ length: 1030 }, (_, index) => draftOf({ requestId: `m${String(index)}` })));
    gate.ledger = await ledgerOf(many, keys);
    await open(gate);
    await expect.element(page.getByTestId('entries-shown')).toHaveTextContent('1 to 25 of 1,030, newest first');
    await expect.element(page.getByTestId('entry-1029')).toBeVisible();
    await page.getByRole('button', { name: 'Older' }).click();
    await expect.element(page.getByTestId('entries-shown')).toHaveTextContent('26 to 50');
    await page.getByRole('button', { name: 'Newer' }).click();
    gate.ledger = await ledgerOf(written([draftOf({ decision: 'kept-local' })], many), keys);
    gate.tell({ kind: 'outbox' });
    await expect.element(page.getByTestId('entry-1030')).toHaveTextContent('Kept here');
    // A backup that was restored is another, shorter ledger.
    gate.ledger = await ledgerOf(written(await story()), keys);
    gate.tell({ kind: 'outbox' });
    await expect.element(page.getByTestId('entries-shown')).toHaveTextContent('1 to 3 of 3');
  });

  test('exports are files', async () => {
    const gate = await openStory();
    await page.getByRole('button', { name: 'Export as JSON Lines' }).click();
    await expect.poll(() => saved.length).toBe(1);
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    await expect.poll(() => saved.map(({ name }) => name)).toEqual(['stayput-ledger.jsonl', 'stayput-ledger.csv']);
    expect(await saved[0]?.content.text()).toBe(gate.ledger.jsonl);
  });

  test('on a phone nothing sticks out', async () => {
    await page.viewport(390, 800);
    await openStory();
    await page.getByTestId('entry-1').getByText('Sent', { exact: true }).click();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    await page.viewport(1280, 800);
  });
});

describe('proof', () => {
  const compare = async (witness: string): Promise<void> => {
    await page.getByTestId('witness-text').fill(witness);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
  };

  test('a ledger that holds together agrees with its own witness, and not with one of another past', async () => {
    const keys = await newKeys();
    const gate = new ScriptedGate();
    const ledger = written(await story());
    gate.ledger = await ledgerOf(ledger, keys);
    await open(gate);
    await expect.element(page.getByTestId('proof')).toHaveTextContent('The ledger holds together.');
    await expect
      .element(page.getByTestId('root-hash'))
      .toHaveTextContent(gate.ledger.summary.head?.head.rootHash ?? 'none');

    await compare(`> Dear all,\n>\n${(gate.ledger.summary.witness ?? '').replace(/^/gm, '> ')}`);
    const report = page.getByTestId('witness-report');
    await expect.element(report).toHaveTextContent('The ledger agrees with the witness.');
    await expect.element(report).toHaveTextContent('What this does not prove');

    const other = written([draftOf({ requestId: 'rewritten' }), draftOf()]);
    await compare(formatWitness(await signed(other, keys)));
    await expect.element(report).toHaveTextContent('The ledger does not agree with the witness');
    await expect.element(report).toHaveTextContent('vouches for other entries');

    await compare(hostile);
    await expect.element(page.getByRole('alert')).toHaveTextContent('There is no witness in the text.');

    const longer = await ledgerOf(written([draftOf()], ledger), keys);
    const kept = [new File([longer.summary.witness], 'witness.txt', { type: 'text/plain' })];
    await userEvent.upload(page.getByTestId('witness-file'), kept);
    await expect.element(report).toHaveTextContent('counts 4 entries, but the file has 3');
  });

  test('problems are told', async () => {
    const gate = new ScriptedGate();
    gate.ledger = await ledgerOf(written(await story()), await newKeys(), ['Entry 1 is missing.']);
    await open(gate);
    await expect.element(page.getByTestId('proof')).toHaveTextContent('does not hold together');
    await expect.element(page.getByTestId('proof-problems')).toHaveTextContent('Entry 1 is missing.');
  });

  test('a witness is saved, copied and printed', async () => {
    const gate = new ScriptedGate();
    gate.ledger = await ledgerOf(written(await story()), await newKeys());
    await open(gate);
    const { witness } = gate.ledger.summary;
    await page.getByRole('button', { name: 'Save witness' }).click();
    expect(saved[0]?.name).toBe('stayput-witness-3.txt');
    expect(await saved[0]?.content.text()).toBe(witness);

    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
      copied.push(text);
      return Promise.resolve();
    });
    await page.getByRole('button', { name: 'Copy witness' }).click();
    await expect.element(page.getByText('The witness is copied.').first()).toBeInTheDocument();
    expect(copied).toEqual([witness]);

    const printed: (string | undefined)[] = [];
    vi.spyOn(window, 'print').mockImplementation(() => {
      printed.push(document.documentElement.dataset['print']);
    });
    await page.getByRole('button', { name: 'Print witness' }).click();
    expect(printed).toEqual(['witness']);
    expect(page.getByTestId('witness-print').element().textContent).toContain(witness?.trim());
    window.dispatchEvent(new Event('afterprint'));
    expect(document.documentElement.dataset['print']).toBeUndefined();
  });
});
