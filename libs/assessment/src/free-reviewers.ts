import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { affinityOf } from '#matching';
import { ReviewRound } from '#schema';
import { reviewTermsOf } from './review-fits.js';
import { StandingReads } from './standing-reads.js';

interface ReviewerRow {
  readonly id: Id;
  readonly name: string;
  readonly sectors: string[];
  readonly languages: string[];
  readonly capacity: number;
  readonly taken: number;
}

interface ClosedPair {
  readonly application: Id;
  readonly reviewer: Id;
}

const reviewersOfRound = `
  select c.reviewer_id as id, p.full_name as name, c.sectors, c.languages, c.capacity, count(s.id)::int as taken
  from commitment c join person p on p.id = c.reviewer_id
  left join assignment s on s.round_id = c.round_id and s.reviewer_id = c.reviewer_id
    and s.state in ('OFFERED', 'IN_PROGRESS', 'DONE')
  where c.round_id = ?
  group by c.id, p.id order by c.reviewer_id`;

/** Pairs that may not come about: a conflict, a team, an assignment that stands or was given back, or a director's no. */
const closedPairs = `
  select a.id as application, c.person_id as reviewer
  from review_round r join application a on a.season_id = r.season_id
  join conflict c on c.startup_id = a.startup_id and c.lifted_at is null where r.id = ?
  union
  select a.id, m.person_id
  from review_round r join application a on a.season_id = r.season_id
  join membership m on m.startup_id = a.startup_id and m.left_at is null where r.id = ?
  union
  select application_id, reviewer_id from assignment where round_id = ?
  union
  select application_id, reviewer_id from read_wish where round_id = ? and kind = 'FORBID'`;

/** A reviewer who may still take an application. */
export interface FreeReviewer {
  readonly id: Id;
  readonly name: string;
  /** Reads still promised and not given out. */
  free: number;
  readonly capacity: number;
  readonly sectors: readonly string[];
  readonly languages: readonly string[];
}

/** What of an application decides who suits. */
interface ReadableApplication {
  readonly id: Id;
  readonly sectors: readonly string[];
  readonly languages?: readonly string[];
}

/** Why a reviewer suits: parts of the affinity in micro-units, and the sectors both name. */
export interface Suited {
  readonly reviewer: FreeReviewer;
  readonly parts: Readonly<Record<string, number>>;
  readonly sectors: readonly string[];
}

/** Who of a round may read more, and what; taking a seat counts it at once. */
export class FreeReviewers {
  private constructor(
    private readonly reviewers: readonly FreeReviewer[],
    private readonly closed: Set<string>,
    private readonly standing: StandingReads,
    private readonly terms: ReturnType<typeof reviewTermsOf>,
  ) {}

  static async of(em: EntityManager, roundId: Id): Promise<FreeReviewers> {
    const rows = await em.execute<ReviewerRow[]>(reviewersOfRound, [roundId]);
    const pairs = await em.execute<ClosedPair[]>(closedPairs, [roundId, roundId, roundId, roundId]);
    const reviewers = rows.map(({ taken, ...row }) => ({ ...row, free: Math.max(0, row.capacity - taken) }));
    const round = await em.findOneOrFail(ReviewRound, { id: roundId });
    const standing = await StandingReads.of(em, round);
    const closed = new Set(pairs.map((pair) => keyOf(pair.application, pair.reviewer)));
    return new FreeReviewers(reviewers, closed, standing, reviewTermsOf(round));
  }

  /** Reads that could still be given out in all. */
  get seats(): number {
    return this.reviewers.reduce((sum, { free }) => sum + free, 0);
  }

  /** The reviewer who suits best, then the one with the largest free share, then by id; none when nobody is left. */
  best(application: ReadableApplication): Suited | null {
    let best: { suited: Suited; w: number } | null = null;
    for (const reviewer of this.reviewers) {
      if (!this.isOpen(application.id, reviewer)) continue;
      const affinity = affinityOf(application, reviewer, this.terms.weights, this.terms.rules);
      if (!affinity.allowed) continue;
      const share = (one: FreeReviewer) => one.free / one.capacity;
      const isBetter =
        !best || affinity.w > best.w || (affinity.w === best.w && share(reviewer) > share(best.suited.reviewer));
      if (!isBetter) continue;
      const parts = Object.fromEntries(affinity.parts.map(({ part, points }) => [part, points]));
      const sectors = reviewer.sectors.filter((sector) => application.sectors.includes(sector));
      best = { suited: { reviewer, parts, sectors }, w: affinity.w };
    }
    return best?.suited ?? null;
  }

  /** Gives a seat away. @returns false when the pair may not come about or the reviewer has no seat left */
  take(applicationId: Id, reviewerId: Id): boolean {
    const reviewer = this.reviewers.find(({ id }) => id === reviewerId);
    if (!reviewer || !this.isOpen(applicationId, reviewer)) return false;
    reviewer.free--;
    this.closed.add(keyOf(applicationId, reviewerId));
    this.standing.add(applicationId, reviewerId);
    return true;
  }

  private isOpen(application: Id, { id, free }: FreeReviewer): boolean {
    return free > 0 && !this.closed.has(keyOf(application, id)) && this.standing.allows(application, id);
  }
}

const keyOf = (application: Id, reviewer: Id): string => `${application} ${reviewer}`;
