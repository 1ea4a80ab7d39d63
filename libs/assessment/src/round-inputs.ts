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

/** Reads what a round's scores depend on, as it stands now. */
export async function readRoundInputs(em: EntityManager, roundId: Id): Promise<RoundInputs> {
  const round = await em.findOneOrFail(ReviewRound, { id: roundId });
  const criteria = await em.find(Criterion, { rubric: round.rubric }, { orderBy: { position: 'asc', id: 'asc' } });
  const rows = await em.execute<ReviewRow[]>(sentReviews, [roundId]);
  return {
    quota: round.quota,
    preview: false,
    criteria: criteria.map(({ id, key, weight }) => ({ id, key, weight })),
    reviews: rows.map(({ levels, ...ids }) => ({ ...ids, levels: criteria.map(({ id }) => levels[id] ?? null) })),
  };
}
