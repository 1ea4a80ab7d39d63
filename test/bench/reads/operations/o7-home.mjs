import { sampleId } from './ids.mjs';

const founder = sampleId('founder-new');

const query = `query Home {
  myApplications(first: 10) { nodes {
    id number lifecycle createdAt submittedAt startup { id name } openRevision { id dueAt } offer { id state expiresAt }
    season { id name slug finalDeadline programme { id zone } } currentEntry { id stage { id applicantName endsAt } } } }
  myStartups { id name oneLiner memberships { id isLead person { id fullName } } }
  unreadNotices(first: 5) { totalCount nodes { id subject createdAt } }
}`;

const peer = `query Home($person: UUID!) {
  personByRowId(rowId: $person) {
    applicationMembersByPersonId(first: 10) { nodes { applicationByApplicationId {
      rowId number lifecycle createdAt submittedAt startupByStartupId { rowId name }
      revisionRequestsByApplicationId(condition: { answeredAt: null }) { nodes { rowId dueAt } }
      offersByApplicationId { nodes { rowId state expiresAt } }
      seasonBySeasonId { rowId name slug finalDeadline programmeByProgrammeId { rowId zone } }
      stageEntriesByApplicationId(condition: { leftAt: null }) { nodes { rowId stageByStageId { rowId applicantName endsAt } } } } } }
    membershipsByPersonId { nodes { startupByStartupId {
      rowId name oneLiner membershipsByStartupId { nodes { rowId isLead personByPersonId { rowId fullName } } } } } }
    outgoingMessagesByRecipientId(condition: { channel: "IN_APP", readAt: null }, orderBy: PRIMARY_KEY_ASC, first: 5) {
      totalCount nodes { rowId subject createdAt } }
  }
}`;

const floor = `select json_build_object(
    'applications', (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'lifecycle', a.lifecycle,
        'createdAt', a.created_at, 'submittedAt', a.submitted_at, 'startup', u.name, 'season', s.name ->> 'id', 'slug', s.slug,
        'finalDeadline', s.final_deadline, 'zone', g.zone, 'revision', (select r.due_at from revision_request r
          where r.application_id = a.id and r.answered_at is null order by r.sequence desc limit 1),
        'offer', (select json_build_object('state', o.state, 'expiresAt', o.expires_at) from offer o
          where o.application_id = a.id order by o.created_at desc limit 1),
        'entry', (select json_build_object('name', t.applicant_name ->> 'id', 'endsAt', t.ends_at) from stage_entry e
          join stage t on t.id = e.stage_id where e.application_id = a.id and e.left_at is null))), '[]')
      from application_member m join application a on a.id = m.application_id join startup u on u.id = a.startup_id
      join season s on s.id = a.season_id join programme g on g.id = s.programme_id where m.person_id = $1),
    'startups', (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'oneLiner', u.one_liner,
        'members', (select json_agg(json_build_object('isLead', x.is_lead, 'name', p.full_name)) from membership x
          join person p on p.id = x.person_id where x.startup_id = u.id and x.left_at is null))), '[]')
      from membership m join startup u on u.id = m.startup_id where m.person_id = $1 and m.left_at is null),
    'notices', (select coalesce(json_agg(json_build_object('id', n.id, 'subject', n.subject, 'createdAt', n.created_at)), '[]') from (
      select * from outgoing_message where recipient_id = $1 and channel = 'IN_APP' and read_at is null order by created_at desc limit 5) n),
    'unread', (select count(*) from outgoing_message where recipient_id = $1 and channel = 'IN_APP' and read_at is null))::text`;

const lines = (applications, startups, unread) => [
  ...applications.map((one) => one.join(' ')).toSorted(),
  ...startups.map(([name, people]) => [name, ...people.toSorted()].join(' ')).toSorted(),
  String(unread),
];

const gist = ({ myApplications: { nodes }, myStartups, unreadNotices }) =>
  lines(
    nodes.map((node) => [
      node.number,
      node.startup.name,
      Date.parse(node.openRevision?.dueAt),
      Boolean(node.currentEntry),
    ]),
    myStartups.map(({ name, memberships }) => [name, memberships.map(({ person }) => person.fullName)]),
    unreadNotices.totalCount,
  );

/** What a founder sees first: own applications, own startups, unread notices. */
export const o7 = {
  name: 'O7',
  title: "founder's home",
  semai: { as: 'founder', query, variables: () => ({}), gist },
  postgraphile: {
    query: peer,
    variables: () => ({ person: founder }),
    gist: ({ personByRowId: { applicationMembersByPersonId, membershipsByPersonId, outgoingMessagesByRecipientId } }) =>
      lines(
        applicationMembersByPersonId.nodes.map(({ applicationByApplicationId: one }) => [
          one.number,
          one.startupByStartupId.name,
          Date.parse(one.revisionRequestsByApplicationId.nodes[0]?.dueAt),
          one.stageEntriesByApplicationId.nodes.length > 0,
        ]),
        membershipsByPersonId.nodes.map(({ startupByStartupId: { name, membershipsByStartupId } }) => [
          name,
          membershipsByStartupId.nodes.map(({ personByPersonId }) => personByPersonId.fullName),
        ]),
        outgoingMessagesByRecipientId.totalCount,
      ),
  },
  documented: { query, variables: () => ({}), gist },
  floor: {
    query: floor,
    variables: () => [founder],
    gist: ({ applications, startups, unread }) =>
      lines(
        applications.map((one) => [one.number, one.startup, Date.parse(one.revision), Boolean(one.entry)]),
        startups.map(({ name, members }) => [name, members.map((member) => member.name)]),
        unread,
      ),
  },
};
