import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import type { OutboxRow } from '#messaging';
import type { GivenScore, RubricCriterion, Scale } from './whole-review.js';

interface Written {
  readonly rubric: Scale & { readonly id: Id };
  readonly criteria: readonly RubricCriterion[];
  readonly review: {
    readonly id: Id;
    readonly confidence: number | null;
    readonly sharedComment: string;
    readonly privateComment: string;
  } | null;
  readonly scores: readonly GivenScore[];
}

const written = `
  select json_build_object(
    'rubric', json_build_object('id', u.id, 'lowest', u.lowest, 'highest', u.highest),
    'criteria', coalesce((
      select json_agg(json_build_object(
        'id', c.id, 'key', c.key, 'name', c.name, 'weight', c.weight, 'mayBeLeftOut', c.may_be_left_out) order by c.position)
      from criterion c where c.rubric_id = u.id), '[]'),
    'review', case when v.id is not null then json_build_object(
      'id', v.id, 'confidence', v.confidence, 'sharedComment', v.shared_comment, 'privateComment', v.private_comment) end,
    'scores', coalesce((
      select json_agg(json_build_object('criterionId', s.criterion_id, 'score', s.score, 'comment', s.comment))
      from review_score s where s.review_id = v.id), '[]')) as found
  from rubric u left join review v on v.assignment_id = ? where u.id = ?`;

/** What stands of a review and what it is measured by. */
export async function readWritten(em: EntityManager, assignmentId: Id, rubricId: Id): Promise<Written> {
  const [row] = await em.execute<{ found: Written }[]>(written, [assignmentId, rubricId]);
  if (!row) throw new Error(`Rubric ${rubricId} is gone.`);
  return row.found;
}

export interface SentReview {
  readonly id: Id;
  readonly assignmentId: Id;
  readonly rubricId: Id;
  readonly total: number;
  readonly confidence: number | null;
  readonly sharedComment: string;
  readonly privateComment: string;
  readonly scores: readonly (GivenScore & { readonly id: Id })[];
  readonly event: OutboxRow;
}

const sent = `
  with given as (select j, clock_timestamp() as now from (select ?::jsonb as j) one),
  sent as (
    insert into review (id, assignment_id, state, confidence, shared_comment, private_comment, total, sent_at)
    select (j ->> 'id')::uuid, (j ->> 'assignmentId')::uuid, 'SENT', (j ->> 'confidence')::smallint,
           j ->> 'sharedComment', j ->> 'privateComment', (j ->> 'total')::float8, now
    from given
    on conflict (assignment_id) do update set
      state = 'SENT', confidence = excluded.confidence, shared_comment = excluded.shared_comment,
      private_comment = excluded.private_comment, total = excluded.total, sent_at = excluded.sent_at,
      version = review.version + 1, updated_at = excluded.sent_at),
  scored as (
    insert into review_score (id, review_id, criterion_id, score, comment)
    select s.id, (j ->> 'id')::uuid, s."criterionId", s.score, s.comment
    from given, jsonb_to_recordset(j -> 'scores') as s(id uuid, "criterionId" uuid, score smallint, comment text)
    on conflict (review_id, criterion_id) do update set score = excluded.score, comment = excluded.comment),
  finished as (
    update assignment set state = 'DONE', version = version + 1, updated_at = now
    from given where assignment.id = (j ->> 'assignmentId')::uuid),
  frozen as (
    update rubric set frozen_at = now, version = version + 1, updated_at = now
    from given where rubric.id = (j ->> 'rubricId')::uuid and frozen_at is null)
  insert into job_outbox (id, event, payload, programme_id, actor_id, request_id)
  select e.id, e.event, e.payload, e."programmeId", e."actorId", e."requestId"
  from given, jsonb_to_record(j -> 'event')
    as e(id uuid, event text, payload jsonb, "programmeId" uuid, "actorId" uuid, "requestId" text)`;

/** Writes a review as sent: its scores, its assignment as done, the rubric as frozen and the event, in one statement. */
export async function writeSent(em: EntityManager, review: SentReview): Promise<void> {
  await em.execute(sent, [JSON.stringify(review, wellFormed)], 'run');
}

/** Half of a surrogate pair is no text in PostgreSQL; it becomes the replacement character, as it would on the way as text. */
const wellFormed = (_: string, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value);
