import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, type Id } from '#kernel';
import { ScoreRun, type RoundInputs } from '#schema';
import type { ScoredRound, StandingApplication } from './score-computation.js';

/** A run that was computed now, or one that stands and becomes the current one again. */
export type ScoresToStore =
  | { readonly runId: Id }
  | { readonly inputs: RoundInputs; readonly scored: ScoredRound | null };

/**
 * Makes a run the current one of its round, in the transaction of `em`; a preview goes when the next run comes, as does
 * a run of the same inputs that was thinned.
 */
export async function storeScores(em: EntityManager, roundId: Id, scores: ScoresToStore): Promise<Id> {
  await em.execute('update score_run set is_current = false where round_id = ? and is_current', [roundId]);
  await em.execute('delete from score_run where round_id = ? and is_preview', [roundId]);
  if ('runId' in scores) {
    await em.execute('update score_run set is_current = true where id = ?', [scores.runId]);
    return scores.runId;
  }
  const { inputs, scored } = scores;
  if (!scored) throw new Error('A run without a result cannot be stored.');
  await em.execute('delete from score_run where round_id = ? and inputs_hash = ? and thinned_at is not null', [
    roundId,
    scored.inputsHash,
  ]);
  const run = runOf(em, roundId, inputs, scored);
  em.persist(run);
  await em.flush();
  const results = scored.applications.map((one) => resultRow(run.id, one));
  await insertRows(em, 'score_result', results, resultColumns);
  const reviewers = scored.reviewers.map(({ reviewerId, reads, leniency, sd, group }) => ({
    id: newId(),
    run_id: run.id,
    reviewer_id: reviewerId,
    reads,
    leniency,
    sd,
    group_key: group,
    is_sample: false,
  }));
  await insertRows(em, 'reviewer_leniency', reviewers, leniencyColumns);
  return run.id;
}

function runOf(em: EntityManager, roundId: Id, inputs: RoundInputs, scored: ScoredRound): ScoreRun {
  return em.create(ScoreRun, {
    id: newId(),
    round: roundId,
    inputsHash: scored.inputsHash,
    resultHash: scored.resultHash,
    engineVersion: scored.engineVersion,
    level: scored.level,
    quota: inputs.quota,
    reviews: inputs.reviews.length,
    settings: { ...scored.settings },
    inputs: inputs.preview ? null : inputs,
    model: { ...scored.model },
    warnings: [...scored.warnings],
    isPreview: inputs.preview,
    isCurrent: true,
  });
}

const resultRow = (runId: Id, one: StandingApplication) => ({
  id: newId(),
  run_id: runId,
  application_id: one.applicationId,
  reads: one.reads,
  raw_mean: one.rawMean,
  calibrated: one.calibrated,
  sd: one.sd,
  low: one.low,
  high: one.high,
  rank: one.rank,
  rank_low: one.rankLow,
  rank_high: one.rankHigh,
  chance: one.chance,
  band: one.band,
  spread: one.spread,
  parts: one.parts,
  contributions: one.contributions,
  is_sample: false,
});

const resultColumns = `id uuid, run_id uuid, application_id uuid, reads int, raw_mean float8, calibrated float8, sd float8,
  low float8, high float8, rank int, rank_low int, rank_high int, chance float8, band text, spread float8,
  parts jsonb, contributions jsonb, is_sample boolean`;
const leniencyColumns =
  'id uuid, run_id uuid, reviewer_id uuid, reads int, leniency float8, sd float8, group_key text, is_sample boolean';

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
