import { globalId, idOf } from './ids.mjs';

const chosen = 'bench application 1234';

const query = `query File($id: ID!) {
  application(id: $id) {
    id number lifecycle submittedAt startup { id name oneLiner }
    reviews { id total confidence sharedComment sentAt assignment { id reviewer { id fullName } }
      scores { id score comment criterion { id key name } } }
  }
}`;

const peer = `query File($id: UUID!) {
  applicationByRowId(rowId: $id) {
    rowId number lifecycle submittedAt startupByStartupId { rowId name oneLiner }
    assignmentsByApplicationId(condition: { state: "DONE" }) { nodes {
      rowId personByReviewerId { rowId fullName }
      reviewByAssignmentId { rowId total confidence sharedComment sentAt
        reviewScoresByReviewId { nodes { rowId score comment criterionByCriterionId { rowId key name } } } } } }
  }
}`;

const floor = `select json_build_object('id', a.id, 'number', a.number, 'lifecycle', a.lifecycle, 'submittedAt', a.submitted_at,
    'startup', json_build_object('id', s.id, 'name', s.name, 'oneLiner', s.one_liner), 'reviews', r.reviews)::text
  from application a join startup s on s.id = a.startup_id
  cross join lateral (select json_agg(json_build_object('id', r.id, 'total', r.total, 'confidence', r.confidence,
      'sharedComment', r.shared_comment, 'sentAt', r.sent_at, 'assignment', json_build_object('id', g.id,
        'reviewer', json_build_object('id', p.id, 'fullName', p.full_name)), 'scores', c.scores)) as reviews
    from assignment g join review r on r.assignment_id = g.id and r.state = 'SENT' join person p on p.id = g.reviewer_id
    cross join lateral (select json_agg(json_build_object('id', v.id, 'score', v.score, 'comment', v.comment,
        'criterion', json_build_object('id', k.id, 'key', k.key, 'name', k.name ->> 'id'))) as scores
      from review_score v join criterion k on k.id = v.criterion_id where v.review_id = r.id) c
    where g.application_id = a.id) r
  where a.id = $1`;

const lines = (number, reviews, read) =>
  reviews
    .map((review) => {
      const { name, scores } = read(review);
      const levels = scores.map(({ score, criterion: { key } }) => `${key}=${score}`).toSorted();
      return [number, name, review.total, review.confidence, ...levels].join(' ');
    })
    .toSorted();

const whole = ({ number, reviews }) =>
  lines(number, reviews, ({ assignment, scores }) => ({ name: assignment.reviewer.fullName, scores }));
const gist = ({ application }) => whole(application);

/** One application with its reviews and the level of every criterion. */
export const o2 = {
  name: 'O2',
  title: 'one application with reviews and scores',
  semai: { as: 'director', query, variables: () => ({ id: globalId('Application', chosen) }), gist },
  documented: { query, variables: () => ({ id: idOf(chosen) }), gist },
  postgraphile: {
    query: peer,
    variables: () => ({ id: idOf(chosen) }),
    gist: ({ applicationByRowId: { number, assignmentsByApplicationId } }) =>
      lines(
        number,
        assignmentsByApplicationId.nodes.map((node) => ({ ...node.reviewByAssignmentId, of: node.personByReviewerId })),
        ({ of, reviewScoresByReviewId: { nodes } }) => ({
          name: of.fullName,
          scores: nodes.map(({ score, criterionByCriterionId: criterion }) => ({ score, criterion })),
        }),
      ),
  },
  floor: {
    query: floor,
    variables: () => [idOf(chosen)],
    gist: whole,
  },
};
