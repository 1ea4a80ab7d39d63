import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { ReviewRound, ScoreRun } from '#schema';
import { ENGINE_VERSION, inputFromRows, score, type ScoringOptions, type ScoringResult } from '#scoring';
import { bandOf, cutLine } from './band.js';
import type { ProgressOfRun } from './assign-reviewers.js';

interface SentReview {
  readonly review: Id;
  readonly application: Id;
  readonly reviewer: Id;
  readonly total: number;
}

interface SpreadRow {
  readonly application: Id;
  readonly spread: number;
}

/** Sent reviews that count: not of a conflict found later, not of an application that left. */
const sentReviews = `
  select v.id as review, s.application_id as application, s.reviewer_id as reviewer, v.total
  from review v join assignment s on s.id = v.assignment_id
  join application a on a.id = s.application_id
  where s.round_id = ? and v.state = 'SENT' and s.state = 'DONE' and a.lifecycle <> 'WITHDRAWN'
  order by v.id`;

const spreads = `
  select application, max(spread)::float8 as spread from (
    select s.application_id as application, max(c.score) - min(c.score) as spread
    from review_score c join review v on v.id = c.review_id and v.state = 'SENT'
    join assignment s on s.id = v.assignment_id and s.state = 'DONE'
    where s.round_id = ? group by s.application_id, c.criterion_id) one
  group by application`;

/** Computes where each application of a round stands and how sure that is; a run is kept for good, inputs and all. */
@Injectable()
export class ScoreRound {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the run; the one that stands when nothing changed since */
  async execute(roundId: Id, run: ProgressOfRun): Promise<Id | null> {
    await run.progress(0, 3, 'reading');
    const em = this.em.fork();
    const round = await em.findOneOrFail(ReviewRound, { id: roundId }, { populate: ['season'] });
    const reviews = await em.execute<SentReview[]>(sentReviews, [roundId]);
    const options: ScoringOptions = { ...engineOptions, top: round.quota };
    const inputsHash = hashOf(reviews, options);
    const known = await em.findOne(ScoreRun, { round: roundId, inputsHash, engineVersion: ENGINE_VERSION });
    if (known?.isCurrent) return known.id;
    const spread = new Map(
      (await em.execute<SpreadRow[]>(spreads, [roundId])).map((row) => [row.application, row.spread]),
    );
    await run.progress(1, 3, 'scoring');
    const result = score(
      inputFromRows(reviews.map(({ application, reviewer, total }) => ({ application, reviewer, score: total }))),
      options,
    );
    await run.progress(2, 3, 'storing');
    const id = await this.em.transactional(async (inside) => {
      const runId = known ? known.id : newId();
      await inside.execute('select pg_advisory_xact_lock(hashtext(?))', [`score-round ${roundId}`]);
      await inside.execute('update score_run set is_current = false where round_id = ? and is_current', [roundId]);
      if (known) await inside.execute('update score_run set is_current = true where id = ?', [runId]);
      else await storeRun(inside, runId, { round, reviews, inputsHash, result, spread });
      this.outbox.record(inside, 'round.scored', { roundId, runId }, undefined, round.season.unwrap().programme.id);
      return runId;
    });
    await run.progress(3, 3, 'done');
    return id;
  }
}

const engineOptions: ScoringOptions = {
  level: 0,
  criteriaModel: 'total',
  duplicates: 'error',
  preview: false,
  seed: 1,
  draws: 2000,
  allocate: 0,
};

/** SHA-256 over engine options and the sent totals in the order of their reviews. */
function hashOf(reviews: readonly SentReview[], options: ScoringOptions): string {
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const { review, application, reviewer, total } of reviews) {
    hash.update(`\n${review}\t${application}\t${reviewer}\t${total}`);
  }
  return hash.digest('hex');
}

interface Outcome {
  readonly round: ReviewRound;
  readonly reviews: readonly SentReview[];
  readonly inputsHash: string;
  readonly result: ScoringResult;
  readonly spread: ReadonlyMap<Id, number>;
}

async function storeRun(em: EntityManager, runId: Id, outcome: Outcome): Promise<void> {
  const { round, reviews, inputsHash, result } = outcome;
  em.persist(
    em.create(ScoreRun, {
      id: runId,
      round: round.id,
      inputsHash,
      engineVersion: ENGINE_VERSION,
      level: result.model.level,
      quota: round.quota,
      reviews: reviews.length,
      model: { ...result.model, agreement: result.agreement, components: result.components },
      warnings: result.warnings.map(({ code, count }) => ({ code, ...(count === undefined ? {} : { count }) })),
      isCurrent: true,
    }),
  );
  await em.flush();
  await insertRows(em, 'score_result', resultRows(runId, outcome), resultColumns);
  const reviewers = result.reviewers.map(({ id, n, leniency, sd }) => ({
    id: newId(),
    run_id: runId,
    reviewer_id: id,
    reads: n,
    leniency: leniency ?? 0,
    sd,
    is_sample: false,
  }));
  await insertRows(em, 'reviewer_leniency', reviewers, leniencyColumns);
}

function resultRows(runId: Id, { round, reviews, result, spread }: Outcome): Record<string, unknown>[] {
  const reviewOf = new Map(reviews.map((one) => [`${one.application} ${one.reviewer}`, one.review]));
  const cut = cutLine(result.applications, round.quota);
  return result.applications.map((one) => ({
    id: newId(),
    run_id: runId,
    application_id: one.id,
    reads: one.n,
    raw_mean: one.rawMean,
    calibrated: one.calibrated,
    sd: one.sdPev,
    low: one.interval90?.[0] ?? null,
    high: one.interval90?.[1] ?? null,
    rank: one.rank,
    rank_low: one.rankInterval?.[0] ?? null,
    rank_high: one.rankInterval?.[1] ?? null,
    chance: one.pTop,
    band: bandOf(one, cut),
    spread: spread.get(one.id) ?? 0,
    contributions: one.contributions.map(({ reviewer, score: given, adjusted, share, effect }) => ({
      reviewId: reviewOf.get(`${one.id} ${reviewer}`) ?? '',
      reviewerId: reviewer,
      score: given,
      adjusted,
      share,
      effect,
    })),
    is_sample: false,
  }));
}

const resultColumns = `id uuid, run_id uuid, application_id uuid, reads int, raw_mean float8, calibrated float8, sd float8,
  low float8, high float8, rank int, rank_low int, rank_high int, chance float8, band text, spread float8,
  contributions jsonb, is_sample boolean`;
const leniencyColumns =
  'id uuid, run_id uuid, reviewer_id uuid, reads int, leniency float8, sd float8, is_sample boolean';

/** One statement for all rows, whatever their number. */
async function insertRows(em: EntityManager, table: string, rows: readonly object[], columns: string): Promise<void> {
  const names = columns
    .split(',')
    .map((column) => column.trim().split(' ')[0])
    .join(', ');
  await em.execute(
    `insert into ${table} (${names}) select ${names} from jsonb_to_recordset(?::jsonb) as row(${columns})`,
    [JSON.stringify(rows)],
  );
}
