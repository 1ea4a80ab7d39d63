import { named } from '../seed/statements.mjs';
import { globalId, idOf } from './ids.mjs';

const rows = 50;

const query = `query Table($seasonId: ID!, $first: Int!) {
  applications(filter: { seasonId: $seasonId }, first: $first) {
    nodes { id number lifecycle submittedAt startup { id name } members { id name isLead } reviewCount result { calibrated } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const peer = `query Table($seasonId: UUID!, $first: Int!) {
  allApplications(condition: { seasonId: $seasonId }, orderBy: [SUBMITTED_AT_ASC, PRIMARY_KEY_ASC], first: $first) {
    nodes {
      rowId number lifecycle submittedAt startupByStartupId { rowId name }
      applicationMembersByApplicationId { nodes { rowId name isLead } } reviewCount calibrated
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const floor = `select json_build_object('nodes', coalesce(json_agg(row order by row.at, row.id), '[]'))::text from (
  select a.id, a.number, a.lifecycle, a.submitted_at as "submittedAt", a.submitted_at as at,
    json_build_object('id', s.id, 'name', s.name) as startup, m.members, r.count as "reviewCount", c.calibrated
  from (select * from application where season_id = $1 and submitted_at is not null order by submitted_at, id limit $2) a
  join startup s on s.id = a.startup_id
  cross join lateral (select json_agg(json_build_object('id', m.id, 'name', m.name, 'isLead', m.is_lead)) as members
    from application_member m where m.application_id = a.id) m
  cross join lateral (select count(*) from assignment g join review r on r.assignment_id = g.id
    where g.application_id = a.id and r.state = 'SENT') r
  left join lateral (select calibrated from score_result t join score_run u on u.id = t.run_id
    where t.application_id = a.id and u.is_current limit 1) c on true) row`;

const gist = (nodes, read) =>
  nodes.map((node) => [node.number, node.reviewCount, ...read(node)].join(' ') + ` ${Date.parse(node.submittedAt)}`);

/** Director's table: 50 applications with startup, founders, review count and calibrated score. */
export const o1 = {
  name: 'O1',
  title: "director's table, 50 applications",
  semai: {
    as: 'director',
    query,
    variables: () => ({ seasonId: globalId('Season', named.season), first: rows }),
    gist: ({ applications: { nodes } }) =>
      gist(nodes, ({ startup, members, result }) => [startup.name, members.length, result.calibrated]),
  },
  postgraphile: {
    query: peer,
    variables: () => ({ seasonId: idOf(named.season), first: rows }),
    gist: ({ allApplications: { nodes } }) =>
      gist(nodes, (node) => [
        node.startupByStartupId.name,
        node.applicationMembersByApplicationId.nodes.length,
        node.calibrated,
      ]),
  },
  documented: {
    query,
    variables: () => ({ seasonId: idOf(named.season), first: rows }),
    gist: ({ applications: { nodes } }) =>
      gist(nodes, ({ startup, members, result }) => [startup.name, members.length, result.calibrated]),
  },
  floor: {
    query: floor,
    variables: () => [idOf(named.season), rows],
    gist: ({ nodes }) => gist(nodes, ({ startup, members, calibrated }) => [startup.name, members.length, calibrated]),
  },
};
