const rows = 50;

const query = `query Calendar($first: Int!) {
  activities(first: $first) {
    nodes { id slug title mode startsAt endsAt registrationCount attendanceCount } pageInfo { hasNextPage endCursor }
  }
}`;

const peer = `query Calendar($first: Int!) {
  allActivities(orderBy: [STARTS_AT_ASC, PRIMARY_KEY_ASC], first: $first) {
    nodes { rowId slug title mode startsAt endsAt registrationCount attendanceCount } pageInfo { hasNextPage endCursor }
  }
}`;

const floor = `select json_build_object('nodes', json_agg(row order by row.at, row.id))::text from (
  select a.id, a.slug, a.title ->> 'id' as title, a.mode, a.starts_at as at, a.ends_at as "endsAt",
    r.count as "registrationCount", p.count as "attendanceCount"
  from (select * from activity order by starts_at, id limit $1) a
  cross join lateral (select count(*) from registration r where r.activity_id = a.id and r.state = 'REGISTERED') r
  cross join lateral (select count(*) from attendance p where p.activity_id = a.id and p.state in ('PRESENT', 'LATE')) p) row`;

const gist = (nodes) =>
  nodes.map(({ slug, registrationCount, attendanceCount }) => [slug, registrationCount, attendanceCount].join(' '));

/** 50 activities with their counts. */
export const o5 = {
  name: 'O5',
  title: '50 activities with registrations and attendance',
  semai: {
    as: 'director',
    query,
    variables: () => ({ first: rows }),
    gist: ({ activities: { nodes } }) => gist(nodes),
  },
  postgraphile: {
    query: peer,
    variables: () => ({ first: rows }),
    gist: ({ allActivities: { nodes } }) => gist(nodes),
  },
  documented: {
    query,
    variables: () => ({ first: rows }),
    gist: ({ activities: { nodes } }) => gist(nodes),
  },
  floor: { query: floor, variables: () => [rows], gist: ({ nodes }) => gist(nodes) },
};
