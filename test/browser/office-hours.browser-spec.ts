import { expect, type Page } from '@playwright/test';
import { graphql, signIn, type titles } from './api.js';
import { expectHealthy, test } from './healthy-page.js';

const addresses = '{ season(slug: "hfs-2") { cohorts { id } } }';

test('a director opens office hours, a mentor offers times, a team wishes, and all of them meet', async ({
  page,
  baseURL,
}, { project }) => {
  const become = async (who: keyof typeof titles) => {
    await page.context().clearCookies();
    await signIn(page.request, baseURL ?? '', who);
  };
  // Each width of window plays on days of its own.
  const [name, day] = [`Konsultasi ${project.name}`, project.name === 'phone' ? '2031-03-03' : '2031-03-05'];
  await become('director');
  const { season } = await graphql<{ season: { cohorts: { id: string }[] } }>(page.request, addresses);
  const desk = `/app/cohorts/${season.cohorts[0]?.id}/office-hours`;
  await page.goto(desk);
  await openRound(page, name, day);

  await become('mentor');
  await page.goto('/app/office-hours');
  await offerTimes(page, name);

  await become('confirmed');
  await page.goto('/app/office-hours');
  await saveWishes(page, name);

  await become('director');
  await page.goto(desk);
  await publish(page);

  await become('confirmed');
  await page.goto('/app/office-hours');
  await cancelAndBook(page, name);
});

const cardOf = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: new RegExp(name) }) });

async function openRound(page: Page, name: string, day: string): Promise<void> {
  await page.getByRole('button', { name: 'Buka jam konsultasi' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Nama').fill(name);
  await sheet.getByLabel('Mulai').fill(`${day}T09:00`);
  await sheet.getByLabel('Selesai').fill(`${day}T15:00`);
  await sheet.getByLabel('Permintaan ditutup').fill(`${day}T08:00`);
  await sheet.getByLabel('Paling sedikit tempat').fill('2');
  await expectHealthy(page, 'director/office-hours-open');
  await sheet.getByRole('button', { name: 'Buka jam konsultasi' }).click();
  await expect(page.getByText('Jam konsultasi dibuka.')).toBeVisible();
  await expect(page.getByText('Belum ada waktu yang ditawarkan.')).toBeVisible();
}

async function offerTimes(page: Page, name: string): Promise<void> {
  const card = cardOf(page, name);
  await card.getByRole('checkbox', { name: /Maret 2031/ }).check();
  for (const time of ['09.00', '09.30', '10.00']) await card.getByRole('checkbox', { name: time }).check();
  await card.getByLabel('Tautan pertemuan').fill('https://temu.contoh.invalid/hesti');
  await card.getByRole('button', { name: 'Tawarkan 3 waktu' }).click();
  await expect(card.getByText('0 dari 1 tempat terisi')).toHaveCount(3);
  await card.getByRole('button', { name: /Tarik kembali .* 10\.00/ }).click();
  await expect(card.getByText('0 dari 1 tempat terisi')).toHaveCount(2);
  await expectHealthy(page, 'mentor/office-hours');
}

async function saveWishes(page: Page, name: string): Promise<void> {
  const card = cardOf(page, name);
  await card.getByRole('combobox', { name: /Permintaan bertemu Hesti/ }).selectOption('Paling ingin');
  await card.getByRole('checkbox', { name: '09.00' }).uncheck();
  await card.getByLabel('Yang ingin dibicarakan').fill('Harga untuk pesanan besar');
  await card.getByRole('button', { name: 'Simpan permintaan' }).click();
  await expect(card.getByText(/^Tersimpan/)).toBeVisible();
  await expectHealthy(page, 'founder/office-hours');
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hitung jadwal' }).click();
  await expect(page.getByText('Terbukti optimal')).toBeVisible();
  await expect(page.getByText('1 dari 1 startup mendapat pertemuan')).toBeVisible();
  await expectHealthy(page, 'director/office-hours');
  await page.getByRole('button', { name: 'Terbitkan dan beri tahu semua' }).click();
  await expect(page.getByText('Jadwal diterbitkan.')).toBeVisible();
}

/** The team met at the only time it could, gives it up, and takes the other one after all. */
async function cancelAndBook(page: Page, name: string): Promise<void> {
  const card = cardOf(page, name);
  await expect(card.getByText(/pukul 09\.30 WIB/)).toBeVisible();
  await expect(card.getByRole('link', { name: 'https://temu.contoh.invalid/hesti' })).toBeVisible();
  await expectHealthy(page, 'founder/office-hours-meeting');
  await card.getByRole('button', { name: /Batalkan pertemuan dengan Hesti/ }).click();
  await page.getByRole('dialog').getByLabel('Alasan (opsional)').fill('Ada ujian');
  await page.getByRole('dialog').getByRole('button', { name: 'Batalkan pertemuan' }).click();
  await expect(card.getByText('Dibatalkan', { exact: true })).toBeVisible();
  await card.getByRole('button', { name: /Pesan Hesti .* 09\.00/ }).click();
  await expect(card.getByText(/pukul 09\.00 WIB/)).toBeVisible();
}
