import type { EntityManager } from '@mikro-orm/postgresql';
import type { SemaiAbility, Viewer } from '#access';
import { newId } from '#kernel';
import type { KeyedMutation } from '#messaging';
import { type ConditionPart, conditionSql, jsonParameter, type ReadBehind, runPrepared } from '#read-plan';
import { Assignment } from '#schema';
import type { ReviewInput } from './review-draft.js';

const mark = `,
  marked as (
    insert into mutation_receipt (actor_id, client_mutation_id, request_hash)
    select (j ->> 'actorId')::uuid, j ->> 'key', j ->> 'requestHash' from given, whole)`;

/**
 * What stands of the review is met by what was given (`after`); only when all of it is whole, on the scale, with words
 * where a level is extreme, and nobody wrote in between, does any row change. The first review of all, which freezes the
 * rubric, is left to the entities. `$1` holds all that was given.
 */
const statement = (policy: string, isKeyed: boolean) => `
  with given as (select $1::jsonb as j, clock_timestamp() as now),
  own as (
    select g.id, g.version, r.id as round_id, s.programme_id, u.id as rubric_id, u.lowest, u.highest,
           v.id as review_id, v.confidence, v.shared_comment, v.private_comment
    from assignment g
    join review_round r on r.id = g.round_id and r.state = 'OPEN'
    join season s on s.id = r.season_id
    join rubric u on u.id = r.rubric_id and u.frozen_at is not null
    left join review v on v.assignment_id = g.id
    where g.id = (select (j ->> 'assignmentId')::uuid from given)
      and g.cleared_at is not null and g.state <> 'DONE' and ${policy}
    for update of g),
  unchanged as (select own.* from own join assignment g on g.id = own.id and g.version = own.version),
  offered as (
    select (e ->> 'id')::uuid as id, (e ->> 'criterionId')::uuid as criterion_id, e ? 'score' as says,
           (e ->> 'score')::numeric as score, e ->> 'comment' as comment
    from given, jsonb_array_elements(j -> 'scores') e),
  after as (
    select w.lowest, w.highest, c.id as criterion_id, c.weight, c.may_be_left_out, o.id,
           coalesce(o.id, s.id) is not null as is_present,
           case when o.says then o.score else s.score end as score, coalesce(o.comment, s.comment, '') as comment
    from unchanged w
    join criterion c on c.rubric_id = w.rubric_id
    left join offered o on o.criterion_id = c.id
    left join review_score s on s.review_id = w.review_id and s.criterion_id = c.id),
  whole as (
    select w.*, coalesce(w.review_id, (j ->> 'reviewId')::uuid) as sent_id, t.total
    from given, unchanged w,
         (select sum(weight * score)::float8 / sum(weight) filter (where score is not null) as total,
                 count(distinct criterion_id) filter (where id is not null) as met,
                 bool_and(case
                   when score is null then is_present and may_be_left_out
                   when score < lowest or score > highest or score <> trunc(score) then false
                   else score not in (lowest, highest) or comment ~ '[[:alnum:]]' end) as is_whole
          from after) t
    where t.total is not null and t.is_whole and t.met = jsonb_array_length(j -> 'scores')
      and coalesce((j ->> 'confidence')::numeric in (1, 2, 3, 4, 5), true)),
  finished as (
    update assignment g set state = 'DONE', version = g.version + 1, updated_at = now
    from given, whole where g.id = whole.id returning g.id, g.state),
  sent as (
    insert into review (id, assignment_id, state, confidence, shared_comment, private_comment, total, sent_at)
    select sent_id, id, 'SENT', case when j ? 'confidence' then (j ->> 'confidence')::smallint else confidence end,
           coalesce(j ->> 'sharedComment', shared_comment, ''), coalesce(j ->> 'privateComment', private_comment, ''), total, now
    from given, whole
    on conflict (assignment_id) do update set
      state = 'SENT', confidence = excluded.confidence, shared_comment = excluded.shared_comment,
      private_comment = excluded.private_comment, total = excluded.total, sent_at = excluded.sent_at,
      version = review.version + 1, updated_at = excluded.sent_at),
  scored as (
    insert into review_score (id, review_id, criterion_id, score, comment)
    select a.id, sent_id, criterion_id, score, comment from whole, after a where a.id is not null
    on conflict (review_id, criterion_id) do update set score = excluded.score, comment = excluded.comment),
  told as (
    insert into job_outbox (id, event, payload, programme_id, actor_id, request_id)
    select (j ->> 'eventId')::uuid, 'review.submitted', jsonb_build_object('reviewId', sent_id, 'roundId', round_id),
           programme_id, (j ->> 'actorId')::uuid, j ->> 'requestId'
    from given, whole)${isKeyed ? mark : ''}
  select id, state from finished`;

/**
 * Sends a review in one statement if the viewer may and nothing is missing in it; else it writes nothing, and why must
 * be found out another way.
 * @param mutation whose mark is left with the review
 * @param behind the answer to the reviewer, read on the same way
 * @returns whether it was sent
 */
export async function sendWholeReview(
  em: EntityManager,
  viewer: Viewer,
  input: ReviewInput,
  mutation: KeyedMutation | null,
  behind?: ReadBehind,
): Promise<boolean> {
  const given = {
    ...input,
    scores: input.scores.map((score) => ({ id: newId(), ...score })),
    reviewId: newId(),
    eventId: newId(),
    actorId: viewer.personId,
    requestId: viewer.requestId ?? null,
    ...(mutation && { key: mutation.key, requestHash: mutation.requestHash }),
  };
  const { text, values } = statementFor(em, viewer, mutation !== null);
  const sent = await runPrepared(em, 'send_review', text, [jsonParameter(given), ...values], behind, ['id', 'state']);
  return sent.length === 1;
}

/** Statements by the rules they hold: for questions without a key, and with one. */
const statements = new WeakMap<SemaiAbility, readonly [ConditionPart, ConditionPart]>();

function statementFor(em: EntityManager, viewer: Viewer, isKeyed: boolean): ConditionPart {
  let known = statements.get(viewer.ability);
  if (!known) {
    const rule = conditionSql(em.getMetadata(), Assignment, viewer.where('declareConflict', 'Assignment'), 'g', 1);
    const written = (withKey: boolean) => ({ text: statement(rule.text, withKey), values: rule.values });
    statements.set(viewer.ability, (known = [written(false), written(true)]));
  }
  return known[isKeyed ? 1 : 0];
}
