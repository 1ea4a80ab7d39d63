import type { ApplicationLifecycle } from '../src/entities/applications/application.entity.js';
import { addEntry, applicationId, type Entry, type SampleFile } from './application-rows.js';
import type { SampleEngines } from './engines.js';
import { between, later } from './moments.js';
import { Names } from './names.js';
import { knownAs } from './people.js';
import type { Rows } from './rows.js';
import { directorId } from './sample-ids.js';
import { samplePersonId } from './sample-people.js';
import { addSeason, type SeasonShell } from './season-shell.js';
import { addChecks, type Checked } from './season-2-checks.js';
import { addCohort, type Confirmed } from './season-2-cohort.js';
import { addDecisions, type DecidedRound } from './season-2-decisions.js';
import { candidates, entryOf, season2Seed, type Candidate } from './season-2-entries.js';
import { funnel } from './season-2-numbers.js';
import { addReviews } from './season-2-reviews.js';
import { SeededRandom } from './seeded-random.js';
import { addPath, type Stay } from './stage-paths.js';
import { VentureMaker } from './ventures.js';

/** Season 2 as it stood on the afternoon of 18 December 2021: closed, decided, forty teams in pre-incubation at Solo. */
export async function addSeason2(rows: Rows, files: SampleFile[], engines: SampleEngines): Promise<void> {
  const names = new Names(new SeededRandom(season2Seed, 'names'), 'm2');
  const maker = new VentureMaker(names);
  const season = addSeason(rows, 'hfs-2');
  const all = candidates(season, maker);
  const checked = addChecks(rows, season, all);
  const reviewed = all.filter(({ fate }) => fate === 'REVIEWED');
  const round = await addReviews(rows, season, reviewed, engines);
  const decided = addDecisions(rows, season, round);
  const finish = new Finish(season, maker, checked, decided);
  const confirmed: Confirmed[] = [];
  for (const candidate of all) {
    const entry = finish.entry(candidate);
    addEntry(rows, files, season, entry);
    addPath(rows, season, entry.number, finish.path(candidate, entry));
    const offer = decided.offers.get(applicationId(entry.number));
    if (offer?.answer === 'CONFIRMED') confirmed.push({ entry, at: offer.answeredAt });
  }
  await addCohort(rows, season, { confirmed, names }, engines);
}

/** Says how each application of the season ended. */
class Finish {
  private readonly random = new SeededRandom(season2Seed, 'finish');
  private readonly sizes: number[];
  private sampleFounderIsPlaced = false;

  constructor(
    private readonly season: SeasonShell,
    private readonly maker: VentureMaker,
    private readonly checked: ReadonlyMap<string, Checked>,
    private readonly decided: DecidedRound,
  ) {
    const { confirmedTeamSizes } = funnel;
    const sizes = Object.entries(confirmedTeamSizes).flatMap(([size, count]) =>
      Array.from({ length: count }, () => Number(size)),
    );
    this.sizes = this.random.shuffled(sizes);
  }

  entry(candidate: Candidate): Entry {
    const { number, fate, submittedAt } = candidate;
    const plain = { teamJoined: false } as const;
    if (fate === 'NEVER_SENT') {
      return entryOf(candidate, this.maker, { ...plain, lifecycle: 'EXPIRED', sectionsFilled: this.random.int(1, 11) });
    }
    if (fate === 'WITHDRAWN') {
      const withdrawnAt = this.withdrawal(submittedAt ?? candidate.startedAt);
      return entryOf(candidate, this.maker, { ...plain, lifecycle: 'WITHDRAWN', withdrawnAt });
    }
    if (fate === 'INELIGIBLE') return entryOf(candidate, this.maker, { ...plain, lifecycle: 'INELIGIBLE' });
    const revision = this.checked.get(number)?.revision;
    const lifecycle = this.lifecycle(number);
    const end = { ...plain, lifecycle, ...(revision && { revision }) };
    return lifecycle === 'CONFIRMED'
      ? entryOf(candidate, this.maker, { ...end, teamJoined: true, ...this.confirmedTeam() })
      : entryOf(candidate, this.maker, end);
  }

  /** The size of the next confirmed team; the first of them is led by the sample founder. */
  private confirmedTeam() {
    const size = this.sizes.pop() ?? 3;
    if (this.sampleFounderIsPlaced) return { size };
    this.sampleFounderIsPlaced = true;
    return { size, leadId: samplePersonId('founder-confirmed'), lead: knownAs('founder-confirmed') };
  }

  private lifecycle(number: string): ApplicationLifecycle {
    const offer = this.decided.offers.get(applicationId(number));
    if (offer) return offer.answer === 'EXPIRED' ? 'OFFER_EXPIRED' : offer.answer;
    return this.decided.outcomes.get(applicationId(number)) === 'WAITLIST' ? 'WAITLISTED' : 'NOT_SELECTED';
  }

  private withdrawal(submittedAt: string): string {
    return between(
      later(submittedAt, 60),
      later(this.season.starts('SELEKSI_ADMINISTRASI'), 2 * 1440),
      this.random.uniform(),
    );
  }

  /** The stays of the application in the stages, up to the open one: a file that was sent waits for the check. */
  path({ fate, number, submittedAt }: Candidate, { withdrawnAt }: Entry): Stay[] {
    if (!submittedAt) return [];
    const check = { stage: 'SELEKSI_ADMINISTRASI', from: submittedAt } as const;
    if (withdrawnAt) return [{ ...check, until: withdrawnAt, result: 'WITHDRAWN' }];
    const verdict = this.checked.get(number);
    const seen = { ...check, until: verdict?.at ?? submittedAt, movedBy: verdict?.by ?? directorId };
    if (fate === 'INELIGIBLE') return [{ ...seen, result: 'NOT_PASSED' }];
    return [{ ...seen, result: 'PASSED' }, ...this.fromReview(number, seen.until)];
  }

  private fromReview(number: string, from: string): Stay[] {
    const review = { stage: 'SELEKSI_SUBSTANSI', from } as const;
    const offer = this.decided.offers.get(applicationId(number));
    if (offer) {
      const passed: Stay = { ...review, until: offer.madeAt, result: 'PASSED', movedBy: directorId };
      return offer.answer === 'CONFIRMED' ? [passed, { stage: 'PRA_INKUBASI', from: offer.answeredAt }] : [passed];
    }
    if (this.decided.outcomes.get(applicationId(number)) === 'WAITLIST') return [review];
    return [{ ...review, until: this.decided.releasedAt, result: 'NOT_PASSED', movedBy: directorId }];
  }
}
