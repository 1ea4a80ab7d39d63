import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import type { MatchResult } from '#matching';
import { Computations } from '#messaging';
import { ReviewRound } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { givenReads } from './given-reads.js';
import { matchComputation } from './match-computation.js';
import { movesBetween, type MovedRead } from './moved-reads.js';
import { mustBePossible } from './possible-wishes.js';
import type { WishedRead } from './read-wishes.js';
import { pairKey } from './review-fits.js';
import { readReviewFacts, reviewInstanceOf, type ReviewFacts } from './review-instance.js';
import { RoundMemory } from './round-memory.js';
import { wishedReads, type SetReadWishesInput } from './set-read-wishes.js';
import { compute, wishComputation, type WishOrder } from './wish-computation.js';

/** One read of the best assignment. */
export interface ProposedRead {
  readonly reviewerId: Id;
  /** Fit in micro-units. */
  readonly affinity: number;
  /** Parts of the fit in micro-units. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Begun or sent: nothing moves it. */
  readonly begun: boolean;
}

export interface ProposedApplication {
  readonly applicationId: Id;
  readonly number: string;
  readonly name: string;
  readonly reads: readonly ProposedRead[];
}

/** What the next assignment of a round would be. */
export interface ReadsProposal {
  /** False where nobody can satisfy all that is asked. */
  readonly possible: boolean;
  /** Sum of the fit in micro-units. */
  readonly total: number;
  /** Gap to the optimum in micro-units; "0" is proven. */
  readonly gap: string;
  readonly applications: readonly ProposedApplication[];
  readonly wishes: readonly WishedRead[];
  /** In an open round: what would change hands if the assignment were computed now. */
  readonly waiting: readonly MovedRead[];
  /** An assignment is asked for and not there yet. */
  readonly computing: boolean;
}

/** What changes of wishes would cost. */
export interface WishesPreview {
  /** Sum of the fit in micro-units; null where no assignment exists. */
  readonly before: number | null;
  readonly after: number | null;
  /** Who would read in whose place, first in the applications that the change names. */
  readonly moves: readonly MovedRead[];
}

/** Seconds that one look may take. */
const seconds = 5;
/** Rounds with more pairs are looked at in a thread. */
const mostArcsHere = 120_000;
const unwatched = () => Promise.resolve();

/** Works out the assignment of a round without giving anything out, and what a change by hand would cost it. */
@Injectable()
export class ProposeReads {
  constructor(
    private readonly em: EntityManager,
    private readonly computations: Computations,
    private readonly memory: RoundMemory,
  ) {}

  /** The best assignment under the wishes that stand. @throws NOT_FOUND, ROUND_LOCKED */
  async execute(viewer: Viewer, roundId: Id): Promise<ReadsProposal> {
    const { facts, isOpen, em } = await this.facts(viewer, roundId);
    const before = await this.standing(facts);
    const given = isOpen ? await givenReads(em, roundId, facts.applications, facts.reviewers) : null;
    const reviewers = facts.reviewers.map(({ id }) => id);
    const begun = new Set(facts.begun.flatMap((one) => (one.state === 'OFFERED' ? [] : [keyOf(one)])));
    const fit = new Map(facts.fits.arcs.map(({ application, judge, w }) => [pairKey(application, judge), w]));
    const readOf = (application: Id, reviewerId: Id): ProposedRead => {
      const key = pairKey(application, reviewerId);
      const reasons = facts.fits.reasons.get(key) ?? {};
      return { reviewerId, affinity: fit.get(key) ?? 0, reasons, begun: begun.has(key) };
    };
    const readers = Map.groupBy(before.pairs, ([row]) => row);
    const { total, gap } = before;
    const applications = facts.applications.map(({ id: applicationId, number, name }, i) => {
      const reads = (readers.get(i) ?? []).map(([, j]) => reviewers[j] ?? '');
      return { applicationId, number, name, reads: reads.map((id) => readOf(applicationId, id)) };
    });
    const possible = stands(before);
    const waiting =
      given && possible ? movesBetween(facts.applications, { judgeIds: reviewers }, given.pairs, before.pairs) : [];
    const computing = given?.computing ?? false;
    return { possible, total: Number(total), gap, applications, wishes: facts.wishes, waiting, computing };
  }

  /**
   * What these changes would do; nothing is changed.
   * @throws NOT_FOUND, ROUND_LOCKED, NOT_IN_ROUND, PAIR_BARRED, READ_BEGUN, PINS_FILL_READS, PINS_FILL_REVIEWER
   */
  async preview(viewer: Viewer, input: SetReadWishesInput): Promise<WishesPreview> {
    const { facts } = await this.facts(viewer, input.roundId);
    const changes = wishedReads(input);
    mustBePossible(facts, changes);
    const before = await this.standing(facts);
    const { instance: changed } = reviewInstanceOf(facts, changes);
    const after = await this.changed({ before, changed, seconds });
    const [one, other] = [totalOf(before), totalOf(after)];
    const possible = one !== null && other !== null;
    const moves = possible ? movesBetween(facts.applications, changed, before.pairs, after.pairs) : [];
    const named = new Set(changes.map(({ application }) => application));
    const [first, rest] = [true, false].map((wanted) =>
      moves.filter((move) => named.has(move.applicationId) === wanted),
    );
    return { before: one, after: other, moves: [...(first ?? []), ...(rest ?? [])] };
  }

  private async facts(viewer: Viewer, roundId: Id) {
    const em = this.em.fork();
    const round = await em.findOne(ReviewRound, { id: roundId, ...viewer.where('assign', 'ReviewRound') });
    if (!round) throw new DomainError('NOT_FOUND');
    if (round.state !== 'SETUP' && round.state !== 'OPEN') throw new DomainError<AssessmentCode>('ROUND_LOCKED');
    return { facts: await readReviewFacts(em, round, this.memory), isOpen: round.state === 'OPEN', em };
  }

  /** A few shortest ways are done sooner than a thread is up; whole solves go to one. */
  private changed(order: WishOrder): Promise<MatchResult> {
    return isSmall(order) ? compute(order) : this.computations.run(wishComputation, order, unwatched);
  }

  /** The best assignment under the wishes that stand; worked out once, as long as nothing changes. */
  private standing(facts: ReviewFacts): Promise<MatchResult> {
    return this.memory.recall('standing', facts.key, () => {
      const { instance } = reviewInstanceOf(facts);
      return this.computations.run(matchComputation, { instance, options: {}, seconds }, unwatched);
    });
  }
}

const keyOf = ({ application, reviewer }: { readonly application: Id; readonly reviewer: Id }) =>
  pairKey(application, reviewer);

/** Some ten milliseconds at most. */
const isSmall = ({ before, changed }: WishOrder): boolean =>
  before.status !== 'infeasible' && !changed.quotas?.length && changed.col.length <= mostArcsHere;

/** Whether everybody is given what is asked; rules that were not met in time leave none. */
const stands = ({ status, warnings }: MatchResult): boolean =>
  status !== 'infeasible' && warnings.every(({ quotas = [] }) => quotas.length === 0);

const totalOf = (result: MatchResult): number | null => (stands(result) ? Number(result.total) : null);
