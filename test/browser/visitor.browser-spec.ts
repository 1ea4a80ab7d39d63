import { expect, type Page, test as plain } from '@playwright/test';
import { expectHealthy, test } from './healthy-page.js';

test('a visitor finds an activity in the calendar', async ({ page }, { project }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Buka kalender kegiatan' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kegiatan' })).toBeVisible();
  // The sample world ends in August 2020: the calendar opens where something is.
  await expect(page.getByRole('navigation', { name: 'Bulan' })).toContainText('Agustus 2020');
  await expect(page.getByRole('status').filter({ hasText: '46 kegiatan' })).toBeVisible();
  await expectHealthy(page, 'visitor/calendar');
  if (project.name === 'desk') await goToADay(page);
  await page.getByRole('button', { name: 'Hibrida' }).click();
  await expect(page.getByText('15 kegiatan')).toBeVisible();
  await page.getByRole('button', { name: 'Pelatihan startup' }).click();
  await expect(page).toHaveURL(/mode=HYBRID&group=STARTUP/);
  await page.goto('/kegiatan?month=2020-04&mode=OFFLINE');
  await expect(page.getByText('Tidak ada yang cocok')).toBeVisible();
  await expectHealthy(page, 'visitor/calendar-nothing-matches');
  await page.getByRole('button', { name: 'Hapus saringan' }).click();
  await expect(page.getByText('26 kegiatan')).toBeVisible();
  await page.goto('/kegiatan?month=2027-05');
  await expect(page.getByText('Tidak ada kegiatan di bulan ini.')).toBeVisible();
  await page.getByRole('button', { name: /Agustus 2020/ }).click();
  await page.getByRole('heading', { level: 3 }).first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Cara ikut serta' })).toBeVisible();
  await expect(page.getByText('Kegiatan ini sudah selesai.')).toBeVisible();
  await expectHealthy(page, 'visitor/activity');
  await readInEnglish(page);
});

/** A day of the grid leads to its place in the list. */
async function goToADay(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Rabu, 26 Agustus 2020: 1 Daring, 1 Hibrida/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Rabu, 26 Agustus 2020' })).toBeInViewport();
}

async function readInEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'EN, English' }).click();
  await expect(page).toHaveURL(/\/en\/activities\/.+/);
  await expect(page.getByRole('heading', { name: 'How to take part' })).toBeVisible();
  await page.getByRole('link', { name: 'Activities' }).first().click();
  await expect(page.getByText('46 activities')).toBeVisible();
  await expectHealthy(page, 'visitor/calendar-en');
}

// The browser itself complains of what it cannot reach.
plain('a visitor who reaches nothing is told so on a page of its own, and goes on from there', async ({ page }) => {
  await page.route('**/graphql', (route) => route.abort());
  await page.goto('/app');
  await expect(page.getByRole('heading', { level: 1, name: 'Tidak tersambung' })).toBeVisible();
  await expectHealthy(page, 'visitor/not-connected');
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await expect(page.getByRole('button', { name: 'Masuk' }).first()).toBeVisible();
});
