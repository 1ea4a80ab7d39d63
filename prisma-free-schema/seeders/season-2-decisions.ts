import { idFor, type Id } from '#kernel';
import type { DecisionOutcome, DeclineReason } from '../src/entities/assessment/decision.entity.js';
import type { RankedApplication, ReadReview } from './engines.js';
import { later } from './moments.js';
import { readJson } from './read-data.js';
import { dated, type Rows } from './rows.js';
import { directorId } from './sample-ids.js';
import type { SeasonCriterion, SeasonShell } from './season-shell.js';
import { season2Seed } from './season-2-entries.js';
import { funnel } from './season-2-numbers.js';
import type { ReviewedRound } from './season-2-reviews.js';
import { SeededRandom } from './seeded-random.js';

/** An application that was offered a place, and what became of the offer. */
export interface Offered {
  readonly applicationId: Id;
  readonly madeAt: string;
  readonly answer: 'CONFIRMED' | 'DECLINED' | 'EXPIRED';
  readonly answeredAt: string;
}

/** What the director decided, and what the teams answered. */
export interface DecidedRound {
  readonly releasedAt: string;
  readonly outcomes: ReadonlyMap<Id, DecisionOutcome>;
  readonly offers: ReadonlyMap<Id, Offered>;
}

/** Decisions of Season 2 strictly by calibrated rank, released at once, and the offers that followed. */
export function addDecisions(rows: Rows, season: SeasonShell, round: ReviewedRound): DecidedRound {
  const releasedAt = season.ends('SELEKSI_SUBSTANSI');
  const scoredAt = later(releasedAt, -16 * 60);
  addScoreRun(rows, season, round, scoredAt);
  const order = round.ranked.applications.map((one) => one.applicationId);
  const outcomes = new Map(order.map((id, at) => [id, outcomeAt(at)]));
  addBatch(rows, season, releasedAt);
  const weakest = weakestCriteria(season, round.reads);
  const random = new SeededRandom(season2Seed, 'decisions');
  for (const [at, result] of round.ranked.applications.entries()) {
    addDecision(rows, season, random, { result, at, decidedAt: later(releasedAt, -60), weakest });
  }
  const offers = new Map(makeOffers(order, releasedAt).map((offer) => [offer.applicationId, offer]));
  for (const offer of offers.values()) addOffer(rows, offer);
  return { releasedAt, outcomes, offers };
}

function outcomeAt(at: number): DecisionOutcome {
  if (at < funnel.accepted) return 'ACCEPT';
  return at < funnel.accepted + funnel.waitlisted ? 'WAITLIST' : 'DECLINE';
}

/** The scored round as the engine answered it, kept as the run that the decisions rest on. */
function addScoreRun(rows: Rows, season: SeasonShell, { reads, ranked }: ReviewedRound, scoredAt: string): void {
  const runId = scoreRunId(season);
  rows.add('score_run', {
    id: runId,
    ...dated(scoredAt),
    round_id: season.roundId,
    inputs_hash: ranked.inputsHash,
    result_hash: ranked.resultHash,
    engine_version: ranked.engineVersion,
    settings: ranked.settings,
    inputs: ranked.inputs,
    is_preview: false,
    level: ranked.level,
    quota: season.seats,
    reviews: reads.length,
    model: ranked.model,
    warnings: ranked.warnings,
    is_current: true,
  });
  for (const one of ranked.applications) rows.add('score_result', resultRow(runId, one));
  for (const one of ranked.reviewers) {
    rows.add('reviewer_leniency', {
      id: idFor('sample', 'leniency', season.key, one.reviewerId),
      run_id: runId,
      reviewer_id: one.reviewerId,
      reads: one.reads,
      leniency: one.leniency,
      sd: one.sd,
      group_key: one.group,
    });
  }
}

const resultRow = (runId: Id, one: RankedApplication) => ({
  id: idFor('sample', 'score-result', one.applicationId),
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
});

const scoreRunId = (season: SeasonShell) => idFor('sample', 'score-run', season.key);
const batchId = (season: SeasonShell) => idFor('sample', 'decision-batch', season.key);

function addBatch(rows: Rows, season: SeasonShell, releasedAt: string): void {
  rows.add('decision_batch', {
    id: batchId(season),
    ...dated(releasedAt),
    round_id: season.roundId,
    score_run_id: scoreRunId(season),
    released_by_id: directorId,
    released_at: releasedAt,
    accepted: funnel.accepted,
    waitlisted: funnel.waitlisted,
    declined: funnel.reviewed - funnel.accepted - funnel.waitlisted,
  });
}

const reasonOf: Readonly<Record<string, DeclineReason>> = {
  masalah: 'MARKET_EVIDENCE',
  solusi: 'READINESS',
  pasar: 'MARKET_EVIDENCE',
  tim: 'TEAM_CAPACITY',
  traksi: 'READINESS',
  bisnis: 'INCOMPLETE_PROOF',
  dampak: 'PROGRAMME_FIT',
};

/** The criterion that cost each application most against the round's means. */
function weakestCriteria(season: SeasonShell, reads: readonly ReadReview[]): ReadonlyMap<Id, string> {
  const mean = (list: readonly ReadReview[], id: Id) =>
    list.reduce((sum, { scores }) => sum + (scores[id] ?? 0), 0) / list.length;
  const usual = new Map(season.criteria.map(({ id }) => [id, mean(reads, id)]));
  const byApplication = Map.groupBy(reads, (read) => read.applicationId);
  return new Map(
    [...byApplication].map(([applicationId, own]) => {
      const gap = ({ id, weight }: SeasonCriterion) => weight * (mean(own, id) - (usual.get(id) ?? 0));
      const [worst] = season.criteria.toSorted((a, b) => gap(a) - gap(b));
      return [applicationId, worst?.key ?? ''];
    }),
  );
}

interface Judged {
  readonly result: RankedApplication;
  readonly at: number;
  readonly decidedAt: string;
  readonly weakest: ReadonlyMap<Id, string>;
}

type CloseCall = Readonly<Record<DecisionOutcome, readonly string[]>>;

let known: { closeCall: CloseCall } | undefined;
const closeCall = (): CloseCall => (known ??= readJson<{ closeCall: CloseCall }>('remarks.json')).closeCall;

/** The first behind the cut are told that the seats were full; the others what was weakest. */
function addDecision(
  rows: Rows,
  season: SeasonShell,
  random: SeededRandom,
  { result, at, decidedAt, weakest }: Judged,
) {
  const outcome = outcomeAt(at);
  const why = at < 200 ? 'SEATS_FULL' : (reasonOf[weakest.get(result.applicationId) ?? ''] ?? 'READINESS');
  rows.add('decision', {
    id: idFor('sample', 'decision', result.applicationId),
    ...dated(decidedAt),
    version: 1,
    round_id: season.roundId,
    application_id: result.applicationId,
    outcome,
    reason: outcome === 'DECLINE' ? why : null,
    note: result.band === 'CLOSE' ? random.pick(closeCall()[outcome]) : '',
    decided_by_id: directorId,
    batch_id: batchId(season),
  });
}

const offerHours = 72;

/** Forty offers; two are declined, one runs out, and the first three of the waiting list take their places. */
function makeOffers(order: readonly Id[], releasedAt: string): Offered[] {
  const random = new SeededRandom(season2Seed, 'offers');
  const lost = random.some(order.slice(10, funnel.accepted), funnel.offersDeclined + funnel.offersExpired);
  const first = order.slice(0, funnel.accepted).map((applicationId): Offered => {
    const at = lost.indexOf(applicationId);
    const declined = at >= 0 && at < funnel.offersDeclined;
    const expired = at >= funnel.offersDeclined;
    return {
      applicationId,
      madeAt: releasedAt,
      answer: declined ? 'DECLINED' : expired ? 'EXPIRED' : 'CONFIRMED',
      answeredAt: later(releasedAt, expired ? offerHours * 60 : random.int(20, 55 * 60)),
    };
  });
  const freed = first.flatMap((offer) => (offer.answer === 'CONFIRMED' ? [] : [offer.answeredAt])).sort();
  const next = order.slice(funnel.accepted, funnel.accepted + funnel.promoted);
  const promoted = next.map((applicationId, i): Offered => {
    const madeAt = later(freed[i] ?? releasedAt, 30);
    return { applicationId, madeAt, answer: 'CONFIRMED', answeredAt: later(madeAt, random.int(60, 40 * 60)) };
  });
  return [...first, ...promoted];
}

function addOffer(rows: Rows, { applicationId, madeAt, answer, answeredAt }: Offered): void {
  rows.add('offer', {
    id: idFor('sample', 'offer', applicationId),
    created_at: madeAt,
    updated_at: answeredAt,
    application_id: applicationId,
    state: answer,
    expires_at: later(madeAt, offerHours * 60),
    answered_at: answer === 'EXPIRED' ? null : answeredAt,
  });
}
