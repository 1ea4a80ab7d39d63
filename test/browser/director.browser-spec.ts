import { expect, type Page } from '@playwright/test';
import { graphql, signIn } from './api.js';
import { expectHealthy, test } from './healthy-page.js';

interface Places {
  readonly rehearsal: { readonly rounds: { readonly id: string }[] };
  readonly finished: { readonly rounds: { readonly id: string }[]; readonly cohorts: { readonly id: string }[] };
}

const places = `{
  rehearsal: season(slug: "hfs-4-latihan") { rounds { id } }
  finished: season(slug: "hfs-2") { rounds { id } cohorts { id } } }`;

/** Addresses below /app, of a round that runs and of a season that is over. */
async function addresses(page: Page) {
  const { rehearsal, finished } = await graphql<Places>(page.request, places);
  const [running, round, cohort] = [rehearsal.rounds, finished.rounds, finished.cohorts].map(([one]) => one?.id);
  return { running: `/app/rounds/${running}`, round, cohort };
}

test.beforeEach(async ({ page, baseURL }) => signIn(page.request, baseURL ?? '', 'director'));

test('a director prepares and follows a round', async ({ page }) => {
  const { running } = await addresses(page);
  await visit(page, '/app/overview', 'director/overview');
  await visit(page, '/app/rounds', 'director/rounds');
  await visit(page, running, 'director/round');
});

test('a director reads the ranking in every view', async ({ page }) => {
  const { round } = await addresses(page);
  await visit(page, `/app/rounds/${round}/ranking`, 'director/ranking');
  for (const view of ['table', 'leniency', 'spread'])
    await visit(page, `/app/rounds/${round}/ranking?view=${view}`, `director/ranking-${view}`);
});

test('a director looks at decisions, the board and the matching', async ({ page }) => {
  const { round, cohort } = await addresses(page);
  await visit(page, `/app/decisions/${round}`, 'director/decisions');
  await visit(page, '/app/cohorts', 'director/cohorts');
  await visit(page, `/app/cohorts/${cohort}/board`, 'director/board');
  await visit(page, `/app/cohorts/${cohort}/matching`, 'director/matching');
  await visit(page, `/app/cohorts/${cohort}/matching?view=links`, 'director/matching-links');
  const matrix = page.getByText('Matriks', { exact: true });
  // A matrix does not fit a phone; the list says the same.
  if ((page.viewportSize()?.width ?? 0) < 768) return expect(matrix).toHaveCount(0);
  await matrix.click();
  await expectHealthy(page, 'director/matching-matrix');
});

test('a director looks through the conflicts of a season and weighs the fit', async ({ page }) => {
  const { cohort } = await addresses(page);
  await visit(page, '/app/seasons/hfs-2/conflicts', 'director/conflicts');
  await page.getByRole('button', { name: 'Catat benturan' }).click();
  await expectHealthy(page, 'director/conflict-sheet');
  await page.goto(`/app/cohorts/${cohort}/matching`);
  await page.getByRole('button', { name: 'Bobot kecocokan' }).click();
  await expect(page.getByLabel('Topik')).toBeVisible();
  await expectHealthy(page, 'director/weights');
});

async function visit(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await expectHealthy(page, name);
}
