import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import App from './App.svelte';
import { browserChecks } from './self-check/browser-checks';
import { runChecks } from './self-check/check';
import { AppState } from './state/app-state';
import { openState, ready, ScriptedModel, scriptedServices } from './testing/scripted-services';

// The development server of these tests sends none of the app's headers, so that what they protect can be seen to be
// missing. That it holds where they are sent is tested in e2e/self-check.spec.ts.

test('what the missing headers would protect is seen not to hold, by trying', async () => {
  const found: Record<string, string> = {};
  for await (const { check, finding } of runChecks(browserChecks({ reportMs: 300 }), new AbortController().signal)) {
    found[check.id] = finding.outcome;
  }
  expect(found).toEqual({
    'secure-context': 'holds',
    isolated: 'holds',
    outside: 'fails',
    allowlist: 'untold',
    'trusted-types': 'fails',
    eval: 'fails',
    'service-worker': 'fails',
    persisted: 'fails',
    ed25519: 'holds',
  });
});

test('a report about another address, or one that only reports, is no refusal', async () => {
  const outside = browserChecks({ reportMs: 300 }).find(({ id }) => id === 'outside');
  const attempt = outside?.attempt();
  for (const init of [
    { blockedURI: 'https://other.invalid/', disposition: 'enforce' },
    { blockedURI: 'https://self-check.invalid/', disposition: 'report' },
  ] as const) {
    document.dispatchEvent(
      new SecurityPolicyViolationEvent('securitypolicyviolation', {
        documentURI: location.href,
        effectiveDirective: 'connect-src',
        originalPolicy: '',
        violatedDirective: 'connect-src',
        statusCode: 200,
        ...init,
      }),
    );
  }
  expect((await attempt)?.outcome).toBe('fails');
});

test('the page is reached from Network, shows each result with what to do, and says what it came to', async () => {
  location.hash = '#/network';
  const app = new AppState(await scriptedServices(new ScriptedModel(ready)), openState);
  await render(App, { app });
  await page.getByRole('link', { name: 'Self-check' }).click();
  await expect.element(page.getByRole('heading', { name: 'Self-check', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect.element(page.getByTestId('self-check-verdict')).toHaveTextContent(/protections do not hold/);
  await expect.element(page.getByTestId('check-eval')).toHaveTextContent('Does not hold');
  await expect.element(page.getByTestId('check-eval')).toHaveTextContent('What to do:');
  await expect.element(page.getByTestId('check-page-headers')).toHaveTextContent('Content-Security-Policy');
  await expect.element(page.getByTestId('check-ed25519')).toHaveTextContent('Holds');
  await expect.element(page.getByTestId('said')).toHaveTextContent(/protections do not hold/);
  await expect.element(page.getByRole('button', { name: 'Check again' })).toBeEnabled();
});
