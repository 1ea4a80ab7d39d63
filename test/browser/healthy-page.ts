/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as plain, type Page } from '@playwright/test';

/** Rows of one table are made alike: the first eight stand for the others, which would take a minute. */
const alike = 'tbody tr:nth-child(n+9)';
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Pictures the README and the handbook show: `README_PICTURES=1 npm test -- browser` makes them anew. */
const shown = [
  'founder/call-1440',
  'founder/eligibility-390',
  'founder/form-1440',
  'founder/status-390',
  'reviewer/queue-390',
  'reviewer/review-1440',
  'director/round-1440',
  'director/ranking-1440',
  'director/ranking-leniency-390',
  'director/decisions-1440',
  'director/board-1440',
  'director/matching-1440',
];

/** Where the picture of a page goes. */
function pictureOf(page: string): string {
  const kept = process.env.README_PICTURES === '1' && shown.includes(page);
  return join(kept ? 'docs' : 'test-results', 'screenshots', `${page}.png`);
}

/** As Playwright's, and fails when a page complained in the console or threw. */
export const test = plain.extend<{ quietConsole: void }>({
  quietConsole: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (line) => {
        if (line.type() === 'error') complaints.push(`${line.text()} (${line.location().url})`);
      });
      await use();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * That a page has arrived and is sound: one title, no breach of WCAG 2.2 AA that axe can find, nothing wider than the
 * window. Keeps a picture of it.
 *
 * @param name `role/page`, the picture's place
 */
export async function expectHealthy(page: Page, name: string): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.getByLabel('Memuat', { exact: true })).toHaveCount(0);
  // What a bar that stays in place happens to cover is no target of the wrong size.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await settled(page);
  const checks = new AxeBuilder({ page }).options({ resultTypes: ['violations'], runOnly: rules }).exclude(alike);
  // Our pages have no frames of others, for which the other mode would open a window each time.
  const { violations } = await checks.setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
  expect.soft(found, `axe on ${name}`).toEqual([]);
  const { innerWidth, scrollWidth } = await page.evaluate(() => ({
    innerWidth: window.innerWidth,
    scrollWidth: document.documentElement.scrollWidth,
  }));
  expect.soft(scrollWidth, `width of ${name}`).toBeLessThanOrEqual(innerWidth);
  const path = pictureOf(`${name}-${innerWidth}`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled' });
}

/** Transitions that run now change colours, which axe would measure halfway; those without an end are left out. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const finite = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
    await Promise.all(finite.map((animation) => animation.finished.catch(() => undefined)));
  });
}
