/**
 * Mail hosts that are open to everybody: the same one says nothing. Names that belong to nobody (RFC 2606) are left out
 * by the statement itself.
 */
export const openMailHosts = [
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'yahoo.co.id',
  'ymail.com',
  'rocketmail.com',
  'hotmail.com',
  'outlook.com',
  'outlook.co.id',
  'live.com',
  'msn.com',
  'icloud.com',
  'proton.me',
  'protonmail.com',
  'zoho.com',
  'mail.com',
] as const;

/**
 * Every conflict that the records show between a judge (reviewer or mentor) and a startup, as a common table expression
 * `found(person_id, startup_id, source, reason, evidence)`; one row per pair, source and reason. One parameter: the open
 * mail hosts.
 * - Teams are members, those who apply together, and the addresses an application names in its team.
 * - Money invested is known where the person named the company in his or her profile, or it was declared; whoever works at the
 *   same place as a reviewer who reads as an investor is tied to that fund's companies.
 * - Learned: recusals of earlier rounds; and what was known of a team's earlier startup, whom it had as a mentor, relatives
 *   and investors, when one of the team comes back with another.
 */
export const foundConflicts = `
  judge as (
    select reviewer_id as id from commitment union select person_id from mentor_profile
    union select person_id from role_grant where role in ('REVIEWER', 'MENTOR')),
  team as (
    select m.person_id, m.startup_id from membership m
    union select m.person_id, a.startup_id from application_member m join application a on a.id = m.application_id
    union select p.id, a.startup_id
    from application a, jsonb_array_elements(case jsonb_typeof(a.answers->'team') when 'array' then a.answers->'team' end) t
    join person p on p.email = lower(btrim(t->>'email')) where a.submitted_at is not null),
  again as (
    select distinct earlier.startup_id as earlier, later.startup_id as later
    from team earlier join team later on later.person_id = earlier.person_id and later.startup_id <> earlier.startup_id),
  mail as (
    select p.id as person_id, split_part(p.email, '@', 2) as host from person p
    where not (split_part(p.email, '@', 2) = any (?::text[]))
      and p.email !~ '[.@](invalid|test|example|localhost)$' and p.email !~ '[.@]example[.](com|net|org)$'),
  workplace as (
    select person_id, lower(btrim(organisation)) as name from mentor_profile where btrim(organisation) <> ''
    union select person_id, lower(btrim(organisation)) from reviewer_profile where btrim(organisation) <> ''),
  tie as (
    select person_id, lower(btrim(venture)) as name from mentor_profile, unnest(ventures) as venture
    union select person_id, lower(btrim(venture)) from reviewer_profile, unnest(ventures) as venture),
  backer as (
    select i.person_id, s.id as startup_id from tie i join startup s on lower(btrim(s.name)) = i.name
    union select c.person_id, c.startup_id from conflict c
    where c.source = 'DECLARED' and c.reason = 'INVESTOR' and c.lifted_at is null),
  evidence as (
    select t.person_id, t.startup_id, 'DETECTED' as source, 'TEAM' as reason, s.name as evidence
    from team t join judge j on j.id = t.person_id join startup s on s.id = t.startup_id
    union all
    select j.id, there.startup_id, 'DETECTED', 'TEAM', s.name
    from judge j join team own on own.person_id = j.id
    join team beside on beside.startup_id = own.startup_id and beside.person_id <> j.id
    join team there on there.person_id = beside.person_id and there.startup_id <> own.startup_id
    join startup s on s.id = own.startup_id
    union all
    select w.person_id, s.id, 'DETECTED', 'SAME_ORGANISATION', w.name
    from workplace w join startup s on lower(btrim(s.name)) = w.name
    union all
    select w.person_id, t.startup_id, 'DETECTED', 'SAME_ORGANISATION', w.name
    from workplace w join workplace o on o.name = w.name and o.person_id <> w.person_id
    join team t on t.person_id = o.person_id
    union all
    select i.person_id, s.id, 'DETECTED', 'INVESTOR', i.name
    from tie i join startup s on lower(btrim(s.name)) = i.name
    union all
    select w.person_id, b.startup_id, 'DETECTED', 'INVESTOR', f.name
    from backer b join workplace f on f.person_id = b.person_id
    join workplace w on w.name = f.name and w.person_id <> b.person_id join judge j on j.id = w.person_id
    where exists (select from commitment c where c.reviewer_id = b.person_id and c.kind = 'INVESTOR')
    union all
    select m.person_id, t.startup_id, 'DETECTED', 'MAIL_DOMAIN', m.host
    from mail m join judge j on j.id = m.person_id
    join mail o on o.host = m.host and o.person_id <> m.person_id join team t on t.person_id = o.person_id
    union all
    select m.person_id, s.id, 'DETECTED', 'MAIL_DOMAIN', m.host
    from mail m join judge j on j.id = m.person_id
    join startup s on regexp_replace(lower(s.website), '^(https?://)?(www[.])?([^/:?#]+).*$', '\\3') = m.host
    union all
    select p.person_id, m.startup_id, 'DETECTED', 'MENTOR_OF', c.name->>'id'
    from mentor_match m join mentor_profile p on p.id = m.mentor_id join cohort c on c.id = p.cohort_id
    where m.state in ('ACTIVE', 'ENDED')
    union all
    select p.person_id, t.later, 'LEARNED', 'MENTOR_OF', s.name || ', ' || (c.name->>'id')
    from mentor_match m join mentor_profile p on p.id = m.mentor_id join cohort c on c.id = p.cohort_id
    join again t on t.earlier = m.startup_id join startup s on s.id = m.startup_id
    where m.state in ('ACTIVE', 'ENDED')
    union all
    select c.person_id, t.later, 'LEARNED', c.reason, s.name
    from conflict c join again t on t.earlier = c.startup_id join startup s on s.id = c.startup_id
    where c.source = 'DECLARED' and c.reason in ('FAMILY', 'INVESTOR') and c.lifted_at is null
    union all
    select x.reviewer_id, a.startup_id, 'LEARNED',
      coalesce((select min(c.reason) from conflict c
        where c.person_id = x.reviewer_id and c.startup_id = a.startup_id and c.source = 'DECLARED'), 'OTHER'), a.number
    from assignment x join application a on a.id = x.application_id join review_round r on r.id = x.round_id
    where x.state in ('RECUSED', 'VOID') and r.state in ('LOCKED', 'SCORED')),
  found as (
    select person_id, startup_id, source, reason, min(evidence) as evidence from evidence group by 1, 2, 3, 4)`;
