// What PostGraphile needs to answer the operations naturally: counts and the current score as computed columns, and the
// sending of a review as a function, which it shows as a mutation. Nobody else uses these.

/** SQL that makes them, again and again. */
export const peerFunctions = [
  `create or replace function application_review_count(a application) returns int language sql stable as $$
     select count(*)::int from assignment s join review r on r.assignment_id = s.id
     where s.application_id = a.id and r.state = 'SENT' $$`,
  `create or replace function application_calibrated(a application) returns double precision language sql stable as $$
     select s.calibrated from score_result s join score_run r on r.id = s.run_id
     where s.application_id = a.id and r.is_current limit 1 $$`,
  `create or replace function activity_registration_count(a activity) returns int language sql stable as $$
     select count(*)::int from registration r where r.activity_id = a.id and r.state = 'REGISTERED' $$`,
  `create or replace function activity_attendance_count(a activity) returns int language sql stable as $$
     select count(*)::int from attendance p where p.activity_id = a.id and p.state in ('PRESENT', 'LATE') $$`,
  `create or replace function submit_review(assignment_id uuid, confidence int, shared_comment text, scores jsonb)
   returns assignment language plpgsql volatile as $$
   declare
     given assignment;
     round review_round;
     rubric_row rubric;
     written uuid;
     whole double precision;
   begin
     select * into given from assignment s where s.id = submit_review.assignment_id for update;
     if given.state not in ('OFFERED', 'IN_PROGRESS') or given.cleared_at is null then raise exception 'STATE_NOT_ALLOWED'; end if;
     select * into round from review_round r where r.id = given.round_id;
     if round.state <> 'OPEN' then raise exception 'ROUND_LOCKED'; end if;
     select * into rubric_row from rubric r where r.id = round.rubric_id;
     select sum(c.weight * s.score)::float / sum(c.weight) into whole
     from criterion c join jsonb_to_recordset(scores) as s("criterionId" uuid, score int, comment text) on s."criterionId" = c.id
     where c.rubric_id = round.rubric_id and s.score between rubric_row.lowest and rubric_row.highest
     having count(*) = (select count(*) from criterion k where k.rubric_id = round.rubric_id);
     if whole is null then raise exception 'SCORE_REQUIRED'; end if;
     insert into review as r (id, assignment_id, state, confidence, shared_comment, total, sent_at)
     values (gen_random_uuid(), given.id, 'SENT', submit_review.confidence, submit_review.shared_comment, whole, now())
     on conflict on constraint review_assignment_id_unique do update set state = 'SENT', confidence = excluded.confidence,
       shared_comment = excluded.shared_comment, total = excluded.total, sent_at = excluded.sent_at, version = r.version + 1
     returning r.id into written;
     insert into review_score (id, review_id, criterion_id, score, comment)
     select gen_random_uuid(), written, s."criterionId", s.score, coalesce(s.comment, '')
     from jsonb_to_recordset(scores) as s("criterionId" uuid, score int, comment text)
     on conflict (review_id, criterion_id) do update set score = excluded.score, comment = excluded.comment;
     update assignment s set state = 'DONE', version = s.version + 1, updated_at = now() where s.id = given.id returning * into given;
     insert into job_outbox (id, event, payload, programme_id)
     values (gen_random_uuid(), 'review.submitted', jsonb_build_object('reviewId', written, 'roundId', round.id),
       (select s.programme_id from season s where s.id = round.season_id));
     return given;
   end $$`,
];
