import type { EntityManager } from '@mikro-orm/postgresql';
import type { SemaiAbility, Viewer } from '#access';
import { newId, type Id } from '#kernel';
import type { KeyedMutation } from '#messaging';
import { type ConditionPart, conditionSql, jsonParameter, runPrepared } from '#read-plan';
import { Assignment, type AssignmentState } from '#schema';
import type { ReviewInput } from './review-draft.js';

/** A review to be sent, and the mutation whose mark is left with it. */
export interface Sending {
  readonly viewer: Viewer;
  readonly input: ReviewInput;
  readonly mutation: KeyedMutation | null;
}

/** An assignment whose review was sent. */
export interface SentAssignment {
  readonly id: Id;
  readonly state: AssignmentState;
}

/**
 * `$1` holds all that was given. What stands of each review is met by it (`after`); rows change only where it is whole, on
 * the scale, with words where a level is extreme, and nobody wrote in between. Left to the entities are the first review
 * of a rubric, which freezes it, and one that somebody is writing to, for which the others need not wait.
 */
const statement = ({ policy, marks }: Outline) => `
  with own as (
    select o.j, g.id, g.version, r.id as round_id, s.programme_id, u.id as rubric_id, u.lowest, u.highest,
           v.id as review_id, v.confidence, v.shared_comment, v.private_comment
    from jsonb_array_elements($1::jsonb) as o(j)
    join assignment g on g.id = (o.j ->> 'assignmentId')::uuid
    join review_round r on r.id = g.round_id and r.state = 'OPEN'
    join season s on s.id = r.season_id
    join rubric u on u.id = r.rubric_id and u.frozen_at is not null
    left join review v on v.assignment_id = g.id
    where g.cleared_at is not null and g.state <> 'DONE' and ${policy}
    for update of g skip locked),
  unchanged as (select own.* from own join assignment g on g.id = own.id and g.version = own.version),
  whole as (
    select w.*, coalesce(w.review_id, (w.j ->> 'reviewId')::uuid) as sent_id, t.total
    from unchanged w, lateral (
      select sum(weight * score)::float8 / sum(weight) filter (where score is not null) as total,
             count(distinct criterion_id) filter (where is_given) as met,
             bool_and(case
               when score is null then is_present and may_be_left_out
               when score < w.lowest or score > w.highest or score <> trunc(score) then false
               else score not in (w.lowest, w.highest) or comment ~ '[[:alnum:]]' end) as is_whole
      from (${after}) a) t
    where t.total is not null and t.is_whole and t.met = jsonb_array_length(w.j -> 'scores')
      and coalesce((w.j ->> 'confidence')::numeric in (1, 2, 3, 4, 5), true)),
  finished as (
    update assignment g set state = 'DONE', version = g.version + 1, updated_at = now()
    from whole where g.id = whole.id returning g.id, g.state),
  sent as (
    insert into review (id, assignment_id, state, confidence, shared_comment, private_comment, total, sent_at)
    select sent_id, id, 'SENT', case when j ? 'confidence' then (j ->> 'confidence')::smallint else confidence end,
           coalesce(j ->> 'sharedComment', shared_comment, ''), coalesce(j ->> 'privateComment', private_comment, ''), total, now()
    from whole
    on conflict (assignment_id) do update set
      state = 'SENT', confidence = excluded.confidence, shared_comment = excluded.shared_comment,
      private_comment = excluded.private_comment, total = excluded.total, sent_at = excluded.sent_at,
      version = review.version + 1, updated_at = excluded.sent_at),
  scored as (
    insert into review_score (id, review_id, criterion_id, score, comment)
    select (e ->> 'id')::uuid, w.sent_id, (e ->> 'criterionId')::uuid, ${level}
    from whole w cross join jsonb_array_elements(w.j -> 'scores') e
    left join review_score s on s.review_id = w.review_id and s.criterion_id = (e ->> 'criterionId')::uuid
    on conflict (review_id, criterion_id) do update set score = excluded.score, comment = excluded.comment),
  told as (
    insert into job_outbox (id, event, payload, programme_id, actor_id, request_id)
    select (j ->> 'eventId')::uuid, 'review.submitted', jsonb_build_object('reviewId', sent_id, 'roundId', round_id),
           programme_id, (j ->> 'actorId')::uuid, j ->> 'requestId'
    from whole)${marks ? marked : ''}
  select id, state from finished`;

/** The level and the words on one criterion once the review is sent: as given, else as they stand in the draft. */
const level = `case when e ? 'score' then (e ->> 'score')::numeric else s.score end as score,
           coalesce(e ->> 'comment', s.comment, '') as comment`;

/** All criteria of a review `w`, each with its level; `offset` keeps PostgreSQL from writing the level out wherever it is used. */
const after = `
        select c.id as criterion_id, c.weight, c.may_be_left_out, e is not null as is_given,
               e is not null or s.id is not null as is_present, ${level}
        from criterion c
        left join jsonb_array_elements(w.j -> 'scores') e on (e ->> 'criterionId')::uuid = c.id
        left join review_score s on s.review_id = w.review_id and s.criterion_id = c.id
        where c.rubric_id = w.rubric_id offset 0`;

const marked = `,
  marked as (
    insert into mutation_receipt (actor_id, client_mutation_id, request_hash)
    select (j ->> 'actorId')::uuid, j ->> 'key', j ->> 'requestHash' from whole where j ? 'key')`;

/** What a statement is written for: there are few. */
interface Outline {
  /** Text of the rule; rules differ in their outline alone. */
  readonly policy: string;
  /** Whether any of the mutations has a key: a table that gets no row still costs PostgreSQL a twentieth. */
  readonly marks: boolean;
}

const statements = new Map<string, string>();

function statementOf(outline: Outline): string {
  const name = `${String(outline.marks)} ${outline.policy}`;
  let text = statements.get(name);
  if (text === undefined) statements.set(name, (text = statement(outline)));
  return text;
}

/**
 * Sends reviews in one statement, those whose reviewers may and in which nothing is missing; of the others nothing is
 * written, and why must be found out another way. Two for one assignment fail together.
 * @returns for each its assignment as it stands then, null where nothing was written
 */
export async function sendWholeReviews(
  em: EntityManager,
  sendings: readonly Sending[],
): Promise<(SentAssignment | null)[]> {
  const sent = new Map<Id, SentAssignment>();
  const byRule = Map.groupBy(sendings, ({ viewer }) => ruleOf(em, viewer).text);
  for (const [policy, mine] of byRule) {
    const marks = mine.some(({ mutation }) => mutation !== null);
    const given = mine.map((sending) => givenOf(sending, ruleOf(em, sending.viewer)));
    const rows = await runPrepared<SentAssignment>(em, 'send_reviews', statementOf({ policy, marks }), [
      jsonParameter(given),
    ]);
    for (const row of rows) sent.set(row.id, row);
  }
  return sendings.map(({ input }) => sent.get(input.assignmentId) ?? null);
}

function givenOf({ viewer, input, mutation }: Sending, { values }: ConditionPart) {
  return {
    ...input,
    scores: input.scores.map((score) => ({ id: newId(), ...score })),
    reviewId: newId(),
    eventId: newId(),
    actorId: viewer.personId,
    requestId: viewer.requestId ?? null,
    rule: values,
    ...(mutation && { key: mutation.key, requestHash: mutation.requestHash }),
  };
}

const rules = new WeakMap<SemaiAbility, ConditionPart>();

/** The rule of a viewer about what was given to him or her, its values being `rule` of what was given. */
function ruleOf(em: EntityManager, viewer: Viewer): ConditionPart {
  let rule = rules.get(viewer.ability);
  if (!rule) {
    const verdict = viewer.where('declareConflict', 'Assignment');
    const place = (at: number, type: string) =>
      type.endsWith('[]')
        ? `array(select jsonb_array_elements_text(o.j -> 'rule' -> ${at}))::${type}`
        : `(o.j -> 'rule' ->> ${at})::${type}`;
    rules.set(viewer.ability, (rule = conditionSql(em.getMetadata(), Assignment, verdict, 'g', place)));
  }
  return rule;
}
