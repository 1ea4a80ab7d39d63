import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { Criterion, ReviewRound, type RoundInputs } from '#schema';

interface ReviewRow {
  readonly review: Id;
  readonly application: Id;
  readonly reviewer: Id;
  readonly levels: Readonly<Record<Id, number | null>>;
}

/** Sent reviews that count: not recused, not across a conflict found later, not of an application that left. */
const sentReviews = `
  select v.id as review, s.application_id as application, s.reviewer_id as reviewer,
    jsonb_object_agg(c.criterion_id, c.score) as levels
  from assignment s
  join review v on v.assignment_id = s.id and v.state = 'SENT'
  join review_score c on c.review_id = v.id
  join application a on a.id = s.application_id
  where s.round_id = ? and s.state = 'DONE' and a.lifecycle <> 'WITHDRAWN'
    and not exists (
      select from conflict x where x.person_id = s.reviewer_id and x.startup_id = a.startup_id and x.lifted_at is null)
  group by v.id, s.application_id, s.reviewer_id
  order by v.id`;

/** First choice of each reviewed application in a form field, as it was sent; left out where nothing was chosen. */
const choices = `
  select a.id as application, coalesce(v.answer ->> 0, v.answer #>> '{}') as choice
  from application a
  cross join lateral (select coalesce(
    (select s.answers -> ?::text from application_snapshot s where s.application_id = a.id order by s.sequence desc limit 1),
    a.answers -> ?::text, a.eligibility -> ?::text) as answer) v
  where a.id = any(?::uuid[]) and jsonb_typeof(v.answer) in ('string', 'array')`;

/** What each application chose in the field by which a round groups its reviewers, as it stands now. */
export async function groupsOf(em: EntityManager, field: string, applications: readonly Id[]) {
  const ids = `{${applications.join(',')}}`;
  const rows = await em.execute<{ application: Id; choice: string | null }[]>(choices, [field, field, field, ids]);
  const found = new Map(rows.map(({ application, choice }) => [application, choice]));
  const of = applications.flatMap((id): [Id, string][] => {
    const choice = found.get(id);
    return choice ? [[id, choice]] : [];
  });
  return { field, of: Object.fromEntries(of) };
}

/** Reads what a round's scores depend on, as it stands now. */
export async function readRoundInputs(em: EntityManager, roundId: Id): Promise<RoundInputs> {
  const round = await em.findOneOrFail(ReviewRound, { id: roundId });
  const criteria = await em.find(Criterion, { rubric: round.rubric }, { orderBy: { position: 'asc', id: 'asc' } });
  const rows = await em.execute<ReviewRow[]>(sentReviews, [roundId]);
  const applications = [...new Set(rows.map(({ application }) => application))].toSorted();
  return {
    quota: round.quota,
    preview: false,
    criteria: criteria.map(({ id, key, weight }) => ({ id, key, weight })),
    reviews: rows.map(({ levels, ...ids }) => ({ ...ids, levels: criteria.map(({ id }) => levels[id] ?? null) })),
    ...(round.groupField ? { groups: await groupsOf(em, round.groupField, applications) } : {}),
  };
}
