import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel';
import type { Infeasible, MatchResult } from '#matching';
import { Computations, Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { AssignmentRun, ReviewRound } from '#schema';
import { RecomputeConflicts } from './recompute-conflicts.js';
import { giveOutReads } from './give-out-reads.js';
import { matchComputation } from './match-computation.js';
import { offeredFixes, type OfferedFix } from './offered-fixes.js';
import { pairKey, reviewWeightsOf } from './review-fits.js';
import type { RuleName } from './round-rules.js';
import { readReviewInstance, type ReviewInstance } from './review-instance.js';

/** How a long computation tells where it is, and hears that it should stop. */
export interface ProgressOfRun {
  progress(done: number, total: number, step: string): Promise<void>;
}

const seconds = 30;

/** Gives each application of a round to `readsPerApplication` reviewers at the proven optimum, and tells them. */
@Injectable()
export class AssignReviewers {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly computations: Computations,
  ) {}

  async execute(runId: Id, run: ProgressOfRun): Promise<void> {
    await run.progress(0, 3, 'reading');
    const em = this.em.fork();
    const asked = await em.findOneOrFail(AssignmentRun, { id: runId }, { populate: ['round', 'round.season'] });
    if (asked.state === 'DONE' || asked.state === 'INFEASIBLE') return;
    await new RecomputeConflicts(this.em, this.outbox).execute();
    const round = asked.round.unwrap();
    const read = await readReviewInstance(em, round);
    await run.progress(1, 3, 'solving');
    const order = { instance: read.instance, options: {}, seconds };
    const result = await this.computations.run(matchComputation, order, () => run.progress(1, 3, 'solving'));
    await run.progress(2, 3, 'storing');
    await this.em.transactional((inside) => this.store(inside, runId, round, read, result));
    await run.progress(3, 3, 'done');
  }

  private async store(
    em: EntityManager,
    runId: Id,
    round: ReviewRound,
    read: ReviewInstance,
    result: MatchResult,
  ): Promise<void> {
    const now = await databaseNow(em);
    const run = await em.findOneOrFail(AssignmentRun, { id: runId });
    run.finishedAt = now;
    const fixes = result.infeasible ? await offeredFixes(em, read, result.infeasible) : [];
    const weights = reviewWeightsOf(round.fitWeights ?? null);
    run.outcome = { ...outcomeOf(read, result, fixes), weights };
    if (result.status === 'infeasible') {
      run.state = 'INFEASIBLE';
    } else if (unmetOf(read, result).length > 0) {
      run.state = 'FAILED';
    } else {
      run.state = 'DONE';
      await replaceUnbegun(em, runId, round.id, read, result);
    }
    this.outbox.record(
      em,
      'round.assigned',
      { roundId: round.id, runId },
      undefined,
      round.season.unwrap().programme.id,
    );
  }
}

/** What is kept of a run: totals, loads, gap and prices, by id, so that its optimum can be proved again. */
function outcomeOf(read: ReviewInstance, result: MatchResult, fixes: readonly OfferedFix[]): Record<string, unknown> {
  const { instance, seats, capacity } = read;
  const judge = (j: number) => instance.judgeIds?.[j];
  const application = (i: number) => instance.applicationIds?.[i];
  const cut = result.infeasible;
  return {
    status: result.status,
    total: result.total,
    gap: result.gap,
    dualBound: result.dualBound,
    proof: result.certificate.kind,
    unmet: unmetOf(read, result),
    seats,
    capacity,
    pairs: result.pairs.length,
    worstPair: result.worstPair,
    loads: Object.fromEntries(result.loads.map((load, j) => [judge(j), load])),
    prices: Object.fromEntries(result.prices.map((price, j) => [judge(j), price])),
    infeasible: cut && {
      side: cut.side,
      applications: cut.applications.map(application),
      judges: cut.judges.map(judge),
      seats: cut.seats,
      needed: cut.needed,
      fixes,
      rules: namesOf(read, cut.quotas ?? []),
      minimal: cut.minimal ?? true,
      withoutLanguage: strangersIn(read, cut),
    },
  };
}

/** How many pairs that would ease a cut are left out because they have no language in common. */
function strangersIn({ instance, strangers }: ReviewInstance, cut: Infeasible): number {
  const applications = new Set(cut.applications.map((i) => instance.applicationIds?.[i]));
  const judges = new Set(cut.judges.map((j) => instance.judgeIds?.[j]));
  const isOfApplications = cut.side === 'applications';
  return [...strangers].filter((key) => {
    const [application, judge] = key.split(' ');
    return applications.has(application) === isOfApplications && judges.has(judge) !== isOfApplications;
  }).length;
}

/** The rules of the round that quotas stand for, each once. */
function namesOf({ rules }: ReviewInstance, quotas: readonly string[]): RuleName[] {
  const names = quotas.flatMap((id) => rules.nameOf.get(id) ?? []);
  return [...new Map(names.map((name) => [JSON.stringify(name), name])).values()];
}

/** Rules for which no assignment was found in time; what was found is not handed out. */
const unmetOf = (read: ReviewInstance, { warnings }: MatchResult) =>
  namesOf(
    read,
    warnings.flatMap(({ quotas = [] }) => quotas),
  );

/** Assignments nobody has begun make way for the new ones; a pair that stands in both keeps its row. */
async function replaceUnbegun(
  em: EntityManager,
  runId: Id,
  roundId: Id,
  read: ReviewInstance,
  result: MatchResult,
): Promise<void> {
  const rows = result.pairs.map(([i, j]) => {
    const application = read.instance.applicationIds?.[i] ?? '';
    const reviewer = read.instance.judgeIds?.[j] ?? '';
    return { application, reviewer, reasons: read.reasons.get(pairKey(application, reviewer)) ?? {} };
  });
  await em.execute(
    `delete from assignment a where a.round_id = ? and a.state = 'OFFERED' and a.cleared_at is null and not exists (
       select from jsonb_to_recordset(?::jsonb) as n(application uuid, reviewer uuid)
       where n.application = a.application_id and n.reviewer = a.reviewer_id)`,
    [roundId, JSON.stringify(rows)],
  );
  await giveOutReads(em, { roundId, runId }, rows);
}
