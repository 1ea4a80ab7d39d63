import { newId, type Id } from '#kernel';
import { Assignment, Criterion, Review, ReviewRound, ReviewScore } from '#schema';
import { PairsWorld } from './pairs-world.js';

/** Quality of an application minus half of them, severity of a reviewer: what made-up levels are made of. */
const levelOf = (application: number, reviewer: number, criterion: number): number => {
  const wobble = ((application * 7 + reviewer * 5 + criterion * 3) % 5) - 2;
  const raw = 3 + (application - 6) * 0.25 + (reviewer % 3) * 0.5 - 0.5 + wobble * 0.35;
  return Math.min(5, Math.max(1, Math.round(raw)));
};

/** A round with a rubric of three criteria, twelve applications, six reviewers and a quota of three. */
export class ScoredRound {
  readonly applications: Id[] = [];
  readonly startups: Id[] = [];
  readonly reviewers: Id[] = [];
  private criteria: Id[] = [];

  private constructor(readonly world: PairsWorld) {}

  static async open(): Promise<ScoredRound> {
    const round = new ScoredRound(await PairsWorld.open());
    await round.found();
    return round;
  }

  private async found(): Promise<void> {
    const { world } = this;
    const em = world.em;
    const { rubric } = await em.findOneOrFail(ReviewRound, { id: world.roundId });
    for (const [position, weight] of [50, 30, 20].entries()) {
      const name = { id: `Kriteria ${position}`, en: `Criterion ${position}` };
      const key = `k${position}`;
      const criterion = em.create(Criterion, {
        id: newId(),
        rubric,
        key,
        position,
        name,
        question: name,
        weight,
        anchors: [],
      });
      this.criteria.push(criterion.id);
    }
    await em.flush();
    for (let i = 0; i < 12; i++) {
      const lead = await world.person(`Pendiri ${i}`, `pendiri.${i}@contoh.invalid`);
      const { startupId, applicationId } = await world.startup(`Usaha ${i}`, lead);
      this.applications.push(applicationId);
      this.startups.push(startupId);
    }
    for (let j = 0; j < 6; j++) {
      const person = await world.person(`Penilai ${j}`, `penilai.${j}@contoh.invalid`);
      this.reviewers.push(await world.reviewer(person, 9, ['kuliner']));
    }
    for (let i = 0; i < 12; i++) for (const j of [i % 6, (i + 1) % 6, (i + 3) % 6]) await this.review(i, j);
  }

  /** One review as if it had been sent. @returns its id */
  async review(application: number, reviewer: number, sent = true): Promise<Id> {
    const em = this.world.em;
    const assignment = em.create(Assignment, {
      id: newId(),
      round: this.world.roundId,
      application: this.applications[application]!,
      reviewer: this.reviewers[reviewer]!,
      state: sent ? 'DONE' : 'IN_PROGRESS',
      clearedAt: new Date(),
    });
    const levels = this.criteria.map((_, at) => levelOf(application, reviewer, at));
    const review = em.create(Review, {
      id: newId(),
      assignment,
      state: sent ? 'SENT' : 'DRAFT',
      total: sent ? levels.reduce((sum, level) => sum + level, 0) / levels.length : null,
      sentAt: sent ? new Date() : null,
    });
    for (const [at, criterion] of this.criteria.entries())
      em.create(ReviewScore, { id: newId(), review, criterion, score: levels[at]! });
    await em.flush();
    return review.id;
  }

  close(): Promise<void> {
    return this.world.close();
  }
}
