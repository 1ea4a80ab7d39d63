import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel';
import { Computations, Outbox } from '#messaging';
import { ReviewRound, ScoreRun, type RoundInputs } from '#schema';
import { ENGINE_VERSION } from '#scoring';
import type { ProgressOfRun } from './assign-reviewers.js';
import { readRoundInputs } from './round-inputs.js';
import { hashOfInputs, scoreComputation } from './score-computation.js';
import { storeScores } from './store-scores.js';

/** From so many reviews on, an approximate ranking is shown while the exact one is computed. */
const previewFrom = 10_000;

/** A later run of the same round has begun: this one has nothing more to say. */
class Superseded extends Error {
  override readonly name = 'Superseded';
}

interface Turn {
  readonly roundId: Id;
  readonly number: number;
  readonly programmeId: Id;
}

/**
 * Computes where each application of a round stands and how sure that is; a run is kept for good, inputs and all.
 * One run of a round counts at a time: each takes a number when it begins, and one that is not the latest any more
 * gives up, so the newest reviews win whatever ends first.
 */
@Injectable()
export class ScoreRound {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly computations: Computations,
  ) {}

  /** @returns id of the run that now stands, the same when nothing changed; null when a later run took over */
  async execute(roundId: Id, run: ProgressOfRun): Promise<Id | null> {
    await run.progress(0, 100, 'reading');
    const turn = await this.takeTurn(roundId);
    const inputs = await readRoundInputs(this.em.fork(), roundId);
    try {
      if (inputs.reviews.length >= previewFrom) await this.score(turn, { ...inputs, preview: true }, run);
      const id = await this.score(turn, inputs, run);
      await run.progress(100, 100, 'done');
      return id;
    } catch (cause) {
      if (!(cause instanceof Superseded)) throw cause;
      await run.progress(100, 100, 'superseded');
      return null;
    }
  }

  private async score(turn: Turn, inputs: RoundInputs, run: ProgressOfRun): Promise<Id> {
    const inputsHash = hashOfInputs(inputs);
    const same = { round: turn.roundId, inputsHash, engineVersion: ENGINE_VERSION, thinnedAt: null };
    const known = await this.em.fork().findOne(ScoreRun, same);
    if (known?.isCurrent) return known.id;
    const scored = known
      ? null
      : await this.computations.run(scoreComputation, inputs, async (done, total) => {
          await run.progress(Math.floor((95 * done) / total), 100, inputs.preview ? 'preview' : 'scoring');
          await this.mustBeLatest(this.em.fork(), turn);
        });
    await run.progress(97, 100, 'storing');
    return this.em.transactional(async (em) => {
      await this.mustBeLatest(em, turn);
      const id = await storeScores(em, turn.roundId, known ? { runId: known.id } : { inputs, scored });
      this.outbox.record(em, 'round.scored', { roundId: turn.roundId, runId: id }, undefined, turn.programmeId);
      return id;
    });
  }

  private async takeTurn(roundId: Id): Promise<Turn> {
    const em = this.em.fork();
    const round = await em.findOneOrFail(ReviewRound, { id: roundId }, { populate: ['season'] });
    const [row] = await em.execute<{ turn: number }[]>(
      'update review_round set scoring_turn = scoring_turn + 1 where id = ? returning scoring_turn as turn',
      [roundId],
    );
    return { roundId, number: row?.turn ?? 0, programmeId: round.season.unwrap().programme.id };
  }

  /** In a transaction the row stays locked, so that no later run can begin before this one is stored. */
  private async mustBeLatest(em: EntityManager, { roundId, number }: Turn): Promise<void> {
    const lock = em.isInTransaction() ? ' for update' : '';
    const [row] = await em.execute<{ turn: number }[]>(
      `select scoring_turn as turn from review_round where id = ?${lock}`,
      [roundId],
    );
    if (row?.turn !== number) throw new Superseded();
  }
}
