import { setTimeout as pause } from 'node:timers/promises';
import { named } from '../seed/statements.mjs';
import { stock } from '../seed/sizes.mjs';
import { globalId, idOf } from './ids.mjs';

const criteria = [1, 2, 3, 4, 5].map((n) => `bench criterion ${n}`);
const words = 'Masalahnya nyata; buktinya masih tipis.';
const assignment = (number) => `bench stock ${((number - 1) % stock) + 1}`;
const level = (number, at) => 2 + ((number + at) % 3);
const scoresOf = (number, id) =>
  criteria.map((criterion, at) => ({
    criterionId: id(criterion),
    score: level(number, at),
    comment: 'Lihat lampiran.',
  }));

const query = `mutation Submit($input: ReviewInput!) {
  submitReview(input: $input) { assignment { id state } userErrors { code field message } }
}`;

const peer = `mutation Submit($input: SubmitReviewInput!) { submitReview(input: $input) { result { rowId state } } }`;

const floor = `with given as (
    select g.id, g.round_id, r.rubric_id, s.programme_id from assignment g join review_round r on r.id = g.round_id
    join season s on s.id = r.season_id
    where g.id = $1 and g.state in ('OFFERED', 'IN_PROGRESS') and g.cleared_at is not null and r.state = 'OPEN' for update of g),
  score as (select * from jsonb_to_recordset($4::jsonb) as s("criterionId" uuid, score int, comment text)),
  written as (
    insert into review (id, assignment_id, state, confidence, shared_comment, total, sent_at)
    select gen_random_uuid(), given.id, 'SENT', $2, $3,
      (select sum(c.weight * s.score)::float / sum(c.weight) from criterion c join score s on s."criterionId" = c.id
       where c.rubric_id = given.rubric_id), now() from given returning id, assignment_id),
  levels as (
    insert into review_score (id, review_id, criterion_id, score, comment)
    select gen_random_uuid(), written.id, s."criterionId", s.score, s.comment from written, score s),
  done as (update assignment g set state = 'DONE', version = version + 1, updated_at = now() from given where g.id = given.id
    returning g.id, g.state),
  told as (
    insert into job_outbox (id, event, payload, programme_id)
    select gen_random_uuid(), 'review.submitted', jsonb_build_object('reviewId', written.id, 'roundId', given.round_id),
      given.programme_id from written, given)
  select json_build_object('id', id, 'state', state)::text from done`;

/** Waits until nothing is under way in the database, seen twice. */
async function quiet(database) {
  for (let seen = 0; seen < 2; await pause(100)) {
    const [{ busy }] = await database.query(
      `select count(*)::int as busy from pg_stat_activity
       where datname = current_database() and backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()`,
    );
    seen = busy === 0 ? seen + 1 : 0;
  }
}

/** Sending a review: the review, its levels, the assignment and the outbox in one transaction. */
export const o4 = {
  name: 'O4',
  title: 'submit a review',
  isWrite: true,
  semai: {
    as: 'writer',
    query,
    variables: (number) => ({
      input: {
        assignmentId: globalId('Assignment', assignment(number)),
        confidence: 4,
        sharedComment: words,
        scores: scoresOf(number, (criterion) => globalId('Criterion', criterion)),
      },
    }),
  },
  postgraphile: {
    query: peer,
    variables: (number) => ({
      input: {
        assignmentId: idOf(assignment(number)),
        confidence: 4,
        sharedComment: words,
        scores: scoresOf(number, idOf),
      },
    }),
  },
  documented: {
    query,
    variables: (number) => ({
      input: {
        assignmentId: idOf(assignment(number)),
        confidence: 4,
        sharedComment: words,
        scores: scoresOf(number, idOf),
      },
    }),
  },
  floor: {
    query: floor,
    variables: (number) => [idOf(assignment(number)), 4, words, JSON.stringify(scoresOf(number, idOf))],
  },

  /** What was written: assignments, reviews with totals, levels, events. */
  async left(database) {
    const rows = await database.query(
      `select g.id, r.state, r.confidence, r.total, r.shared_comment, count(s.id)::int as levels, sum(s.score)::int as sum,
         (select count(*)::int from job_outbox o where o.event = 'review.submitted' and o.payload ->> 'reviewId' = r.id::text) as events
       from assignment g join review r on r.assignment_id = g.id join review_score s on s.review_id = r.id
       where g.round_id = $1 and g.state = $2 group by g.id, r.id order by g.id`,
      [idOf(named.stockRound), 'DONE'],
    );
    return rows.map((row) => Object.values(row).join(' '));
  },

  /** Makes the stock as it was, once the last requests of a load, which nobody waited for, have written what they write. */
  async undo(database) {
    await quiet(database);
    const round = [idOf(named.stockRound)];
    // By the round and not by the state: what a last request wrote in between would stay, and its number come again.
    const reviews = `select r.id from review r join assignment g on g.id = r.assignment_id where g.round_id = $1`;
    await database.query(`delete from review_score where review_id in (${reviews})`, round);
    await database.query(`delete from review where id in (${reviews})`, round);
    await database.query(
      `update assignment set state = 'OFFERED', version = 1 where round_id = $1 and state <> 'OFFERED'`,
      round,
    );
    await database.query(`delete from job_outbox where event = 'review.submitted'`);
    await database.query(`delete from mutation_receipt`);
    for (const table of ['review_score', 'review', 'assignment', 'job_outbox', 'mutation_receipt'])
      await database.query(`vacuum ${table}`);
  },
};
