import { expect, type Page } from '@playwright/test';
import { samplePerson } from './api.js';
import { expectHealthy, test } from './healthy-page.js';

const criteria = 7;

test('a reviewer works through the queue with the keyboard', async ({ page }) => {
  const { email, password } = await samplePerson(page.request, 'reviewer');
  await page.goto('/masuk');
  await page.getByLabel('Alamat surel').fill(email);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tugas menilai' })).toBeVisible();
  await expectHealthy(page, 'reviewer/queue');
  await expect(page.getByRole('link', { name: 'Lanjut menilai' })).toBeVisible();
  const unasked = page.getByRole('listitem').filter({ hasText: 'Jawab benturan kepentingan' });
  await unasked.first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Apakah ada benturan kepentingan?' })).toBeVisible();
  await expectHealthy(page, 'reviewer/conflict');
  await page.getByRole('button', { name: 'Tidak ada' }).click();
  await expect(page.getByRole('form', { name: 'Rubrik' })).toBeVisible();
  await expectHealthy(page, 'reviewer/review-empty');
  const here = page.url();
  await scoreByKeys(page);
  await expectHealthy(page, 'reviewer/review');
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await expect(page).not.toHaveURL(here);
  await expect(page.getByText('Penilaian terkirim')).toHaveCount(1);
});

/** Levels by their digit; the extreme one wants words. */
async function scoreByKeys(page: Page): Promise<void> {
  for (const key of ['3', '4', '2', '5', '3', '4', '3'].slice(0, criteria)) await page.keyboard.press(key);
  const rubric = page.getByRole('form', { name: 'Rubrik' });
  await expect(rubric.getByRole('button', { pressed: true })).toHaveCount(criteria);
  await page.keyboard.press('s');
  await expect(page.getByRole('alert')).toContainText('komentar');
  await page
    .getByRole('group', { name: /Tim dan komitmen/ })
    .getByLabel('Komentar')
    .fill('Tim lengkap dan penuh waktu.');
  await page.getByRole('heading', { level: 1 }).click();
}
