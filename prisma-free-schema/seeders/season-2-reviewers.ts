import { idFor, type Id } from '#kernel';
import { applicationId, startupId } from './application-rows.js';
import type { ReadReview } from './engines.js';
import { between, later } from './moments.js';
import { dated, type Rows } from './rows.js';
import { reviewerIds } from './sample-ids.js';
import type { SeasonCriterion, SeasonShell } from './season-shell.js';
import { season2Seed, type Candidate } from './season-2-entries.js';
import { funnel } from './season-2-numbers.js';
import { kindOfReviewer, reviewerPlaces } from './reviewer-places.js';
import { SeededRandom } from './seeded-random.js';

interface Reviewer {
  readonly id: Id;
  readonly capacity: number;
  readonly sectors: readonly string[];
  /** How much more than others this reviewer gives, in levels. */
  readonly leniency: number;
  reads: number;
}

/** One reading of one application. */
export interface Read extends ReadReview {
  readonly number: string;
  readonly sentAt: string;
}

const sectors = [
  'kuliner',
  'pertanian',
  'teknologi',
  'industri_kreatif',
  'kerajinan_fesyen',
  'kesehatan',
  'energi_terbarukan',
];

/** Ninety reviewers who promised 5,400 reads together. */
export function makeReviewers(): Reviewer[] {
  const random = new SeededRandom(season2Seed, 'reviewers');
  const even = Math.floor(funnel.reviewerCapacity / reviewerIds.length);
  const capacities = reviewerIds.map(() => even);
  for (let i = 0; i + 1 < capacities.length; i += 2) {
    const shift = random.int(0, 20);
    capacities[i] = even + shift;
    capacities[i + 1] = even - shift;
  }
  return reviewerIds.map((id, i) => ({
    id,
    capacity: capacities[i] ?? even,
    sectors: random.some(sectors, random.int(2, 3)),
    leniency: random.normal() * 0.4,
    reads: 0,
  }));
}

/** Reviewers who must not read an application, by its number. */
type Barred = Map<string, Set<Id>>;

/** The conflicts of the season, all known before anybody reads. */
export function addConflicts(rows: Rows, season: SeasonShell, reviewed: readonly Candidate[]): Barred {
  const random = new SeededRandom(season2Seed, 'conflicts');
  const reasons = { SAME_ORGANISATION: 30, MENTOR_OF: 30, FAMILY: 15, INVESTOR: 15, TEAM: 10 };
  const barred: Barred = new Map();
  const workplaces = new Map<Id, string>();
  for (const [i, { number, venture }] of random.some(reviewed, funnel.conflicts).entries()) {
    const reviewerId = random.pick(reviewerIds);
    // Somebody works at one place only: what else ties the same person was told, not found.
    const isFound = i < 8 && !workplaces.has(reviewerId);
    if (isFound) workplaces.set(reviewerId, venture.name);
    rows.add('conflict', {
      id: idFor('sample', 'conflict', season.key, i),
      ...dated(between(season.ends('SELEKSI_ADMINISTRASI'), season.starts('SELEKSI_SUBSTANSI'), random.uniform())),
      person_id: reviewerId,
      startup_id: startupId(number),
      source: isFound ? 'DETECTED' : 'DECLARED',
      reason: i < 8 ? 'SAME_ORGANISATION' : random.pickBy(reasons),
      evidence: isFound ? venture.name.trim().toLowerCase() : '',
      note: '',
      declared_by_id: isFound ? null : reviewerId,
    });
    barred.set(number, new Set([reviewerId]));
  }
  const others = reviewerIds.filter((id) => !workplaces.has(id)).slice(0, reviewerPlaces.length);
  for (const [i, id] of others.entries()) workplaces.set(id, reviewerPlaces[i] ?? '');
  addWorkplaces(rows, season, workplaces);
  return barred;
}

/**
 * Profiles of the reviewers whose workplace applied, which is what the records show, so that the conflict is found again;
 * and of some who work elsewhere.
 */
function addWorkplaces(rows: Rows, season: SeasonShell, workplaces: ReadonlyMap<Id, string>): void {
  for (const [personId, organisation] of workplaces) {
    rows.add('reviewer_profile', {
      id: idFor('sample', 'reviewer-profile', personId),
      ...dated(season.ends('SELEKSI_ADMINISTRASI')),
      version: 1,
      person_id: personId,
      organisation,
      bio: '',
      topics: [],
      sectors: [],
      stages: [],
      ventures: [],
    });
  }
}

/** Hands out applications and writes down what each reviewer thinks of them. */
export class Desk {
  constructor(
    private readonly season: SeasonShell,
    private readonly reviewers: readonly Reviewer[],
    /** Grows with each read: nobody reads an application twice. */
    private readonly barred: Barred,
  ) {}

  read(random: SeededRandom, one: Candidate, times: number, [from, to]: readonly [string, string]): Read[] {
    const own = new SeededRandom(season2Seed, 'strengths', one.number);
    const strength = this.season.criteria.map(() => own.normal() * 0.35);
    return Array.from({ length: times }, () => {
      const reviewer = this.next(random, one);
      const seen = 3.1 + one.quality + reviewer.leniency + random.normal() * 0.65;
      const scores = levels(random, this.season.criteria, seen, strength);
      return {
        reviewId: idFor('sample', 'review', one.number, reviewer.id),
        applicationId: applicationId(one.number),
        number: one.number,
        reviewerId: reviewer.id,
        total: weightedMean(this.season.criteria, scores),
        scores,
        sentAt: between(from, to, random.uniform()),
      };
    });
  }

  /** Of a handful with room and no conflict, one who knows the sector, with the smallest share of reads done. */
  private next(random: SeededRandom, { number, venture }: Candidate): Reviewer {
    const barred = this.barred.get(number) ?? new Set();
    const free = this.reviewers.filter((one) => one.reads < one.capacity && !barred.has(one.id));
    const rate = (one: Reviewer) =>
      one.reads / one.capacity - (one.sectors.some((sector) => venture.sectors.includes(sector)) ? 0.15 : 0);
    const [best] = random.some(free, 10).sort((a, b) => rate(a) - rate(b));
    if (!best) throw new Error('No reviewer is free for an application of the sample.');
    best.reads += 1;
    this.barred.set(number, barred.add(best.id));
    return best;
  }
}

/** Whole levels per criterion whose weighted mean lies near what the reviewer saw. */
function levels(
  random: SeededRandom,
  criteria: readonly SeasonCriterion[],
  seen: number,
  strength: readonly number[],
): Record<Id, number> {
  const leaning = criteria.map((_, i) => (strength[i] ?? 0) + random.normal() * 0.4);
  const offset = criteria.reduce((sum, { weight }, i) => sum + (weight * (leaning[i] ?? 0)) / 100, 0);
  const level = (i: number) => Math.min(5, Math.max(1, Math.round(seen + (leaning[i] ?? 0) - offset)));
  return Object.fromEntries(criteria.map(({ id }, i) => [id, level(i)]));
}

const weightedMean = (criteria: readonly SeasonCriterion[], scores: Readonly<Record<Id, number>>): number =>
  criteria.reduce((sum, { id, weight }) => sum + weight * (scores[id] ?? 0), 0) / 100;

export function addCommitments(rows: Rows, season: SeasonShell, reviewers: readonly Reviewer[]): void {
  for (const [i, reviewer] of reviewers.entries()) {
    rows.add('commitment', {
      id: idFor('sample', 'commitment', season.key, i),
      ...dated(later(season.starts('SELEKSI_ADMINISTRASI'), i * 37)),
      round_id: season.roundId,
      reviewer_id: reviewer.id,
      capacity: reviewer.capacity,
      sectors: reviewer.sectors,
      kind: kindOfReviewer(i),
    });
  }
}
