import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { GateEvent, GatePort, OutboxView } from '../egress';
import { err, ok } from '../shared/result';
import App from './App.svelte';
import type { GateService } from './ports';
import { AppState } from './state/app-state';
import './styles/base.css';
import { openState, ready, ScriptedModel, scriptedServices } from './testing/scripted-services';

const hostile = '<img src=x onerror="document.title=\'broken\'">';

function viewOf(changes: Partial<OutboxView> = {}): OutboxView {
  return {
    id: 'r1',
    order: {
      documentId: 'd',
      packId: 'insurance_correspondence',
      task: 'extract-fields',
      fields: ['amount'],
      destinationId: 'x',
      model: 'm',
    },
    state: 'waiting-approval',
    documentName: hostile,
    destination: { name: 'Our gateway', origin: 'https://llm.example', tier: 'private' },
    createdAt: 1,
    deadline: 2,
    body: `{"x":"${hostile}"}`,
    bodyBytes: 40,
    bodySha256: 'a'.repeat(64),
    redacted: 'x',
    entities: [],
    risk: { level: 'low', expectedMisses: { value: 0, atMost: 0 }, peopleLike: 1e9, reasons: ['Nothing is left.'] },
    hasModel: true,
    estimateUsd: null,
    reason: 'A person has to look at it.',
    canRemember: true,
    attempts: 0,
    notBefore: 0,
    lastError: null,
    answer: null,
    ...changes,
  };
}

/** A gate that remembers what it was asked for. */
function scriptedGate(views: readonly OutboxView[]) {
  const asked: string[] = [];
  let left = views;
  const end = (words: string) => (id: string) => {
    asked.push(`${words} ${id}`);
    left = left.filter((view) => view.id !== id);
    return Promise.resolve(ok(undefined));
  };
  const gate = {
    describe: () => Promise.resolve(err({ code: 'failed', message: 'Not scripted.' } as const)),
    listOutbox: () => Promise.resolve(ok(left)),
    approve: (id: string, hash: string, remember: boolean) =>
      end(`approve ${hash.slice(0, 2)} ${String(remember)}`)(id),
    withdraw: (id: string, why: string) => end(why)(id),
    retry: end('retry'),
    take: end('take'),
    stopSending: (id: string) => {
      asked.push(`stop ${id}`);
      return Promise.resolve(true);
    },
  } as unknown as GatePort;
  const listeners = new Set<(event: GateEvent) => void>();
  const service: GateService = {
    ask: (work) => work(gate),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const tell = (event: GateEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { service, asked, tell };
}

async function open(views: readonly OutboxView[], hash = '#/outbox/r1') {
  location.hash = hash;
  const { service, asked, tell } = scriptedGate(views);
  const scripted = await scriptedServices(new ScriptedModel(ready));
  const app = new AppState({ ...scripted, loadGate: () => Promise.resolve(service) }, openState);
  await render(App, { app });
  await expect.element(page.getByRole('heading', { name: 'Outbox', level: 1 })).toBeVisible();
  return { asked, tell };
}

const request = page.getByTestId('request');

test('a request shows what it is, as text, and nothing approves it by itself', async () => {
  const { asked } = await open([viewOf()]);
  await expect.element(request).toHaveAttribute('data-state', 'waiting-approval');
  await expect.element(request.getByRole('heading', { name: hostile })).toBeVisible();
  await expect.element(request).toHaveTextContent('Our gateway (https://llm.example), run by your organisation');
  await expect.element(request).toHaveTextContent('not known: neither the configuration');
  await request.getByText('The exact bytes').click();
  await expect.element(page.getByTestId('body')).toHaveTextContent(hostile);
  expect(document.querySelector('main img')).toBeNull();
  await userEvent.keyboard('{Enter}');
  expect(asked).toEqual([]);
});

test.each([
  ['s', 'approve aa false r1'],
  ['a', 'approve aa true r1'],
  ['k', 'keep-local r1'],
])('the key %s decides', async (key, expected) => {
  const { asked } = await open([viewOf()]);
  await expect.element(request).toBeVisible();
  await userEvent.keyboard(key);
  await expect.element(page.getByTestId('outbox-empty')).toBeVisible();
  expect(asked).toEqual([expected]);
});

test('“always” is not there where the policy wants to be asked, nor by its key', async () => {
  const { asked } = await open([viewOf({ canRemember: false })]);
  await expect.element(request.getByRole('button', { name: 'Send once' })).toBeVisible();
  await expect.element(request.getByRole('button', { name: 'Always' })).not.toBeInTheDocument();
  await userEvent.keyboard('a');
  expect(asked).toEqual([]);
});

test('what is on its way shows how much of the answer has come, and can be stopped', async () => {
  const { asked, tell } = await open([viewOf({ state: 'sending' })]);
  await expect.element(request).toHaveTextContent('No answer has come yet.');
  tell({ kind: 'answering', id: 'another', characters: 7 });
  tell({ kind: 'answering', id: 'r1', characters: 120 });
  await expect.element(request).toHaveTextContent('120 characters of the answer have come.');
  await request.getByRole('button', { name: 'Stop waiting' }).click();
  await expect.poll(() => asked).toEqual(['stop r1']);
});

test('what may have arrived is sent again only after a second question', async () => {
  const { asked } = await open([viewOf({ state: 'outcome-unknown' })]);
  await userEvent.keyboard('s');
  await request.getByRole('button', { name: 'Send again…' }).click();
  expect(asked).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
  await expect.element(page.getByTestId('outbox-empty')).toBeVisible();
  expect(asked).toEqual(['retry r1']);
});

test('all requests are listed, and an empty outbox says so', async () => {
  await open([viewOf(), viewOf({ id: 'r2', state: 'failed', reason: 'The destination failed.' })], '#/outbox');
  await expect.element(page.getByText('1 request waits for you.')).toBeVisible();
  expect(request.elements()).toHaveLength(2);
});
