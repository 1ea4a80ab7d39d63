import type { DomainEvent } from '#messaging';
import { iso, moment, reader, text, type Audience, type Row, type Template } from './audience.js';

/** Facts about offered pairs. */
type PairFact = Extract<
  DomainEvent,
  { event: 'matching.published' | `match.${'reminded' | 'lapsed' | 'unreplaced' | 'voided' | 'responded'}` }
>;

const pair = `from mentor_match m join mentor_profile f on f.id = m.mentor_id join person q on q.id = f.person_id
  join startup u on u.id = m.startup_id join cohort c on c.id = f.cohort_id join match_run r on r.id = m.run_id
  join season s on s.id = c.season_id join programme g on g.id = s.programme_id`;

const columns = (template: Template, link: string) => `select ${reader}, m.id as match_id, q.full_name as mentor,
  u.name as startup, c.name as cohort, ${iso(`(m.offered_at + interval '72 hours')`)} as lapses, '${template}' as template,
  ${link} as link`;

const toMentor = (template: Template, where: string) =>
  `${columns(template, `'/app/mentoring'`)} ${pair} join person p on p.id = q.id where ${where}`;

const toTeam = (template: Template, where: string) =>
  `${columns(template, `'/app/startup'`)} ${pair} join membership b on b.startup_id = u.id and b.left_at is null
   join person p on p.id = b.person_id where ${where}`;

const toLead = (template: Template, where: string) => toTeam(template, `b.is_lead and ${where}`);

/** Whoever asked for the matching; for what followed by itself, whoever asked for the cohort's newest one. */
const toDirector = (template: Template, where: string) =>
  `${columns(template, `'/app/cohorts/' || c.id || '/matching'`)} ${pair}
   join person p on p.id = coalesce(r.requested_by_id, (select o.requested_by_id from match_run o
     where o.cohort_id = c.id and o.requested_by_id is not null order by o.created_at desc limit 1)) where ${where}`;

const ofMatch = 'm.id = ?';
const mentorSilent = 'm.answered_at is null';
const teamSilent = 'm.team_answered_at is null';

/** Which people a fact is told to, and in which words. */
function statementsOf(fact: PairFact): readonly string[] {
  switch (fact.event) {
    case 'matching.published':
      return [
        toMentor('matchOffered', `m.run_id = ? and m.state = 'OFFERED'`),
        toLead('matchOfferedToTeam', `m.run_id = ? and m.state = 'OFFERED'`),
      ];
    case 'match.reminded':
      return [
        toMentor('matchReminder', `${ofMatch} and ${mentorSilent}`),
        toLead('matchReminder', `${ofMatch} and ${teamSilent}`),
      ];
    case 'match.lapsed':
      return [
        toMentor('matchLapsed', ofMatch),
        toLead('matchLapsed', ofMatch),
        toDirector('matchLapsedForStaff', ofMatch),
      ];
    case 'match.unreplaced':
      return [toDirector('matchUnreplaced', ofMatch)];
    case 'match.voided':
      return [toMentor('matchVoided', ofMatch), toTeam('matchVoided', ofMatch), toDirector('matchVoided', ofMatch)];
    case 'match.responded':
      return [
        toTeam('matchActive', `${ofMatch} and m.state = 'ACTIVE'`),
        toMentor('matchActiveForMentor', `${ofMatch} and m.state = 'ACTIVE'`),
        toLead('matchAwaitsTeam', `${ofMatch} and m.state = 'OFFERED' and m.answered_at is not null and ${teamSilent}`),
        toDirector('matchDeclined', `${ofMatch} and m.state = 'DECLINED'`),
      ];
  }
}

/** Who hears of an offered pair and of what became of it: both sides, and the director who asked. */
export function mentoringAudience(fact: PairFact): Audience {
  const about = fact.event === 'matching.published' ? fact.payload.runId : fact.payload.matchId;
  const statements = statementsOf(fact);
  return {
    sql: statements.join(' union all '),
    values: statements.map(() => about),
    about,
    template: (row) => row['template'] as Template,
    params: (row: Row) => ({
      mentor: String(row['mentor']),
      startup: String(row['startup']),
      cohort: text(row['cohort']),
      lapses: row['lapses'] ? moment(row['lapses']) : '',
    }),
    link: (row) => String(row['link']),
  };
}
