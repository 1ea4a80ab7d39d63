import { expect, it } from '@jest/globals';
import { ask, change, done, eventually, refusedCodes } from '../../support/questions.js';
import type { CohortStory } from './cohort-story.js';
import { part } from './part.js';

interface Ranked {
  /** Place in the list, where equal ones share a rank. */
  readonly place: number;
  readonly rank: number;
  readonly low: number;
  readonly calibrated: number;
  readonly high: number;
  readonly rankLow: number;
  readonly rankHigh: number;
  readonly chance: number;
  readonly rawMean: number;
  readonly application: { readonly id: string; readonly lead: { readonly email: string } };
}

const template = { ACCEPT: 'decisionAccepted', WAITLIST: 'decisionWaitlisted', DECLINE: 'decisionDeclined' } as const;
const subject = { ACCEPT: 'Diterima: ', WAITLIST: 'Daftar tunggu: ', DECLINE: 'Hasil seleksi ' } as const;
type Outcome = keyof typeof template;
/** Seven are accepted, one more than the cohort has places for. */
const outcomeOf = ({ place }: Ranked): Outcome => (place <= 7 ? 'ACCEPT' : place === 8 ? 'WAITLIST' : 'DECLINE');

/** Scores come by themselves; the director decides, releases, and teams take their places. */
export function decideChapter(story: () => CohortStory): void {
  const ranking = async () => {
    const text = `query Q($id: ID!) { ranking(roundId: $id, first: 100) { nodes {
      rank low calibrated high rankLow rankHigh chance rawMean reads application { id lead { email } } } } }`;
    const director = await story().as('director');
    const asked = { id: await story().roundId() };
    const { nodes } = (await ask<{ ranking: { nodes: Omit<Ranked, 'place'>[] } }>(director, text, asked)).ranking;
    return nodes.map((one, at): Ranked => ({ ...one, place: at + 1 }));
  };

  it(
    'ranks by itself: calibrated score, intervals, chance, raw mean and leniency',
    part(story, async () => {
      const director = await story().as('director');
      const text = `query Q($id: ID!) { reviewRound(id: $id) { reviewsSent currentRun { reviews level quota cut reviewers { leniency reads reviewer { fullName } } } } }`;
      type Run = { reviews: number; level: number; quota: number; reviewers: { leniency: number; reads: number }[] };
      const question = async () =>
        (await ask<{ reviewRound: { currentRun: Run | null } }>(director, text, { id: await story().roundId() }))
          .reviewRound.currentRun;
      const run = await eventually('all reviews scored', question, (found) => found?.reviews === 30, 60_000);
      expect(run?.quota).toBe(7);
      // Who reads whom decides whether three groups of reviewers come together.
      expect([0, 1]).toContain(run?.level);
      expect(run?.reviewers.reduce((sum, { reads }) => sum + reads, 0)).toBe(30);
      expect(run?.reviewers.every(({ leniency }) => Number.isFinite(leniency))).toBe(true);
      const ranked = await ranking();
      const ranks = ranked.map(({ rank }) => rank);
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
      expect(ranks).toHaveLength(10);
      expect(new Set(ranks).size).toBeGreaterThan(5);
      for (const one of ranked) {
        expect(one.low <= one.calibrated && one.calibrated <= one.high).toBe(true);
        expect(one.rankLow <= one.rank && one.rank <= one.rankHigh).toBe(true);
        expect(one.chance).toBeGreaterThanOrEqual(0);
        expect(one.chance).toBeLessThanOrEqual(1);
        expect(one.rawMean).toBeGreaterThanOrEqual(1);
      }
      expect(ranked.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(7, 1);
      await expectUnseen(story());
    }),
  );

  it(
    'releases nothing while something is undecided, shows the letters, then releases all at once',
    part(story, async () => {
      const director = await story().as('director');
      const roundId = await story().roundId();
      const ranked = await ranking();
      const ids = (outcome: Outcome) =>
        ranked.filter((one) => outcomeOf(one) === outcome).map(({ application }) => application.id);
      const mark = (outcome: Outcome, more: object) => ({ roundId, outcome, applicationIds: ids(outcome), ...more });
      await done(director, 'markDecisions', mark('ACCEPT', { note: 'Urutan tetap menurut nilai.' }));
      expect(await refusedCodes(director, 'releaseDecisions', { roundId })).toEqual(['UNDECIDED_ITEMS']);
      expect(await refusedCodes(director, 'markDecisions', mark('DECLINE', {}))).toEqual(['REASON_REQUIRED']);
      await done(director, 'markDecisions', mark('WAITLIST', {}));
      await done(director, 'markDecisions', mark('DECLINE', { reason: 'SEATS_FULL' }));
      const preview =
        'query Q($id: ID!) { decisionLetters(roundId: $id) { accepted waitlisted declined letters { outcome subject body } } }';
      const { decisionLetters } = await ask<{ decisionLetters: { letters: object[] } }>(director, preview, {
        id: roundId,
      });
      expect(decisionLetters).toMatchObject({ accepted: 7, waitlisted: 1, declined: 2 });
      expect(decisionLetters.letters.length).toBeGreaterThanOrEqual(3);
      await expect(change(await story().as('staff'), 'releaseDecisions', { roundId })).rejects.toThrow('NOT_FOUND');
      await done(director, 'releaseDecisions', { roundId });
      for (const one of ranked) {
        const applicant = await story().at(one.application.lead.email);
        expect(await story().notices(applicant, template[outcomeOf(one)])).toHaveLength(1);
      }
    }),
  );

  it(
    'sends every applicant one letter',
    part(story, async () => {
      const ranked = await ranking();
      for (const outcome of ['ACCEPT', 'WAITLIST', 'DECLINE'] as const) {
        const leads = ranked
          .filter((one) => outcomeOf(one) === outcome)
          .map(({ application }) => application.lead.email);
        const letters = await story().letters(template[outcome], leads.length);
        for (const email of leads) {
          expect(letters.filter(({ address }) => address === email)).toHaveLength(1);
          expect(story().mailed(email, subject[outcome])).toBe(story().mailbox ? 1 : 0);
        }
      }
    }),
  );

  it(
    'gives the last place to one of two teams that take it at the same time',
    part(story, async () => {
      const accepted = (await ranking()).filter((one) => outcomeOf(one) === 'ACCEPT');
      const confirm = async ({ application }: Ranked) =>
        refusedCodes(await story().at(application.lead.email), 'confirmOffer', { applicationId: application.id });
      for (const one of accepted.slice(0, 5)) expect(await confirm(one)).toEqual([]);
      const last = await Promise.all(accepted.slice(5).map(confirm));
      expect(last.flat()).toEqual(['COHORT_FULL']);
      const text = 'query Q($id: ID!) { enrolments(cohortId: $id) { state stage { key } startup { name } } }';
      const cohort = { id: await story().cohortId() };
      const { enrolments } = await ask<{ enrolments: object[] }>(await story().as('director'), text, cohort);
      expect(enrolments).toHaveLength(6);
      for (const one of enrolments) expect(one).toMatchObject({ state: 'ACTIVE', stage: { key: 'PRA_INKUBASI' } });
      expect(await story().letters('offerConfirmed', 6)).not.toEqual([]);
    }),
  );

  it(
    'offers a place that was given back to the team a director chooses from the waiting list, once',
    part(story, async () => {
      const director = await story().as('director');
      const ranked = await ranking();
      const waiting = ranked.find((one) => outcomeOf(one) === 'WAITLIST');
      const input = { roundId: await story().roundId(), applicationId: waiting?.application.id };
      expect(await refusedCodes(director, 'promoteFromWaitlist', input)).toEqual(['NO_PLACE_FREE']);
      const refused = await Promise.all(
        ranked
          .filter((one) => outcomeOf(one) === 'ACCEPT')
          .map(async ({ application }) => {
            const lead = await story().at(application.lead.email);
            return (await refusedCodes(lead, 'declineOffer', { applicationId: application.id }))[0] ?? 'gave back';
          }),
      );
      expect(refused.filter((code) => code === 'gave back')).toHaveLength(1);
      expect(await story().letters('placeFree', 1)).toHaveLength(1);
      const twice = await Promise.all([1, 2].map(() => refusedCodes(director, 'promoteFromWaitlist', input)));
      expect(twice.flat()).toEqual(['STATE_NOT_ALLOWED']);
      const letters = await story().letters('waitlistPromoted', 1);
      expect(letters.map(({ address }) => address)).toContain(waiting?.application.lead.email);
    }),
  );
}

/** Scores are the director's: neither staff nor reviewers nor founders see a row of them. */
async function expectUnseen(story: CohortStory): Promise<void> {
  const text = 'query Q($id: ID!) { ranking(roundId: $id, first: 5) { nodes { rank } } }';
  for (const key of ['staff', 'reviewer-1', 'founder-new'] as const) {
    const seen = await (
      await story.as(key)
    ).graphql<{ ranking: { nodes: object[] } } | null>(text, { id: await story.roundId() });
    expect(seen.data?.ranking.nodes ?? []).toEqual([]);
  }
}
