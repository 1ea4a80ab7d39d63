import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, type Id } from '#kernel';
import { FormDefinition, Season } from '#schema';
import { databaseNow } from './database-now.js';
import type { ProgrammesCode } from './programmes.errors.js';

/** A call as it stands at the moment of the database clock. */
export interface CallNow {
  readonly season: Season;
  readonly now: Date;
}

/** Says whether a call takes what somebody wants to give it, in the caller's transaction. */
@Injectable()
export class OpenCalls {
  /**
   * For a new draft: the call is open and its deadline lies ahead.
   * @throws CALL_NOT_OPEN, DEADLINE_PASSED
   */
  async mustTakeDrafts(em: EntityManager, seasonId: Id): Promise<CallNow> {
    const call = await this.callNow(em, seasonId);
    if (call.now > call.season.finalDeadline) throw late(call.season, call.now);
    return call;
  }

  /**
   * For a submission that arrived at `receivedAt`: in time, or in the grace that drafts begun before the deadline have.
   * @throws CALL_NOT_OPEN, DEADLINE_PASSED
   */
  async mustTakeSubmission(em: EntityManager, seasonId: Id, receivedAt: Date, draftBegunAt: Date): Promise<CallNow> {
    const call = await this.callNow(em, seasonId);
    const { finalDeadline, graceMinutes } = call.season;
    const grace = draftBegunAt <= finalDeadline ? graceMinutes * 60_000 : 0;
    if (receivedAt.getTime() > finalDeadline.getTime() + grace) throw late(call.season, receivedAt);
    return call;
  }

  /** The newest published version of a season's form. */
  async publishedForm(em: EntityManager, seasonId: Id, kind: FormDefinition['kind']): Promise<FormDefinition> {
    const [form] = await em.find(
      FormDefinition,
      { season: seasonId, kind, publishedAt: { $ne: null } },
      { orderBy: { formVersion: 'desc' }, limit: 1 },
    );
    if (!form) throw new DomainError<ProgrammesCode>('CALL_NOT_OPEN');
    return form;
  }

  private async callNow(em: EntityManager, seasonId: Id): Promise<CallNow> {
    const season = await em.findOne(Season, { id: seasonId }, { populate: ['programme'] });
    if (!season) throw new DomainError('NOT_FOUND');

    const now = await databaseNow(em);
    if (season.state !== 'OPEN' || now < season.opensAt) throw new DomainError<ProgrammesCode>('CALL_NOT_OPEN');
    return { season, now };
  }
}

const late = (season: Season, received: Date) =>
  new DomainError('DEADLINE_PASSED', {
    params: {
      deadline: season.finalDeadline.toISOString(),
      received: received.toISOString(),
      zone: season.programme.getEntity().zone,
    },
  });
