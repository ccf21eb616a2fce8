import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import App from '../../App.svelte';
import { AppState } from '../../state/app-state';
import { openState, ready, ScriptedModel, scriptedServices } from '../../testing/scripted-services';
import { ScriptedGate } from '../testing';
import { runDrill, type Tried } from './run-drill';
import type { Way } from './way';
import { allWays } from './ways';

async function drilled(ways: readonly Way[], signal = new AbortController().signal): Promise<readonly Tried[]> {
  const stage = document.createElement('div');
  document.body.append(stage);
  const rows: Tried[] = [];
  for await (const row of runDrill(ways, { signal, stage, waitMs: 20 })) rows.push(row);
  expect(stage.childNodes).toHaveLength(0);
  stage.remove();
  return rows;
}
const way = (attempt: Way['attempt'], more: Partial<Way> = {}): Way => ({
  id: 'one',
  title: 'One',
  isReported: true,
  attempt,
  ...more,
});
function report(blockedURI: string, effectiveDirective: string): void {
  document.dispatchEvent(
    new SecurityPolicyViolationEvent('securitypolicyviolation', {
      blockedURI,
      effectiveDirective,
      documentURI: location.href,
      violatedDirective: effectiveDirective,
      originalPolicy: '',
      disposition: 'enforce',
      statusCode: 0,
    }),
  );
}
const outcomeOf = async (one: Way) => (await drilled([one]))[0]?.outcome;

test('a report, a refusal and silence are told apart', async () => {
  const reporting = way(({ url }) => {
    report(url, 'connect-src');
    return 'tried';
  });
  expect(await outcomeOf(reporting)).toEqual({ kind: 'policy', directive: 'connect-src' });
  const throwing = way(() => {
    throw new DOMException('no', 'SecurityError');
  });
  expect(await outcomeOf(throwing)).toEqual({ kind: 'browser', error: 'SecurityError' });
  const both = way(() => {
    report('trusted-types-sink', 'require-trusted-types-for');
    throw new TypeError('no');
  });
  expect(await outcomeOf(both)).toEqual({ kind: 'policy', directive: 'require-trusted-types-for' });
  expect(await outcomeOf(way(() => 'tried'))).toEqual({ kind: 'open' });
  expect(await outcomeOf(way(() => 'tried', { isReported: false }))).toEqual({ kind: 'untold' });
});

test('a late report is not taken for one about the next way', async () => {
  const silent = way(
    () => {
      report('https://leak-drill.invalid/one', 'img-src');
      return 'tried';
    },
    { id: 'two' },
  );
  const rows = await drilled([way(() => 'refused'), silent]);
  expect(rows.map(({ outcome }) => outcome.kind)).toEqual(['browser', 'open']);
});

test('each way is tried in this page, which stays what it was', { timeout: 60_000 }, async () => {
  location.hash = '#/audit';
  const { href } = location;
  const rules = [...document.styleSheets].map(({ cssRules }) => cssRules.length);
  const rows = await drilled(allWays);
  expect(rows.map((row) => row.way.id)).toEqual(allWays.map(({ id }) => id));
  const kinds = new Map(rows.map((row) => [row.way.id, row.outcome.kind]));
  // The tests' server sends no policy: a drill that called this page closed would be worth nothing.
  for (const id of ['fetch', 'xhr', 'image', 'frame', 'form', 'blob-worker', 'import', 'gate']) {
    expect([id, kinds.get(id)]).toEqual([id, 'open']);
  }
  expect(kinds.get('worker')).toBe('browser');
  expect(kinds.get('service-worker')).toBe('browser');
  expect(location.href).toBe(href);
  expect([...document.styleSheets].map(({ cssRules }) => cssRules.length)).toEqual(rules);
});

test('it asks first, shows how far it is, and can be stopped', async () => {
  location.hash = '#/audit';
  const scripted = await scriptedServices(new ScriptedModel(ready));
  const app = new AppState({ ...scripted, loadGate: () => Promise.resolve(new ScriptedGate()) }, openState);
  await render(App, { app });
  await page.getByRole('button', { name: 'Try to leak' }).click();
  await expect.element(page.getByRole('dialog')).toHaveTextContent('No document, no key');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(page.getByTestId('drill-rows').elements()).toEqual([]);
  await page.getByRole('button', { name: 'Try to leak' }).click();
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect.element(page.getByTestId('way-fetch')).toHaveTextContent('May be open');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect.element(page.getByTestId('drill-sentence')).toHaveTextContent('stopped before its end');
  await expect.element(page.getByTestId('said')).toHaveTextContent('may be open');
  await expect.element(page.getByText('Nothing of yours left by this')).toBeVisible();
});
