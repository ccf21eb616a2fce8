import { defineConfig } from 'playwright/test';
import { findChromium } from '../tools/chromium';

const { executablePath, args } = await findChromium();

export default defineConfig({
  testDir: '.',
  outputDir: '../node_modules/.cache/e2e',
  // One after another: the models that these tests run take all of a small machine.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: { executablePath, args: [...args] },
    actionTimeout: 15_000,
    trace: 'off',
    screenshot: 'off',
  },
});
