import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Decision, ReviewRound, Season } from '#schema';
import { render, type RenderedMessage } from './templates.js';

/** One letter as its reader would get it if the decisions were released now. */
export interface PreviewedLetter extends RenderedMessage {
  readonly applicationId: Id;
  readonly number: string;
  readonly outcome: Decision['outcome'];
}

export interface LetterPreview {
  /** How many letters each outcome means: one for each application. */
  readonly counts: Readonly<Record<Decision['outcome'], number>>;
  readonly letters: readonly PreviewedLetter[];
}

const hour = 60 * 60 * 1000;
const template = { ACCEPT: 'decisionAccepted', WAITLIST: 'decisionWaitlisted', DECLINE: 'decisionDeclined' } as const;

/** Shows the letters of pending decisions before they go: the first few of each outcome, with real recipients. */
@Injectable()
export class PreviewDecisionLetters {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND */
  async execute(viewer: Viewer, roundId: Id, each = 5): Promise<LetterPreview> {
    const em = this.em.fork();
    const round = await em.findOne(ReviewRound, { id: roundId, ...viewer.where('release', 'ReviewRound') });
    if (!round) throw new DomainError('NOT_FOUND');
    const season = await em.findOneOrFail(Season, { id: round.season.id }, { populate: ['programme'] });
    const outcomes = ['ACCEPT', 'WAITLIST', 'DECLINE'] as const;
    const counts = { ACCEPT: 0, WAITLIST: 0, DECLINE: 0 };
    const letters: PreviewedLetter[] = [];
    for (const outcome of outcomes) {
      counts[outcome] = await em.count(Decision, { round, batch: null, outcome });
      const some = await em.find(
        Decision,
        { round, batch: null, outcome },
        { populate: ['application'], orderBy: { id: 'asc' }, limit: each },
      );
      letters.push(...some.map((decision) => this.letter(decision, season, viewer)));
    }
    return { counts, letters };
  }

  private letter(decision: Decision, season: Season, viewer: Viewer): PreviewedLetter {
    const application = decision.application.unwrap();
    const expires = new Date(Date.now() + season.offerHours * hour).toISOString();
    return {
      applicationId: application.id,
      number: application.number,
      outcome: decision.outcome,
      ...render({
        template: template[decision.outcome],
        params: {
          number: application.number,
          season: season.name,
          reason: decision.reason ? { key: `notifications.reasons.${decision.reason}` } : '',
          expiresAt: { moment: expires },
        },
        locale: viewer.locale,
        zone: season.programme.unwrap().zone,
      }),
    };
  }
}
