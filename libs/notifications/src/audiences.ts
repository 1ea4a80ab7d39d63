import type { EntityManager } from '@mikro-orm/postgresql';
import type { DomainEvent } from '#messaging';
import { iso, moment, reader, text, type Audience, type Row, type Template } from './audience.js';
import { mentoringAudience } from './mentoring-audience.js';
import type { Notice, NoticeParam } from './notice.js';
import { officeHoursAudience } from './office-hours-audience.js';

/** People of an application's team who have an account or could have one. */
const team = (extra: string, joins: string, where: string) => `
  select ${reader}, a.id as application_id, a.number, s.name as season, ${extra}
  from application a
  join season s on s.id = a.season_id join programme g on g.id = s.programme_id
  join application_member m on m.application_id = a.id join person p on p.id = m.person_id
  ${joins} where ${where}`;

const toApplication = (row: Row) => `/app/applications/${String(row['application_id'])}`;
const named = (row: Row) => ({ number: String(row['number']), season: text(row['season']) });
/** Who hears of an event, and in which words; `null` where nobody does. */
export function audienceOf(fact: DomainEvent): Audience | null {
  switch (fact.event) {
    case 'application.submitted':
      return ofTeam(fact.payload.applicationId, 'applicationReceived', {
        extra: `${iso('a.submitted_at')} as at, (select ${iso('min(t.ends_at)')} from stage t where t.season_id = s.id and t.kind = 'CHECK') as next_by`,
        params: (row) => ({ at: moment(row['at']), nextBy: row['next_by'] ? moment(row['next_by']) : '' }),
      });
    case 'application.resubmitted':
      return ofTeam(fact.payload.applicationId, 'applicationResubmitted', {
        extra: `(select count(*) from application_snapshot x where x.application_id = a.id)::int as times`,
      });
    case 'application.withdrawn':
      return ofTeam(fact.payload.applicationId, 'applicationWithdrawn', {});
    case 'application.revisionRequested':
      return {
        sql: team(
          `r.note, ${iso('r.due_at')} as due`,
          'join revision_request r on r.application_id = a.id',
          'r.id = ?',
        ),
        values: [fact.payload.revisionRequestId],
        about: fact.payload.revisionRequestId,
        template: () => 'revisionRequested',
        params: (row) => ({ ...named(row), note: String(row['note']), due: moment(row['due']) }),
        link: toApplication,
      };
    case 'application.checked':
      return {
        sql: team(
          'v.result, v.note',
          'join check_verdict v on v.application_id = a.id',
          "v.id = ? and v.result <> 'REVISE'",
        ),
        values: [fact.payload.verdictId],
        about: fact.payload.verdictId,
        template: (row) => (row['result'] === 'ELIGIBLE' ? 'checkPassed' : 'checkFailed'),
        params: (row) => ({ ...named(row), note: String(row['note']) }),
        link: toApplication,
      };
    case 'decisions.released':
      return {
        sql: team(
          `d.outcome, d.reason, ${iso('o.expires_at')} as expires`,
          `join decision d on d.application_id = a.id left join offer o on o.application_id = a.id and o.state = 'MADE'`,
          'd.batch_id = ?',
        ),
        values: [fact.payload.batchId],
        about: fact.payload.batchId,
        template: (row) => decisionTemplate[String(row['outcome'])] ?? 'decisionDeclined',
        params: (row) => ({
          ...named(row),
          reason: row['reason'] ? { key: `notifications.reasons.${String(row['reason'])}` } : '',
          expiresAt: row['expires'] ? moment(row['expires']) : '',
        }),
        link: toApplication,
      };
    case 'offer.made':
      return ofOffer(fact.payload.offerId, 'waitlistPromoted');
    case 'offer.reminderDue':
      return ofOffer(fact.payload.offerId, 'offerReminder');
    case 'offer.expired':
      return givenBack(fact.payload.offerId, 'offerExpired');
    case 'offer.confirmed':
      return ofOffer(fact.payload.offerId, 'offerConfirmed');
    case 'offer.declined':
      return givenBack(fact.payload.offerId, 'offerDeclined');
    case 'round.assigned':
      return assigned(fact.payload.runId);
    case 'matching.computed':
      return {
        sql: `select ${reader}, c.name as cohort, c.id as cohort_id from match_run r
          join cohort c on c.id = r.cohort_id join season s on s.id = c.season_id join programme g on g.id = s.programme_id
          join person p on p.id = r.requested_by_id where r.id = ?`,
        values: [fact.payload.runId],
        about: fact.payload.runId,
        template: () => 'matchingReady',
        params: (row) => ({ cohort: text(row['cohort']) }),
        link: (row) => `/app/cohorts/${String(row['cohort_id'])}/matching`,
      };
    case 'matching.published':
      return mentoringAudience(fact);
    case 'match.reminded':
    case 'match.lapsed':
    case 'match.unreplaced':
    case 'match.voided':
    case 'match.responded':
      return mentoringAudience(fact);
    case 'officeHours.opened':
    case 'officeHours.allotted':
    case 'officeHours.published':
    case 'meeting.booked':
    case 'meeting.cancelled':
    case 'meeting.reminderDue':
      return officeHoursAudience(fact);
    case 'round.reassigned':
      return handedOver(fact.payload);
    case 'startup.moved':
      return {
        sql: `select ${reader}, u.name as startup, t.applicant_name as stage from stage_entry e
          join stage t on t.id = e.stage_id join season s on s.id = t.season_id join programme g on g.id = s.programme_id
          join application a on a.id = e.application_id join startup u on u.id = a.startup_id
          join membership b on b.startup_id = u.id and b.left_at is null join person p on p.id = b.person_id where e.id = ?`,
        values: [fact.payload.stageEntryId],
        about: fact.payload.stageEntryId,
        template: () => 'startupMoved',
        params: (row) => ({ startup: String(row['startup']), stage: text(row['stage']) }),
        link: () => '/app/startup',
      };
    default:
      return null;
  }
}

const decisionTemplate: Readonly<Record<string, Template>> = {
  ACCEPT: 'decisionAccepted',
  WAITLIST: 'decisionWaitlisted',
  DECLINE: 'decisionDeclined',
};

interface TeamNotice {
  readonly extra?: string;
  readonly params?: (row: Row) => Record<string, NoticeParam>;
}

function ofTeam(applicationId: string, template: Template, { extra = 'null as none', params }: TeamNotice): Audience {
  return {
    sql: team(extra, '', 'a.id = ?'),
    values: [applicationId],
    about: applicationId,
    template: () => template,
    params: (row) => ({ ...named(row), ...params?.(row) }),
    link: toApplication,
  };
}

function ofOffer(offerId: string, template: Template): Audience {
  return {
    sql: team(
      `${iso('o.expires_at')} as expires, nullif(o.reminders, 0) as times`,
      'join offer o on o.application_id = a.id',
      'o.id = ?',
    ),
    values: [offerId],
    about: offerId,
    template: () => template,
    params: (row) => ({ ...named(row), expiresAt: moment(row['expires']) }),
    link: toApplication,
  };
}

/** The team hears that its place is gone, and whoever released the decisions that one is free for the waiting list. */
function givenBack(offerId: string, template: Template): Audience {
  const waiting = `(select count(*)::int from application w where w.season_id = s.id and w.lifecycle = 'WAITLISTED')`;
  return {
    sql: `${team('null::uuid as round_id, 0 as waiting', 'join offer o on o.application_id = a.id', 'o.id = ?')}
      union all
      select ${reader}, a.id, a.number, s.name, d.round_id, ${waiting} from offer o
      join application a on a.id = o.application_id join season s on s.id = a.season_id
      join programme g on g.id = s.programme_id join decision d on d.application_id = a.id
      join decision_batch b on b.id = d.batch_id join person p on p.id = b.released_by_id where o.id = ?`,
    values: [offerId, offerId],
    about: offerId,
    template: (row) => (row['round_id'] ? 'placeFree' : template),
    params: (row) => ({ ...named(row), waiting: Number(row['waiting']) }),
    link: (row) => (row['round_id'] ? `/app/decisions/${String(row['round_id'])}` : toApplication(row)),
  };
}

/** Reviewers hear of what a run gave them; whoever asked hears when it found no solution. */
function assigned(runId: string): Audience {
  return {
    sql: `select ${reader}, r.name as round, r.id as round_id, ${iso('r.locks_at')} as locks, n.count, false as failed
      from (select reviewer_id, round_id, count(*)::int as count from assignment where run_id = ? and state = 'OFFERED' group by 1, 2) n
      join review_round r on r.id = n.round_id join season s on s.id = r.season_id join programme g on g.id = s.programme_id
      join person p on p.id = n.reviewer_id
      union all
      select ${reader}, r.name, r.id, ${iso('r.locks_at')}, 0, true from assignment_run x
      join review_round r on r.id = x.round_id join season s on s.id = r.season_id join programme g on g.id = s.programme_id
      join person p on p.id = x.requested_by_id where x.id = ? and x.state = 'INFEASIBLE'`,
    values: [runId, runId],
    about: runId,
    template: (row) => (row['failed'] ? 'assignmentInfeasible' : 'reviewsAssigned'),
    params: (row) => ({ round: text(row['round']), count: Number(row['count']), locks: moment(row['locks']) }),
    link: (row) => (row['failed'] ? `/app/rounds/${String(row['round_id'])}/assignment` : '/app/reviews'),
  };
}

/** Who gave reads away hears how many; those who got them hear of their own. */
function handedOver({ runId, reviewerId }: { readonly runId: string; readonly reviewerId: string }): Audience {
  return {
    sql: `select ${reader}, r.name as round, n.count from (
        select x.round_id, count(*)::int as count from assignment x where x.run_id = ? group by 1) n
      join review_round r on r.id = n.round_id join season s on s.id = r.season_id join programme g on g.id = s.programme_id
      join person p on p.id = ?`,
    values: [runId, reviewerId],
    about: runId,
    template: () => 'readsHandedOver',
    params: (row) => ({ round: text(row['round']), count: Number(row['count']) }),
    link: () => '/app/reviews',
  };
}

/** Everybody who is to be told of an event, each with words and link. */
export async function noticesOf(em: EntityManager, fact: DomainEvent): Promise<Notice[]> {
  const audience = audienceOf(fact);
  if (!audience) return [];
  const rows = await em.execute<Row[]>(audience.sql, [...audience.values]);
  return rows.map((row) => ({
    personId: row.person_id,
    email: row.email,
    locale: row.locale,
    template: audience.template(row),
    params: audience.params(row),
    link: audience.link(row),
    programmeId: row.programme_id,
    zone: row.zone,
    calendar: audience.calendar?.(row) ?? null,
    about: [
      fact.event,
      audience.about,
      row['match_id'] ?? row['subject_id'] ?? row['times'] ?? row['application_id'] ?? '',
    ].join(' '),
  }));
}
