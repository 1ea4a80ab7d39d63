import { idFor, type Id } from '#kernel';
import { applicationId, startupId, type Entry } from './application-rows.js';
import type { CohortToPair, MentorToPair, PairedCohort, SampleEngines, StartupToPair } from './engines.js';
import { addMentors, personOf, planMentors, type MentorPlan } from './mentor-rows.js';
import { between, later, wib } from './moments.js';
import type { Names } from './names.js';
import { readJson } from './read-data.js';
import { dated, type Rows } from './rows.js';
import { directorId } from './sample-ids.js';
import type { SeasonShell } from './season-shell.js';
import { addChoices, makeChoices, type SampleChoices } from './season-2-choices.js';
import { season2Seed } from './season-2-entries.js';
import { funnel } from './season-2-numbers.js';
import { addOfficeHours } from './season-2-office-hours.js';
import { SeededRandom } from './seeded-random.js';

const offeredAt = wib('2021-12-15 09:00');
const offeredAgainAt = wib('2021-12-17 16:00');
const answersUntil = wib('2021-12-17 12:00');

/** A team that confirmed its place, and when. */
export interface Confirmed {
  readonly entry: Entry;
  readonly at: string;
}

/** Enrols the confirmed teams, pairs each with a mentor by the platform's own matching, and lets the mentors answer. */
export async function addCohort(
  rows: Rows,
  season: SeasonShell,
  { confirmed, names }: { readonly confirmed: readonly Confirmed[]; readonly names: Names },
  engines: SampleEngines,
): Promise<void> {
  for (const { entry, at } of confirmed) addEnrolment(rows, season, entry, at);
  const mentors = planMentors(new SeededRandom(season2Seed, 'mentors'), season, funnel.mentors);
  const choices = makeChoices(
    confirmed.map(({ entry }) => entry),
    mentors,
  );
  const startups = confirmed.map(({ entry }) => toPair(entry, choices));
  const room = mentors.map(({ meeting, ...mentor }): MentorToPair => {
    const ranked = choices.byMentor.get(mentor.id) ?? [];
    return { ...mentor, ...meeting, ranked, places: mentor.maxStartups, room: mentor.maxStartups };
  });
  const first = await engines.pair({ startups, mentors: room });
  const sampleMentor = busiest(mentors, first);
  addMentors(rows, season, mentors, sampleMentor, names);
  addChoices(rows, season, choices);
  const ordered = [...mentors].toSorted((a, b) => Number(b.id === sampleMentor) - Number(a.id === sampleMentor));
  addOfficeHours(rows, season, {
    startups: startups.map(({ id }) => id),
    mentors: ordered.map(({ id }) => ({ id, personId: personOf(id, sampleMentor) })),
  });
  const declined = addAnswers(rows, season, first, sampleMentor);
  const again = await engines.pair(secondRound(startups, room, first, declined));
  addRun(rows, season, { outcome: again.outcome, name: 'second', at: offeredAgainAt });
  const offered = { run: 'second', state: 'OFFERED', offeredAt: offeredAgainAt } as const;
  for (const pair of again.pairs) addMatch(rows, season, pair, offered);
}

function addEnrolment(rows: Rows, season: SeasonShell, { number }: Entry, at: string): void {
  rows.add('enrolment', {
    id: idFor('sample', 'enrolment', number),
    ...dated(at),
    version: 1,
    cohort_id: season.cohortId,
    startup_id: startupId(number),
    application_id: applicationId(number),
    stage_id: season.stageId('PRA_INKUBASI'),
    state: 'ACTIVE',
    started_at: at,
  });
}

const toPair = ({ number, venture }: Entry, { byStartup }: SampleChoices): StartupToPair => ({
  ...venture.meeting,
  ranked: byStartup.get(startupId(number)) ?? [],
  id: startupId(number),
  sectors: venture.sectors,
  topicsNeeded: venture.topics,
  stage: venture.stage,
});

type Pair = PairedCohort['pairs'][number];

/** The mentor with most startups: the sample person, so that there is something to see and something to answer. */
function busiest(mentors: readonly MentorPlan[], { pairs }: PairedCohort): Id {
  const load = (id: Id) => pairs.filter((pair) => pair.mentorId === id).length;
  const [first] = mentors.toSorted((a, b) => load(b.id) - load(a.id) || (a.id < b.id ? -1 : 1));
  if (!first) throw new Error('The sample cohort has no mentors.');
  return first.id;
}

/** Of forty offers 31 are taken, 6 wait, 3 are declined. Returns the declined pairs. */
function addAnswers(rows: Rows, season: SeasonShell, first: PairedCohort, sampleMentor: Id): Pair[] {
  addRun(rows, season, { outcome: first.outcome, name: 'first', at: offeredAt });
  const random = new SeededRandom(season2Seed, 'mentor-answers');
  const own = first.pairs.filter((pair) => pair.mentorId === sampleMentor);
  const others = random.shuffled(first.pairs.filter((pair) => pair.mentorId !== sampleMentor));
  const ownWaiting = own.slice(0, 1);
  const waiting = new Set([...ownWaiting, ...others.slice(0, funnel.matchesWaiting - ownWaiting.length)]);
  const declined = others.slice(funnel.matchesWaiting, funnel.matchesWaiting + funnel.matchesDeclined);
  const { declined: notes } = readJson<{ declined: readonly string[] }>('mentors.json');
  for (const pair of first.pairs) {
    const state = waiting.has(pair) ? 'OFFERED' : declined.includes(pair) ? 'DECLINED' : 'ACTIVE';
    addMatch(rows, season, pair, {
      run: 'first',
      state,
      offeredAt,
      ...(state !== 'OFFERED' && { answeredAt: between(later(offeredAt, 60), answersUntil, random.uniform()) }),
      ...(state === 'DECLINED' && { note: notes[declined.indexOf(pair)] ?? '' }),
    });
  }
  return declined;
}

/** Only the startups whose mentor declined, only the room that is left, and not the same mentor again. */
function secondRound(
  startups: readonly StartupToPair[],
  mentors: readonly MentorToPair[],
  first: PairedCohort,
  declined: readonly Pair[],
): CohortToPair {
  const taken = (id: Id) => first.pairs.filter((pair) => pair.mentorId === id).length;
  const open = new Set(declined.map((pair) => pair.startupId));
  const refused = new Set(declined.map((pair) => pair.mentorId));
  return {
    startups: startups.filter(({ id }) => open.has(id)),
    mentors: mentors
      .map((mentor) => ({ ...mentor, room: mentor.room - taken(mentor.id) }))
      .filter(({ id, room }) => room > 0 && !refused.has(id)),
  };
}

const runId = (season: SeasonShell, name: string) => idFor('sample', 'match-run', season.key, name);

interface RunPlan {
  readonly outcome: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly at: string;
}

function addRun(rows: Rows, season: SeasonShell, { outcome, name, at }: RunPlan): void {
  rows.add('match_run', {
    id: runId(season, name),
    ...dated(later(at, -40)),
    cohort_id: season.cohortId,
    state: 'DONE',
    requested_by_id: directorId,
    outcome,
    finished_at: later(at, -39),
    published_at: at,
  });
}

interface MatchPlan {
  readonly run: string;
  readonly state: 'OFFERED' | 'ACTIVE' | 'DECLINED';
  readonly offeredAt: string;
  readonly answeredAt?: string;
  readonly note?: string;
}

function addMatch(rows: Rows, season: SeasonShell, pair: Pair, plan: MatchPlan): void {
  rows.add('mentor_match', {
    id: idFor('sample', 'match', season.key, plan.run, pair.startupId),
    ...dated(plan.offeredAt),
    version: 1,
    run_id: runId(season, plan.run),
    startup_id: pair.startupId,
    mentor_id: pair.mentorId,
    affinity: pair.affinity,
    reasons: pair.reasons,
    ranks: pair.ranks,
    state: plan.state,
    offered_at: plan.offeredAt,
    answered_at: plan.answeredAt ?? null,
    answer_note: plan.note ?? '',
  });
}
