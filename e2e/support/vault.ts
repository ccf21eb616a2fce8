import type { Page } from 'playwright/test';
import { expect } from './app';
import { openTab } from './person';

/** Protects the vault through the Settings page. Answers with the recovery code that the page showed. */
export async function protect(page: Page, passphrase: string): Promise<string> {
  await openTab(page, 'Settings');
  await page.getByRole('button', { name: 'Set a passphrase' }).click();
  const code = await choosePassphrase(page, passphrase, 'Protect my documents');
  await expect(page.getByTestId('vault-mode')).toHaveAttribute('data-mode', 'protected');
  await expect(page.getByTestId('resealing')).toHaveCount(0);
  return code;
}

/** Fills in the steps from a new passphrase to a confirmed recovery code, and answers with that. */
export async function choosePassphrase(page: Page, passphrase: string, label: string): Promise<string> {
  await page.getByTestId('new-passphrase').fill(passphrase);
  await page.getByTestId('new-passphrase-again').fill(passphrase);
  await page.getByRole('button', { name: 'Go on' }).click();
  const groups = await page.getByTestId('new-recovery-code').locator('span').allTextContents();
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await page.getByTestId('confirm-recovery-code').fill(groups.slice(-2).join(' '));
  await page.getByRole('button', { name: label }).click();
  return groups.join('-');
}

export async function expectLocked(page: Page): Promise<void> {
  await expect(page.getByTestId('entrance')).toHaveAttribute('data-kind', 'locked');
}

export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}
