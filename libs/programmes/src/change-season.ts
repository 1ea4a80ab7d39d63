import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Season } from '#schema';
import type { ProgrammesCode } from './programmes.errors.js';

export interface ChangeSeasonInput {
  readonly seasonId: Id;
  readonly expectedVersion: number;
  readonly opensAt?: Date | undefined;
  readonly finalDeadline?: Date | undefined;
  readonly seats?: number | undefined;
}

/** Moves the dates of a call or the number of its seats. */
@Injectable()
export class ChangeSeason {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, CONFLICT, DATE_ORDER, QUOTA_POSITIVE */
  execute(viewer: Viewer, { seasonId, expectedVersion, ...change }: ChangeSeasonInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const season = await em.findOne(
        Season,
        { id: seasonId, ...viewer.where('update', 'Season') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['s0'] },
      );
      if (!season) throw new DomainError('NOT_FOUND');
      if (season.version !== expectedVersion) {
        throw new DomainError('CONFLICT', { params: { currentVersion: season.version } });
      }
      em.assign(season, change, { ignoreUndefined: true });
      if (season.opensAt >= season.finalDeadline) throw new DomainError('DATE_ORDER', { field: 'finalDeadline' });
      if (season.seats < 1) throw new DomainError<ProgrammesCode>('QUOTA_POSITIVE', { field: 'seats' });
      return season.id;
    });
  }
}
