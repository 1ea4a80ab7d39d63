import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** The whole product in Chromium, started as `npm start` does, with data of its own. */
const port = Number(process.env.BROWSER_TEST_PORT ?? 3180);
const isRoot = process.getuid?.() === 0;

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const desk = { viewport: { width: 1440, height: 900 } };
/** Pages that change who reads what of the open round come after those that read. */
const movingReads = ['**/fit.browser-spec.ts', '**/matching-by-hand.browser-spec.ts'];

export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.browser-spec.ts',
  globalSetup: './test/browser/open-the-round.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    actionTimeout: 20_000,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      // Chromium's sandbox refuses root.
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'phone', use: phone, testIgnore: movingReads },
    { name: 'desk', use: desk, testIgnore: movingReads },
    { name: 'phone, reads moved', use: phone, testMatch: movingReads, dependencies: ['phone', 'desk'] },
    { name: 'desk, reads moved', use: desk, testMatch: movingReads, dependencies: ['phone, reads moved'] },
  ],
  webServer: {
    command: `${process.execPath} scripts/start.mjs`,
    url: `http://localhost:${port}/readyz`,
    timeout: 300_000,
    // A developer's own server on the same port, when asked for.
    reuseExistingServer: process.env.BROWSER_TEST_REUSE === '1',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 40_000 },
    env: {
      PORT: String(port),
      DATA_DIR: process.env.BROWSER_TEST_DATA ?? join(tmpdir(), `semai-browser-${process.pid}`),
      LOG_LEVEL: 'warn',
    },
  },
});
