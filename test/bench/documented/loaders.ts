import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import {
  Application,
  ApplicationMember,
  Assignment,
  Criterion,
  Membership,
  MentorMatch,
  MentorProfile,
  Offer,
  Person,
  Programme,
  Review,
  ReviewRound,
  ReviewScore,
  RevisionRequest,
  ScoreResult,
  Season,
  Stage,
  StageEntry,
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

/** Batches of counts, by a statement that gives `id` and `count`. */
function count(em: EntityManager, sql: string) {
  return new DataLoader<string, number>(async (ids) => {
    const rows = await em.execute<{ id: string; count: number }[]>(sql, [`{${ids.join(',')}}`]);
    const byId = new Map(rows.map((row) => [row.id, row.count]));
    return ids.map((id) => byId.get(id) ?? 0);
  });
}

const registrations = `
  select activity_id as id, count(*)::int as count from registration
  where activity_id = any(?::uuid[]) and state = 'REGISTERED' group by 1`;
const attendances = `
  select activity_id as id, count(*)::int as count from attendance
  where activity_id = any(?::uuid[]) and state in ('PRESENT', 'LATE') group by 1`;

/** The loaders of one request, as the guides advise: one for each relation. */
export function loadersOf(em: EntityManager) {
  return { ...loadersOfReviews(em), ...loadersOfProgrammes(em), ...loadersOfHome(em) };
}

const among = (keys: readonly string[]) => ({ $in: [...keys] });

function loadersOfProgrammes(em: EntityManager) {
  return {
    seasons: one(
      (ids) => em.find(Season, { id: among(ids) }),
      ({ id }) => id,
    ),
    programmes: one(
      (ids) => em.find(Programme, { id: among(ids) }),
      ({ id }) => id,
    ),
    stages: one(
      (ids) => em.find(Stage, { id: among(ids) }),
      ({ id }) => id,
    ),
    stagesOfSeason: many(
      (ids) => em.find(Stage, { season: among(ids) }, { orderBy: { position: 'asc' } }),
      (row) => row.season.id,
    ),
    matches: many(
      (ids) => em.find(MentorMatch, { startup: among(ids), state: { $ne: 'PROPOSED' } }),
      (row) => row.startup.id,
    ),
    mentors: one(
      (ids) => em.find(MentorProfile, { id: among(ids) }),
      ({ id }) => id,
    ),
    registrationCounts: count(em, registrations),
    attendanceCounts: count(em, attendances),
  };
}

function loadersOfHome(em: EntityManager) {
  return {
    memberships: many(
      (ids) => em.find(Membership, { startup: among(ids), leftAt: null }),
      (row) => row.startup.id,
    ),
    openRevisions: one(
      (ids) =>
        em.find(RevisionRequest, { application: among(ids), answeredAt: null }, { orderBy: { sequence: 'asc' } }),
      (row) => row.application.id,
    ),
    offers: one(
      (ids) => em.find(Offer, { application: among(ids) }, { orderBy: { createdAt: 'asc' } }),
      (row) => row.application.id,
    ),
    currentEntries: one(
      (ids) => em.find(StageEntry, { application: among(ids), leftAt: null }),
      (row) => row.application.id,
    ),
  };
}

function loadersOfReviews(em: EntityManager) {
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
