import { named } from '../seed/statements.mjs';
import { globalId, idOf } from './ids.mjs';

const query = `query Board($id: ID!) {
  cohort(id: $id) { id name capacity season { id name stages { id kind position staffName seats } } }
  enrolments(cohortId: $id) {
    id state version stage { id } startup { id name oneLiner matches { id state mentor { id person { id fullName } } } }
  }
}`;

const peer = `query Board($id: UUID!) {
  cohortByRowId(rowId: $id) {
    rowId name capacity
    seasonBySeasonId { rowId name stagesBySeasonId(orderBy: POSITION_ASC) { nodes { rowId kind position staffName seats } } }
    enrolmentsByCohortId { nodes {
      rowId state version stageId startupByStartupId { rowId name oneLiner
        mentorMatchesByStartupId { nodes { rowId state mentorProfileByMentorId { rowId personByPersonId { rowId fullName } } } } }
    } }
  }
}`;

const floor = `select json_build_object('id', c.id, 'name', c.name ->> 'id', 'capacity', c.capacity, 'season', s.name ->> 'id',
    'stages', (select json_agg(json_build_object('id', t.id, 'kind', t.kind, 'position', t.position,
      'staffName', t.staff_name ->> 'id', 'seats', t.seats) order by t.position) from stage t where t.season_id = s.id),
    'enrolments', (select json_agg(json_build_object('id', e.id, 'state', e.state, 'version', e.version, 'stageId', e.stage_id,
        'startup', json_build_object('id', u.id, 'name', u.name, 'oneLiner', u.one_liner, 'matches', m.matches)) order by u.name, e.id)
      from enrolment e join startup u on u.id = e.startup_id
      cross join lateral (select coalesce(json_agg(json_build_object('id', m.id, 'state', m.state, 'mentor', p.full_name)), '[]') as matches
        from mentor_match m join mentor_profile f on f.id = m.mentor_id join person p on p.id = f.person_id
        where m.startup_id = u.id and m.state <> 'PROPOSED') m
      where e.cohort_id = c.id))::text
  from cohort c join season s on s.id = c.season_id where c.id = $1`;

const lines = (stages, enrolments) =>
  enrolments.map(({ state, startup, mentors }) => [stages, state, startup, ...mentors.toSorted()].join(' ')).toSorted();

const gist = ({ cohort, enrolments }) =>
  lines(
    cohort.season.stages.length,
    enrolments.map(({ state, startup }) => ({
      state,
      startup: startup.name,
      mentors: startup.matches.map((match) => `${match.state} ${match.mentor.person.fullName}`),
    })),
  );

/** The board of a cohort: stages, startups where they stand, and who mentors them. */
export const o6 = {
  name: 'O6',
  title: 'cohort board, 60 startups',
  semai: { as: 'director', query, variables: () => ({ id: globalId('Cohort', named.cohort) }), gist },
  postgraphile: {
    query: peer,
    variables: () => ({ id: idOf(named.cohort) }),
    gist: ({ cohortByRowId: { seasonBySeasonId, enrolmentsByCohortId } }) =>
      lines(
        seasonBySeasonId.stagesBySeasonId.nodes.length,
        enrolmentsByCohortId.nodes.map(({ state, startupByStartupId: { name, mentorMatchesByStartupId } }) => ({
          state,
          startup: name,
          mentors: mentorMatchesByStartupId.nodes.map(
            (match) => `${match.state} ${match.mentorProfileByMentorId.personByPersonId.fullName}`,
          ),
        })),
      ),
  },
  documented: { query, variables: () => ({ id: idOf(named.cohort) }), gist },
  floor: {
    query: floor,
    variables: () => [idOf(named.cohort)],
    gist: ({ stages, enrolments }) =>
      lines(
        stages.length,
        enrolments.map(({ state, startup }) => ({
          state,
          startup: startup.name,
          mentors: startup.matches.map((match) => `${match.state} ${match.mentor}`),
        })),
      ),
  },
};
