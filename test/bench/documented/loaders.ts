import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import {
  Application,
  ApplicationMember,
  Assignment,
  Criterion,
  Person,
  Review,
  ReviewRound,
  ReviewScore,
  ScoreResult,
  Startup,
} from '#schema';

/** Batches of one request: rows by their key, in the order asked. */
function one<T>(find: (keys: readonly string[]) => Promise<T[]>, keyOf: (row: T) => string) {
  return new DataLoader<string, T | null>(async (keys) => {
    const byKey = new Map((await find(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}

/** Batches of lists. */
function many<T>(find: (keys: readonly string[]) => Promise<T[]>, keyOf: (row: T) => string) {
  return new DataLoader<string, T[]>(async (keys) => {
    const byKey = Map.groupBy(await find(keys), keyOf);
    return keys.map((key) => byKey.get(key) ?? []);
  });
}

/** The loaders of one request, as the guides advise: one for each relation. */
export function loadersOf(em: EntityManager) {
  const among = (keys: readonly string[]) => ({ $in: [...keys] });
  return {
    applications: one(
      (ids) => em.find(Application, { id: among(ids) }),
      ({ id }) => id,
    ),
    startups: one(
      (ids) => em.find(Startup, { id: among(ids) }),
      ({ id }) => id,
    ),
    people: one(
      (ids) => em.find(Person, { id: among(ids) }),
      ({ id }) => id,
    ),
    rounds: one(
      (ids) => em.find(ReviewRound, { id: among(ids) }),
      ({ id }) => id,
    ),
    criteria: one(
      (ids) => em.find(Criterion, { id: among(ids) }),
      ({ id }) => id,
    ),
    assignments: one(
      (ids) => em.find(Assignment, { id: among(ids) }),
      ({ id }) => id,
    ),
    members: many(
      (ids) => em.find(ApplicationMember, { application: among(ids) }),
      (row) => row.application.id,
    ),
    results: one(
      (ids) => em.find(ScoreResult, { application: among(ids), run: { isCurrent: true } }),
      (row) => row.application.id,
    ),
    reviewOfAssignment: one(
      (ids) => em.find(Review, { assignment: among(ids) }),
      (row) => row.assignment.id,
    ),
    reviews: many(
      (ids) =>
        em.find(Review, { state: 'SENT', assignment: { application: among(ids) } }, { populate: ['assignment'] }),
      (row) => row.assignment.unwrap().application.id,
    ),
    scores: many(
      (ids) => em.find(ReviewScore, { review: among(ids) }, { orderBy: { criterion: { position: 'asc' } } }),
      (row) => row.review.id,
    ),
  };
}

export type Loaders = ReturnType<typeof loadersOf>;

/** What resolvers find beside their arguments. */
export interface DocumentedContext {
  readonly loaders: Loaders;
  /** Who asks; the bench says it, nobody proves it. */
  readonly personId: string;
}
