import { sampleId } from './ids.mjs';

const rows = 25;
const reviewer = sampleId('reviewer-1');

const query = `query Queue($first: Int!) {
  myAssignments(first: $first) {
    nodes { id number state clearedAt round { id name state locksAt } review { id state total } }
    pageInfo { hasNextPage endCursor } totalCount
  }
}`;

const peer = `query Queue($reviewer: UUID!, $first: Int!) {
  allAssignments(condition: { reviewerId: $reviewer }, orderBy: PRIMARY_KEY_ASC, first: $first) {
    nodes {
      rowId state clearedAt applicationByApplicationId { number } reviewRoundByRoundId { rowId name state locksAt }
      reviewByAssignmentId { rowId state total }
    }
    pageInfo { hasNextPage endCursor } totalCount
  }
}`;

/** With the number of rows written out: told it by a parameter, PostgreSQL now and then reads whole tables for them. */
const floor = `select json_build_object('nodes', json_agg(row order by row.id),
    'totalCount', (select count(*) from assignment where reviewer_id = $1))::text from (
  select g.id, a.number, g.state, g.cleared_at as "clearedAt",
    json_build_object('id', o.id, 'name', o.name ->> 'id', 'state', o.state, 'locksAt', o.locks_at) as round,
    case when r.id is not null then json_build_object('id', r.id, 'state', r.state, 'total', r.total) end as review
  from (select * from assignment where reviewer_id = $1 order by id limit ${rows}) g
  join application a on a.id = g.application_id join review_round o on o.id = g.round_id
  left join review r on r.assignment_id = g.id) row`;

const lines = (total, nodes, read) => nodes.map((node) => [total, node.state, ...read(node)].join(' '));
const gist = ({ myAssignments: { totalCount, nodes } }) =>
  lines(totalCount, nodes, ({ number, review, round }) => [number, review?.state, Date.parse(round.locksAt)]);

/** A reviewer's queue of 25. */
export const o3 = {
  name: 'O3',
  title: "a reviewer's queue of 25",
  semai: { as: 'reviewer', query, variables: () => ({ first: rows }), gist },
  documented: { query, variables: () => ({ first: rows }), gist },
  postgraphile: {
    query: peer,
    variables: () => ({ reviewer, first: rows }),
    gist: ({ allAssignments: { totalCount, nodes } }) =>
      lines(totalCount, nodes, (node) => [
        node.applicationByApplicationId.number,
        node.reviewByAssignmentId?.state,
        Date.parse(node.reviewRoundByRoundId.locksAt),
      ]),
  },
  floor: {
    query: floor,
    variables: () => [reviewer],
    gist: ({ totalCount, nodes }) =>
      lines(totalCount, nodes, ({ number, review, round }) => [number, review?.state, Date.parse(round.locksAt)]),
  },
};
