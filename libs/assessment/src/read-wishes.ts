import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { ReadWish } from '#schema';
import { pairKey } from './review-fits.js';

/** What the director wants of a reviewer and an application: held together, kept apart, or nothing any more. */
export interface WishedRead {
  readonly application: Id;
  readonly reviewer: Id;
  readonly kind: 'PIN' | 'FORBID' | null;
}

/** The wishes of a round as they stand. */
export async function readWishes(em: EntityManager, roundId: Id): Promise<WishedRead[]> {
  const rows = await em.find(ReadWish, { round: roundId }, { orderBy: { id: 'asc' } });
  return rows.map(({ application, reviewer, kind }) => ({ application: application.id, reviewer: reviewer.id, kind }));
}

/** The wishes with some of them changed; of two for one pair the later holds. */
export function withChanges(wishes: readonly WishedRead[], changes: readonly WishedRead[]): WishedRead[] {
  const all = [...wishes, ...changes].map((wish) => [pairKey(wish.application, wish.reviewer), wish] as const);
  return [...new Map(all).values()].filter(({ kind }) => kind !== null);
}
