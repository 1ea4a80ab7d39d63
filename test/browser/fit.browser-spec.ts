import { expect, type Page } from '@playwright/test';
import { graphql, signIn, type titles } from './api.js';
import { expectHealthy, test } from './healthy-page.js';

const cohortOfSample = `{ season(slug: "hfs-2") { cohorts { id } } }`;

async function open(page: Page, baseURL: string | undefined, who: keyof typeof titles, path: string): Promise<void> {
  await signIn(page.request, baseURL ?? '', who);
  await page.goto(path);
}

test('a team says how it can meet, by keyboard alone, and ranks mentors', async ({ page, baseURL }) => {
  await open(page, baseURL, 'confirmed', '/app/startup');
  const monday = page.getByRole('checkbox', { name: 'Senin, Pagi' });
  await expect(monday).toBeVisible();
  const sunday = page.getByRole('checkbox', { name: 'Minggu, Siang' });
  const before = await sunday.isChecked();
  await monday.focus();
  for (let day = 0; day < 6; day++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(sunday).toBeFocused();
  await page.keyboard.press('Space');
  expect(await sunday.isChecked()).toBe(!before);
  await expectHealthy(page, 'founder/startup');
  await page.getByRole('button', { name: 'Simpan cara bertemu' }).click();
  await expect(page.getByText('Tersimpan. Usulan yang belum diterbitkan')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Minggu, Siang' })).toBeChecked({ checked: !before });

  await page.getByRole('link', { name: 'Pilih mentor yang Anda inginkan' }).click();
  await expect(page.getByRole('heading', { name: 'Pilih mentor' })).toBeVisible();
  const ranks = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /dari peringkat$/ }) });
  await expect(page.getByRole('button', { name: /ke peringkat$/ }).first()).toBeVisible();
  // Another number than before, so that there is something to save.
  const most = (await ranks.count()) === 2 ? 3 : 2;
  while ((await ranks.count()) > 0)
    await ranks
      .first()
      .getByRole('button', { name: /dari peringkat$/ })
      .click();
  for (let i = 0; i < most; i++)
    await page
      .getByRole('button', { name: /ke peringkat$/ })
      .first()
      .click();
  await expect(ranks).toHaveCount(most);
  const second = await ranks.nth(1).locator('strong').innerText();
  await ranks
    .nth(1)
    .getByRole('button', { name: /^Naikkan/ })
    .click();
  await expect(ranks.nth(0).locator('strong')).toHaveText(second);
  await page.getByRole('button', { name: 'Simpan peringkat' }).click();
  await expect(page.getByText('Peringkat tersimpan')).toBeVisible();
  await page.reload();
  await expect(ranks.nth(0).locator('strong')).toHaveText(second);
  await expectHealthy(page, 'founder/choose-mentors');
});

test('a mentor says when to meet and ranks startups', async ({ page, baseURL }) => {
  await open(page, baseURL, 'mentor', '/app/expertise');
  await expect(page.getByRole('group', { name: 'Waktu luang dalam seminggu' }).first()).toBeVisible();
  await expectHealthy(page, 'mentor/expertise');
  await page.goto('/app/mentoring/startups');
  await expect(page.getByRole('heading', { name: 'Peringkat Anda' }).first()).toBeVisible();
  await expectHealthy(page, 'mentor/choose-startups');
});

test('a reviewer says languages and sites', async ({ page, baseURL }) => {
  await open(page, baseURL, 'reviewer', '/app/expertise');
  const javanese = page.getByRole('checkbox', { name: 'Bahasa Jawa' });
  const before = await javanese.isChecked();
  await javanese.setChecked(!before);
  await page.getByRole('button', { name: 'Simpan profil' }).click();
  await expect(page.getByText('Profil disimpan.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Bahasa Jawa' })).toBeChecked({ checked: !before });
  await expectHealthy(page, 'reviewer/expertise');
  // Who knows no language of a team is not asked to read it: other pages have their reader back.
  await javanese.setChecked(before);
  await page.getByRole('button', { name: 'Simpan profil' }).click();
  await expect(page.getByText('Profil disimpan.')).toBeVisible();
});

test('a director reads a pair part by part, who ranked whom, and turns a hard rule off', async ({ page, baseURL }) => {
  await signIn(page.request, baseURL ?? '', 'director');
  const { season } = await graphql<{ season: { cohorts: { id: string }[] } }>(page.request, cohortOfSample);
  await page.goto(`/app/cohorts/${season.cohorts[0]?.id}/matching`);
  await page.getByText(/^Peringkat pilihan/).click();
  await expect(page.getByRole('heading', { name: 'Menurut startup' })).toBeVisible();
  await page.getByRole('button', { name: 'Bobot kecocokan' }).click();
  const rule = page.getByRole('checkbox', { name: 'Harus punya satu bahasa yang sama' });
  await expect(rule).toBeChecked();
  await rule.uncheck();
  await page.getByRole('button', { name: 'Simpan bobot' }).click();
  await expect(page.getByText('Bobot disimpan; berlaku pada hitungan berikutnya.')).toBeVisible();
  await expect(rule).not.toBeChecked();
  await page.getByRole('button', { name: 'Pakai bobot biasa' }).click();
  await page.getByRole('button', { name: 'Simpan bobot' }).click();
  await expect(rule).toBeChecked();
  await page.keyboard.press('Escape');
  if ((page.viewportSize()?.width ?? 0) < 768) return;
  await page.getByText('Matriks', { exact: true }).click();
  await page.locator('button[data-matched=true]').first().click();
  await expect(page.getByText(/^Kecocokan menurut data hari ini/)).toBeVisible();
  await expect(page.getByRole('rowheader', { name: /^waktu luang/ })).toBeVisible();
  await expectHealthy(page, 'director/pair');
});
