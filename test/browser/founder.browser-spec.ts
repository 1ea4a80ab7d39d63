import { expect, type Page } from '@playwright/test';
import { complete, deck } from '../journeys/one-cohort/answers.js';
import { graphql } from './api.js';
import { expectHealthy, test } from './healthy-page.js';

test('a founder finds the call, applies and sees what happens next', async ({ page }, { project }) => {
  await findTheCall(page);
  await passTheQuestions(page);
  await signUp(page, `pendiri.${project.name}.${Date.now()}@contoh.invalid`);
  await page.getByLabel('Nama startup').fill('Bumbu Lawu');
  await expectHealthy(page, 'founder/start');
  await page.getByRole('button', { name: 'Mulai mengisi' }).click();
  await fillTheForm(page);
  await send(page);
  await page.goto('/app/home');
  await expect(page.getByText('Bumbu Lawu').first()).toBeVisible();
  await expectHealthy(page, 'founder/home');
  await backToThePublicPages(page);
});

/** Their bar also holds the way back in, in both languages and on the narrowest window. */
async function backToThePublicPages(page: Page): Promise<void> {
  const usual = page.viewportSize();
  for (const [address, button] of [
    ['/', 'Buka Semai'],
    ['/en', 'Open Semai'],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole('link', { name: button })).toBeVisible();
    await expectHealthy(page, `founder/public-home-known${address === '/' ? '' : '-en'}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    if (usual) await page.setViewportSize(usual);
  }
}

async function findTheCall(page: Page): Promise<void> {
  await page.goto('/');
  await expectHealthy(page, 'founder/public-home');
  await page.goto('/panggilan/hfs-4-latihan');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Latihan Musim 4');
  await expectHealthy(page, 'founder/call');
  await page.getByRole('link', { name: 'Daftar', exact: true }).first().click();
}

async function passTheQuestions(page: Page): Promise<void> {
  const yes = (question: RegExp) => page.getByRole('radiogroup', { name: question }).getByLabel('Ya').check();
  await page.getByLabel(/usia ketua tim/).fill('27');
  await page.getByLabel(/kabupaten atau kota mana/).selectOption({ label: 'Kota Surakarta' });
  await page.getByLabel(/tahap apa usaha/).selectOption('MVP');
  await page.getByRole('checkbox', { name: 'Kuliner' }).check();
  await page.getByLabel(/orang anggota tim inti/).fill('2');
  await page.getByLabel(/inkubator lain/).selectOption('no');
  await yes(/sedikitnya satu pendiri/);
  await expectHealthy(page, 'founder/eligibility');
  await page.getByRole('button', { name: 'Periksa kelayakan' }).click();
  await expect(page).toHaveURL(/kelayakan/);
  await yes(/dapat hadir/);
  await page.getByRole('button', { name: 'Periksa kelayakan' }).click();
  await expect(page).toHaveURL(/masuk/);
}

async function signUp(page: Page, email: string): Promise<void> {
  await expectHealthy(page, 'founder/sign-in');
  await page.getByRole('link', { name: 'Buat akun' }).click();
  await page.getByLabel('Nama lengkap').fill('Sekar Ayu');
  await page.getByLabel('Alamat surel').fill(email);
  await page.getByLabel('Kata sandi', { exact: true }).fill('sandi-yang-panjang');
  await expectHealthy(page, 'founder/sign-up');
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await expect(page).toHaveURL(/applications\/start/);
}

/** The deck and one answer by hand, the others as the form itself would save them. */
async function fillTheForm(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/form/);
  const buffer = Buffer.from(await deck.arrayBuffer());
  await page.locator('input[type=file]').first().setInputFiles({ name: 'salindia.pdf', mimeType: deck.type, buffer });
  await expect(page.getByRole('link', { name: 'salindia.pdf' })).toBeVisible();
  await expectHealthy(page, 'founder/form-deck');
  await page.getByRole('button', { name: 'Berikutnya' }).click();
  await page.getByLabel(/Usaha Anda dalam satu kalimat/).fill(complete.oneLiner);
  await expect(page.getByText(/^Tersimpan \d/)).toBeVisible();
  await expectHealthy(page, 'founder/form');
  const applicationId = /applications\/([^/]+)/.exec(page.url())?.[1];
  const { application } = await graphql<{ application: { version: number } }>(
    page.request,
    'query Q($id: ID!) { application(id: $id) { version } }',
    { id: applicationId },
  );
  const { oneLiner: _, ...answers } = complete;
  const input = { applicationId, baseVersion: application.version, answers };
  const save = 'mutation M($input: SaveAnswersInput!) { saveAnswers(input: $input) { userErrors { code field } } }';
  expect(await graphql(page.request, save, { input })).toEqual({ saveAnswers: { userErrors: [] } });
}

async function send(page: Page): Promise<void> {
  await page.goto(page.url().replace(/\?.*|$/, '?step=review'));
  await expect(page.getByRole('heading', { name: 'Tinjau dan kirim' })).toBeVisible();
  await expectHealthy(page, 'founder/form-review');
  await page.getByRole('button', { name: 'Kirim pendaftaran' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tanda terima pendaftaran' })).toBeVisible();
  await expectHealthy(page, 'founder/receipt');
  await page.getByRole('link', { name: 'Ikuti status' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Tanda terima');
  await expectHealthy(page, 'founder/status');
}
