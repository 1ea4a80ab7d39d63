import { formatDateTime } from '#kernel';
import type { DomainEvent } from '#messaging';
import { iso, moment, reader, text, type Audience, type Row, type Template } from './audience.js';
import { calendarOf } from './calendar-entry.js';
import type { NoticeParam } from './notice.js';

/** Facts about office hours that people are told of. */
type OfficeFact = Extract<
  DomainEvent,
  { event: `officeHours.${'opened' | 'allotted' | 'published'}` | `meeting.${'booked' | 'cancelled' | 'reminderDue'}` }
>;

/** A meeting as the statements below give it. */
interface ToldMeeting {
  readonly id: string;
  readonly sequence: number;
  readonly starts: string;
  readonly ends: string;
  readonly place: string;
  readonly mentor: string;
  readonly startup: string;
  readonly topic: string;
  readonly note: string;
}

const meeting = `jsonb_build_object('id', m.id, 'sequence', m.version, 'starts', ${iso('m.starts_at')},
  'ends', ${iso('m.ends_at')}, 'place', w.place, 'mentor', q.full_name, 'startup', u.name, 'topic', m.topic, 'note', m.cancel_note)`;

const fromMeeting = `from office_hour_meeting m join office_hour_slot w on w.id = m.slot_id join startup u on u.id = m.startup_id
  join mentor_profile f on f.id = m.mentor_id join person q on q.id = f.person_id`;

const around = `join cohort c on c.id = o.cohort_id join season s on s.id = c.season_id join programme g on g.id = s.programme_id`;

const columns = (template: Template, link: string, { subject = 'o.id', meetings = 'null::jsonb' } = {}) => `
  select ${reader}, ${subject} as subject_id, '${template}' as template, ${link} as link, o.name as round, c.name as cohort,
    ${iso('o.wishes_close_at')} as closes, ${iso('now()')} as stamp, ${meetings} as meetings`;

const toPage = `'/app/office-hours'`;

const opened = [
  `${columns('officeHoursForMentor', toPage)} from office_hour_round o ${around}
   join mentor_profile f on f.cohort_id = c.id and f.state = 'ACTIVE' join person p on p.id = f.person_id where o.id = ?`,
  `${columns('officeHoursForTeam', toPage, { subject: 'e.startup_id' })} from office_hour_round o ${around}
   join enrolment e on e.cohort_id = c.id and e.state = 'ACTIVE'
   join membership b on b.startup_id = e.startup_id and b.left_at is null join person p on p.id = b.person_id where o.id = ?`,
];

const allotted = [
  `${columns('allotmentReady', `'/app/cohorts/' || c.id || '/office-hours'`)} from office_hour_run r
   join office_hour_round o on o.id = r.round_id ${around} join person p on p.id = r.requested_by_id where r.id = ?`,
];

/** The standing meetings of a round, gathered by one of their columns. */
const gathered = (
  by: string,
) => `(select ${by} as whose, jsonb_agg(${meeting} order by m.starts_at) as meetings ${fromMeeting}
  where m.state = 'BOOKED' and m.round_id = (select round_id from office_hour_run where id = ?) group by 1) x`;

const published = [
  `${columns('officeHoursMentor', toPage, { subject: 'f.id', meetings: 'x.meetings' })} from ${gathered('m.mentor_id')}
   join mentor_profile f on f.id = x.whose join person p on p.id = f.person_id
   join office_hour_round o on o.id = (select round_id from office_hour_run where id = ?) ${around}`,
  `${columns('officeHoursTeam', toPage, { subject: 'x.whose', meetings: 'x.meetings' })} from ${gathered('m.startup_id')}
   join membership b on b.startup_id = x.whose and b.left_at is null join person p on p.id = b.person_id
   join office_hour_round o on o.id = (select round_id from office_hour_run where id = ?) ${around}`,
  `${columns('officeHoursNone', toPage, { subject: 'n.startup_id' })} from office_hour_run r
   join office_hour_round o on o.id = r.round_id ${around}
   join office_hour_request n on n.round_id = o.id and n.want > 0 and not exists (select from office_hour_meeting m
     where m.round_id = o.id and m.startup_id = n.startup_id and m.state = 'BOOKED')
   join membership b on b.startup_id = n.startup_id and b.left_at is null join person p on p.id = b.person_id where r.id = ?`,
];

const oneMeeting = (template: Template, { subject = 'm.id', where = 'm.id = ?' } = {}) => {
  const what = { subject, meetings: `jsonb_build_array(${meeting})` };
  const round = `join office_hour_round o on o.id = m.round_id ${around}`;
  return [
    `${columns(template, toPage, what)} ${fromMeeting} ${round} join person p on p.id = q.id where ${where}`,
    `${columns(template, toPage, what)} ${fromMeeting} ${round}
     join membership b on b.startup_id = u.id and b.left_at is null join person p on p.id = b.person_id where ${where}`,
  ];
};

function statementsOf({ event }: OfficeFact): readonly string[] {
  switch (event) {
    case 'officeHours.opened':
      return opened;
    case 'officeHours.allotted':
      return allotted;
    case 'officeHours.published':
      return published;
    case 'meeting.booked':
      return oneMeeting('meetingBooked');
    case 'meeting.cancelled':
      return oneMeeting('meetingCancelled');
    case 'meeting.reminderDue':
      return oneMeeting('meetingReminder', { subject: 'm.reminders', where: "m.id = ? and m.state = 'BOOKED'" });
  }
}

const aboutOf = ({ event, payload }: OfficeFact): string => {
  if (event === 'officeHours.opened') return payload.roundId;
  return event === 'officeHours.allotted' || event === 'officeHours.published' ? payload.runId : payload.meetingId;
};

const meetingsOf = (row: Row): readonly ToldMeeting[] => (row['meetings'] ?? []) as ToldMeeting[];

const pairOf = ({ startup, mentor }: ToldMeeting): string => `${startup} – ${mentor}`;

/** One line for each meeting, in the reader's language and the programme's zone. */
const lineOf = ({ locale, zone }: Row, one: ToldMeeting): string =>
  [formatDateTime(one.starts, locale, zone), pairOf(one), one.place].filter((part) => part !== '').join(' · ');

/** What a letter says of a single meeting. */
const firstOf = (row: Row): Record<string, NoticeParam> => {
  const [one] = meetingsOf(row);
  return one ? { when: moment(one.starts), pair: pairOf(one), note: one.note } : { note: '' };
};

/** Who hears of office hours: mentors and teams, the director who asked; meetings come with an entry for the calendar. */
export function officeHoursAudience(fact: OfficeFact): Audience {
  const about = aboutOf(fact);
  const sql = statementsOf(fact).join(' union all ');
  return {
    sql,
    values: [...sql.matchAll(/\?/g)].map(() => about),
    about,
    template: (row) => row['template'] as Template,
    params: (row) => ({
      round: String(row['round']),
      cohort: text(row['cohort']),
      closes: moment(row['closes']),
      count: meetingsOf(row).length,
      list: meetingsOf(row)
        .map((one) => lineOf(row, one))
        .join('\n'),
      ...firstOf(row),
    }),
    link: (row) => String(row['link']),
    calendar: (row) => {
      // A meeting that draws near stands in the calendar already.
      if (fact.event === 'meeting.reminderDue') return null;
      const entries = meetingsOf(row).map((one) => ({
        ...one,
        summary: `${String(row['round'])}: ${pairOf(one)}`,
        description: one.topic,
        location: one.place,
      }));
      if (entries.length === 0) return null;
      return calendarOf(entries, { cancelled: fact.event === 'meeting.cancelled', stamp: String(row['stamp']) });
    },
  };
}
