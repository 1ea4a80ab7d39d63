import { expect, type Page } from '@playwright/test';
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
  const card = page.getByRole('list', { name: words.title }).getByRole('listitem').nth(2);
  await card.getByRole('button').first().click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText(words.cost).first()).toBeVisible();
  return sheet;
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
    await sheet.getByLabel(words.other).selectOption({ index: 1 });
    const swap = sheet.getByRole('button', { name: words.swap });
    await expect(swap).toBeEnabled();
    await swap.click();
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
