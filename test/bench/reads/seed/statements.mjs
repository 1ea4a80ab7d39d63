// The bench set: one season of the sample's programme, filled by generate_series. Ids are hashes of words, so that
// every server is asked for the same rows and a run can be repeated.
import { stock } from './sizes.mjs';

/** A UUID version 8 from the hash of words; `words` is SQL that gives a text. */
const hashed = (words) => `overlay(overlay(md5(${words}) placing '8' from 13) placing 'a' from 17)::uuid`;
const id = (word, number = 'n') => hashed(`'${word} ' || ${number}`);
const only = (word) => hashed(`'${word}'`);
const person = (email) => `(select id from person where email = '${email}')`;
const programme = `(select id from programme where slug = 'hetero-for-startup')`;
const sampleSeason = `(select id from season where slug = 'hfs-2')`;
const text = (word) => `jsonb_build_object('id', '${word}', 'en', '${word}')`;

/** The rows that operations name. */
export const named = {
  season: 'bench season',
  round: 'bench round',
  stockRound: 'bench stock round',
  cohort: 'bench cohort',
};

const answers = `jsonb_build_object('masalah', repeat('Petani kehilangan seperlima panen. ', 12), 'solusi',
  repeat('Sensor murah memberi tahu kapan menyiram. ', 12), 'tautan', 'https://contoh.invalid/' || n, 'pendapatan', n * 1000)`;

const season = () => [
  `insert into season (id, programme_id, slug, number_prefix, name, summary, state, opens_at, final_deadline, seats)
   values (${only(named.season)}, ${programme}, 'bench', 'BNC', ${text('Musim ukur')}, ${text('Musim ukur')}, 'CLOSED',
     '2026-01-05T01:00:00Z', '2026-02-05T16:59:00Z', 50)`,
  `insert into stage (id, season_id, key, kind, position, staff_name, applicant_name, starts_at, ends_at)
   select ${id('bench stage', 'position')}, ${only(named.season)}, key, kind, position, staff_name, applicant_name,
     starts_at, ends_at from stage where season_id = ${sampleSeason}`,
  `insert into form_definition (id, season_id, kind, form_version, definition, published_at)
   select ${hashed(`'bench form ' || kind`)}, ${only(named.season)}, kind, form_version, definition, published_at
   from form_definition where season_id = ${sampleSeason}`,
  `insert into rubric (id, season_id, name, frozen_at)
   values (${only('bench rubric')}, ${only(named.season)}, ${text('Rubrik ukur')}, now())`,
  `insert into criterion (id, rubric_id, key, position, name, question, weight, anchors)
   select ${id('bench criterion')}, ${only('bench rubric')}, 'k' || n, n, ${text('Kriteria')}, ${text('Seberapa?')}, 20, '[]'
   from generate_series(1, 5) n`,
  ...[named.round, named.stockRound].map(
    (word) => `insert into review_round (id, season_id, stage_id, rubric_id, name, state, reads_per_application, quota,
     hidden_fields, opened_at, locks_at) values (${only(word)}, ${only(named.season)}, ${id('bench stage', 3)},
     ${only('bench rubric')}, ${text(word)}, 'OPEN', 4, 50, '{}', '2026-02-07T01:00:00Z', '2036-03-01T16:59:00Z')`,
  ),
  `insert into cohort (id, season_id, slug, name, capacity, state)
   values (${only(named.cohort)}, ${only(named.season)}, 'bench-angkatan', ${text('Angkatan ukur')}, 60, 'ACTIVE')`,
];

const people = ({ people: count, reviewers }) => [
  `insert into person (id, email, full_name) select ${id('bench person')}, 'ukur.' || n || '@contoh.invalid',
     'Orang Ukur ' || n from generate_series(1, ${count}) n`,
  `insert into role_grant (id, person_id, role, scope_kind, scope_id)
   select ${id('bench grant')}, ${id('bench person')}, 'REVIEWER', 'PROGRAMME', ${programme} from generate_series(1, ${reviewers}) n`,
  `insert into commitment (id, round_id, reviewer_id, capacity, sectors)
   select ${id('bench commitment')}, ${only(named.round)}, ${id('bench person')}, 500, '{}'::text[] from generate_series(1, ${reviewers}) n
   union all select ${hashed(`'bench commitment of ' || email`)}, ${only(named.round)}, id, 500, '{}'::text[] from person
   where email = 'penilai.satu@contoh.invalid'`,
];

/** Person number of the k-th member of startup n. */
const memberOf = (count) => `((n * 3 + k) % ${count}) + 1`;

const files = ({ people: count, applications }) => [
  `insert into startup (id, name, one_liner, sectors, topics_needed, stage)
   select ${id('bench startup')}, 'Rintisan ' || n, 'Satu kalimat tentang rintisan ' || n, '{PERTANIAN}', '{PASAR}', 'MVP'
   from generate_series(1, ${applications}) n`,
  `insert into membership (id, person_id, startup_id, role_in_team, is_lead)
   select ${id('bench membership', `(n * 3 + k)`)}, ${id('bench person', memberOf(count))}, ${id('bench startup')}, 'OTHER', k = 0
   from generate_series(1, ${applications}) n, generate_series(0, 2) k`,
  `insert into application (id, season_id, startup_id, lead_id, number, lifecycle, eligibility, answers, form_version, submitted_at)
   select ${id('bench application')}, ${only(named.season)}, ${id('bench startup')}, ${id('bench person', `((n * 3) % ${count}) + 1`)},
     'BNC-' || lpad(n::text, 5, '0'), 'IN_SELECTION', '{}', ${answers}, 1,
     timestamptz '2026-01-06T00:00:00Z' + (n / 2) * interval '97 seconds' from generate_series(1, ${applications}) n`,
  `insert into application_snapshot (id, application_id, sequence, answers, form_version, taken_at)
   select ${hashed(`'bench snapshot ' || number`)}, id, 1, answers, form_version, submitted_at from application
   where season_id = ${only(named.season)}`,
  `insert into application_member (id, application_id, person_id, name, email, "right", is_lead, joined_at)
   select ${id('bench member', `(n * 3 + k)`)}, ${id('bench application')}, ${id('bench person', memberOf(count))},
     'Orang Ukur ' || ${memberOf(count)}, 'ukur.' || ${memberOf(count)} || '@contoh.invalid', case when k = 0 then 'SUBMIT' else 'EDIT' end,
     k = 0, now() from generate_series(1, ${applications}) n, generate_series(0, 2) k`,
  `insert into stage_entry (id, application_id, stage_id, entered_at, left_at, result, gate_met)
   select ${hashed(`'bench entry ' || n || ' ' || p`)}, ${id('bench application')}, ${id('bench stage', 'p')}, timestamptz '2026-02-01T00:00:00Z' + p * interval '1 day',
     case when p < 3 then timestamptz '2026-02-05T00:00:00Z' end, case when p < 3 then 'PASSED' end, '{}'
   from generate_series(1, ${applications}) n, generate_series(2, 3) p`,
];

const reviews = ({ applications, reads, reviewers }) => [
  `insert into assignment (id, round_id, application_id, reviewer_id, state, cleared_at)
   select ${id('bench assignment', `(n * 100 + k)`)}, ${only(named.round)}, ${id('bench application')},
     ${id('bench person', `((n + k * 7) % ${reviewers}) + 1`)}, 'DONE', now()
   from generate_series(1, ${applications}) n, generate_series(0, ${reads - 1}) k`,
  `insert into review (id, assignment_id, state, confidence, shared_comment, total, sent_at)
   select ${id('bench review', `(n * 100 + k)`)}, ${id('bench assignment', `(n * 100 + k)`)}, 'SENT', 1 + (n + k) % 5,
     'Masalahnya nyata; buktinya masih tipis.', 1 + (n * 7 + k * 13) % 41 / 10.0, timestamptz '2026-02-10T00:00:00Z' + n * interval '61 seconds'
   from generate_series(1, ${applications}) n, generate_series(0, ${reads - 1}) k`,
  `insert into review_score (id, review_id, criterion_id, score, comment)
   select ${hashed(`'bench score ' || n || ' ' || k || ' ' || c`)}, ${id('bench review', `(n * 100 + k)`)}, ${id('bench criterion', 'c')},
     1 + (n + k + c) % 5, case when (n + k + c) % 5 in (0, 4) then 'Lihat lampiran.' else '' end
   from generate_series(1, ${applications}) n, generate_series(0, ${reads - 1}) k, generate_series(1, 5) c`,
  `insert into score_run (id, created_at, round_id, inputs_hash, engine_version, level, quota, reviews, model, warnings)
   values (${only('bench run')}, '2026-03-02T00:00:00Z', ${only(named.round)}, 'bench', '1', 1, 50, ${applications * reads}, '{}', '[]')`,
  `insert into score_result (id, run_id, application_id, reads, raw_mean, calibrated, sd, rank, band, contributions)
   select ${id('bench result')}, ${only('bench run')}, ${id('bench application')}, ${reads}, 1 + n % 41 / 10.0, 1 + (n * 7919 % 4100) / 1000.0,
     4, n, case when n <= 50 then 'IN' else 'OUT' end, '[]' from generate_series(1, ${applications}) n`,
];

/** What the three people have who are signed in: a queue, a stock of reviews to write, a founder's home. */
const desks = () => [
  `insert into assignment (id, round_id, application_id, reviewer_id, state, cleared_at)
   select ${id('bench queue')}, ${only(named.round)}, ${id('bench application', 'n * 11')}, ${person('penilai.satu@contoh.invalid')},
     case when n <= 20 then 'OFFERED' when n <= 40 then 'IN_PROGRESS' else 'DONE' end, case when n > 10 then now() end
   from generate_series(1, 400) n`,
  `insert into review (id, assignment_id, state, confidence, shared_comment, total, sent_at)
   select ${id('bench queue review')}, ${id('bench queue')}, case when n > 40 then 'SENT' else 'DRAFT' end, 3, 'Draf.',
     case when n > 40 then 3.5 end, case when n > 40 then now() end from generate_series(21, 400) n`,
  `insert into assignment (id, round_id, application_id, reviewer_id, state, cleared_at)
   select ${id('bench stock')}, ${only(named.stockRound)}, ${id('bench application')}, ${person('penilai.dua@contoh.invalid')},
     'OFFERED', now() from generate_series(1, ${stock}) n`,
  `insert into membership (id, person_id, startup_id, role_in_team, is_lead)
   select ${id('bench founder')}, ${person('pendiri.baru@contoh.invalid')}, ${id('bench startup', 'n * 100')}, 'OTHER', false
   from generate_series(1, 3) n`,
  `insert into application_member (id, application_id, person_id, name, email, "right")
   select ${id('bench founder member')}, ${id('bench application', 'n * 100')}, ${person('pendiri.baru@contoh.invalid')}, 'Pendiri Baru',
     'pendiri.baru@contoh.invalid', 'SUBMIT' from generate_series(1, 3) n`,
  `insert into revision_request (id, application_id, sequence, field_keys, note, due_at, asked_by_id, asked_at)
   values (${only('bench revision')}, ${id('bench application', 100)}, 1, '{tautan}', 'Mohon tautan demo.', '2036-01-01T00:00:00Z',
     ${person('direktur@contoh.invalid')}, now())`,
  `insert into outgoing_message (id, recipient_id, programme_id, address, channel, template, locale, subject, body, dedupe_key, state, created_at)
   select ${id('bench notice')}, ${person('pendiri.baru@contoh.invalid')}, ${programme}, '', 'IN_APP', 'bench', 'id', 'Kabar ' || n,
     'Ada yang baru pada berkas Anda.', 'bench ' || n, 'SENT', timestamptz '2026-02-01T00:00:00Z' + n * interval '1 minute' from generate_series(1, 30) n`,
];

const cohort = () => [
  `insert into enrolment (id, cohort_id, startup_id, application_id, stage_id, state, started_at)
   select ${id('bench enrolment')}, ${only(named.cohort)}, ${id('bench startup', 'n * 50')}, ${id('bench application', 'n * 50')},
     ${id('bench stage', '4 + n % 3')}, case when n % 15 = 0 then 'ON_HOLD' else 'ACTIVE' end, '2026-04-01T00:00:00Z' from generate_series(1, 60) n`,
  `insert into mentor_profile (id, person_id, cohort_id, headline, topics, sectors, stages, languages)
   select ${id('bench mentor')}, ${id('bench person', '1000 + n')}, ${only(named.cohort)}, 'Mentor ukur', '{PASAR}', '{PERTANIAN}', '{MVP}', '{id}'
   from generate_series(1, 30) n`,
  `insert into match_run (id, cohort_id, state, finished_at, published_at)
   values (${only('bench match')}, ${only(named.cohort)}, 'DONE', now(), now())`,
  `insert into mentor_match (id, run_id, startup_id, mentor_id, affinity, reasons, state, offered_at)
   select ${id('bench pair', '(n * 2 + k)')}, ${only('bench match')}, ${id('bench startup', 'n * 50')}, ${id('bench mentor', '((n + k) % 30) + 1')}, 70, '{}',
     case when k = 0 then 'ACTIVE' else 'OFFERED' end, now() from generate_series(1, 60) n, generate_series(0, 1) k`,
];

/** All statements in order. @param {typeof import('./sizes.mjs').sizes.usual} size */
export const seedStatements = (size) => [
  ...season(size),
  ...people(size),
  ...files(size),
  ...reviews(size),
  ...desks(size),
  ...cohort(size),
];
