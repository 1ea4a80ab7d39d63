import { expect, type Locator, type Page } from '@playwright/test';
import { graphql, signIn } from './api.js';
import { expectHealthy, test } from './healthy-page.js';

/** What the pages say, in both languages. */
const languages = [
  {
    locale: 'id',
    title: 'Siapa membaca apa',
    byHand: 'Ditetapkan dengan tangan',
    pin: 'Tetapkan',
    forbid: 'Jangan pasangkan',
    swap: 'Ganti',
    other: 'Penilai lain',
    cannot: /^Penilai ini /,
    begun: 'Bacaan ini sudah dimulai dan tidak dipindahkan lagi.',
    lift: 'Cabut',
    undo: 'Urungkan',
    cost: /Jumlah kecocokan/,
    waiting: /bacaan berbeda dari usulan/,
    assign: 'Hitung ulang penugasan',
    given: 'Persis usulan ini. Tidak ada yang menunggu.',
    expertise: 'Profil keahlian',
    headline: 'Yang Anda kuasai',
    save: 'Simpan profil',
    saved: /Profil disimpan/,
  },
  {
    locale: 'en',
    title: 'Who reads what',
    byHand: 'Decided by hand',
    pin: 'Pin',
    forbid: 'Forbid',
    swap: 'Swap',
    other: 'Another reviewer',
    cannot: /^This reviewer /,
    begun: 'This read has begun and is not moved any more.',
    lift: 'Lift',
    undo: 'Undo',
    cost: /The total fit/,
    waiting: /differs? from the proposal/,
    assign: 'Assign again',
    given: 'Exactly this proposal. Nothing waits.',
    expertise: 'Expertise',
    headline: 'What you know',
    save: 'Save profile',
    saved: /Profile saved/,
  },
] as const;
type Words = (typeof languages)[number];

const speak = (page: Page, locale: string) =>
  graphql(
    page.request,
    'mutation L($locale: Locale!) { updateProfile(input: { locale: $locale }) { person { id } } }',
    {
      locale,
    },
  );

/** What is given out is the proposal, computed anew where it is not. */
async function settle(page: Page, words: Words): Promise<void> {
  const given = page.getByText(words.given);
  const waiting = page.getByText(words.waiting);
  await expect(given.or(waiting)).toBeVisible();
  if (await waiting.isVisible()) await page.getByRole('button', { name: words.assign }).click();
  await expect(given).toBeVisible({ timeout: 30_000 });
}

/** The first read of the list that nobody has begun, opened. */
async function openFirstRead(page: Page, words: Words) {
  const reads = page.getByRole('list', { name: words.title }).getByRole('listitem').getByRole('button');
  const sheet = page.getByRole('dialog');
  const cost = sheet.getByText(words.cost).first();
  for (let i = 0; ; i++) {
    await reads.nth(i).click();
    await expect(cost.or(sheet.getByText(words.begun))).toBeVisible();
    if (await cost.isVisible()) return sheet;
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  }
}

/** Puts the first reviewer who can take the read in place of the one who has it. */
async function swap(sheet: Locator, words: Words): Promise<void> {
  const other = sheet.getByLabel(words.other);
  const cannot = sheet.getByText(words.cannot).first();
  const deed = sheet.getByRole('button', { name: words.swap });
  for (let index = 1; ; index++) {
    await other.selectOption({ index });
    await expect(async () => expect((await deed.isEnabled()) || (await cannot.isVisible())).toBe(true)).toPass();
    if (await deed.isEnabled()) return deed.click();
  }
}

// Other pages are looked at in Bahasa Indonesia, also when one of these is not as it should be.
test.afterEach(({ page }) => speak(page, 'id'));

for (const words of languages) {
  test(`a director decides who reads what by hand, and gives it out (${words.locale})`, async ({ page, baseURL }) => {
    await signIn(page.request, baseURL ?? '', 'director');
    await speak(page, words.locale);
    const { season } = await graphql<{ season: { rounds: { id: string }[] } }>(
      page.request,
      '{ season(slug: "hfs-4-latihan") { rounds { id } } }',
    );
    await page.goto(`/app/rounds/${season.rounds[0]?.id}/reads`);
    await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
    await settle(page, words);
    await expectHealthy(page, `director/reads-${words.locale}`);
    const byHand = page.getByRole('heading', { name: words.byHand });
    const lifts = page.getByRole('button', { name: new RegExp(`^${words.lift}: `) });

    let sheet = await openFirstRead(page, words);
    await expectHealthy(page, `director/reads-sheet-${words.locale}`);
    await sheet.getByRole('button', { name: words.forbid }).click();
    await expect(byHand).toBeVisible();
    await expect(page.getByText(words.waiting)).toBeVisible();
    await page.getByRole('button', { name: words.undo }).click();
    await expect(byHand).toHaveCount(0);

    sheet = await openFirstRead(page, words);
    await sheet.getByRole('button', { name: words.pin, exact: true }).click();
    await expect(lifts).toHaveCount(1);
    await lifts.click();
    await expect(byHand).toHaveCount(0);

    sheet = await openFirstRead(page, words);
    await swap(sheet, words);
    await expect(lifts).toHaveCount(2);
    await expect(page.getByText(words.waiting)).toBeVisible();
    await expectHealthy(page, `director/reads-waiting-${words.locale}`);
    await settle(page, words);

    for (const left of [1, 0]) {
      await lifts.first().click();
      await expect(lifts).toHaveCount(left);
    }
    await settle(page, words);
  });

  test(`a reviewer keeps the own expertise (${words.locale})`, async ({ page, baseURL }) => {
    await signIn(page.request, baseURL ?? '', 'reviewer');
    await speak(page, words.locale);
    await page.goto('/app/expertise');
    await expect(page.getByRole('heading', { level: 1, name: words.expertise })).toBeVisible();
    await expectHealthy(page, `reviewer/expertise-${words.locale}`);
    const own = page.getByLabel(words.headline).first();
    const before = await own.inputValue();
    const after = `${before} Ekspor hasil laut.`.trim();
    await own.fill(after);
    await page.getByRole('button', { name: words.save }).first().click();
    await expect(page.getByText(words.saved).first()).toBeVisible();
    await page.reload();
    await expect(own).toHaveValue(after);
    await own.fill(before);
    await page.getByRole('button', { name: words.save }).first().click();
    await expect(page.getByText(words.saved).first()).toBeVisible();
  });
}
