import type { EntityManager } from '@mikro-orm/postgresql';
import { Offer, type ReviewRound, type Season } from '#schema';

const hour = 60 * 60 * 1000;

/** Places of a round's season that are offered or taken. */
export const offersHeld = (em: EntityManager, round: ReviewRound): Promise<number> =>
  em.count(Offer, { application: { season: round.season }, state: { $in: ['MADE', 'CONFIRMED'] } });

/** Until when a place that is offered now is held. */
export const offerEnd = ({ offerHours }: Season, now: Date): Date => new Date(now.getTime() + offerHours * hour);
