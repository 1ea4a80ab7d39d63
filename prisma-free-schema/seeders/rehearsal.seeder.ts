import { idFor } from '#kernel';
import type { ApplicationLifecycle } from '../src/entities/applications/application.entity.js';
import {
  addEntry,
  addVerdict,
  numberOf,
  startupId,
  type Entry,
  type Revision,
  type SampleFile,
} from './application-rows.js';
import { addMentors, planMentors } from './mentor-rows.js';
import { later } from './moments.js';
import { Names } from './names.js';
import { knownAs } from './people.js';
import { dated, type Rows } from './rows.js';
import { kindOfReviewer } from './reviewer-places.js';
import { reviewerIds, staffIds } from './sample-ids.js';
import { samplePersonId } from './sample-people.js';
import { addSeason, type SeasonShell } from './season-shell.js';
import { SeededRandom } from './seeded-random.js';
import { addPath, type Stay } from './stage-paths.js';
import { teamSize, VentureMaker } from './ventures.js';

const seed = 'semai-demo-1';

/** Twenty-four applications, so that each role finds something to do. */
export const rehearsal = {
  applications: { DRAFT: 6, SUBMITTED: 7, REVISION_REQUESTED: 1, IN_SELECTION: 8, INELIGIBLE: 1, WITHDRAWN: 1 },
  reviewers: 8,
  capacityEach: 6,
  mentors: 6,
} as const;

type RehearsalState = keyof typeof rehearsal.applications & ApplicationLifecycle;

/** The open season on which a newcomer can play every role: files to check, a round to open, mentors to match. */
export function addRehearsal(rows: Rows, files: SampleFile[]): void {
  const names = new Names(new SeededRandom(seed, 'rehearsal-names'), 'latihan');
  const season = addSeason(rows, 'hfs-4-latihan');
  addApplications(rows, files, season, new VentureMaker(names));
  const mentors = planMentors(new SeededRandom(seed, 'rehearsal-mentors'), season, rehearsal.mentors);
  addMentors(rows, season, mentors, mentors[0]?.id ?? '', names);
}

function addApplications(rows: Rows, files: SampleFile[], season: SeasonShell, maker: VentureMaker): void {
  const random = new SeededRandom(seed, 'rehearsal');
  const counts = Object.entries(rehearsal.applications) as [RehearsalState, number][];
  const states = random.shuffled(counts.flatMap(([state, count]) => Array.from({ length: count }, () => state)));
  const founder = states.indexOf('SUBMITTED');
  const inSelection: string[] = [];
  for (const [i, lifecycle] of states.entries()) {
    const venture = maker.venture(random);
    const lead = i === founder ? knownAs('founder-submitted') : undefined;
    const times = timesOf(season, lifecycle, i);
    const entry: Entry = {
      number: numberOf(season, i + 1),
      venture,
      team: maker.team(random, teamSize(random, venture), 2026, lead),
      lifecycle,
      ...times,
      teamJoined: true,
      ...(lead && { leadId: samplePersonId('founder-submitted') }),
      ...(lifecycle === 'DRAFT' && { sectionsFilled: random.int(2, 11) }),
      ...(lifecycle === 'REVISION_REQUESTED' && { revision: openRevision(season) }),
    };
    addEntry(rows, files, season, entry);
    addChecked(rows, season, entry);
    if (lifecycle === 'IN_SELECTION') inSelection.push(entry.number);
  }
  addReviewers(rows, season, inSelection);
}

const day = 1440;

/** One application begins each day from the first; it is sent two days later. */
function timesOf(season: SeasonShell, lifecycle: RehearsalState, i: number) {
  const startedAt = later(season.starts('PENDAFTARAN'), i * day + 75);
  const submittedAt = lifecycle === 'DRAFT' ? null : later(startedAt, 2 * day + 40 + i * 7);
  const withdrawnAt = lifecycle === 'WITHDRAWN' && submittedAt ? later(submittedAt, day) : null;
  return { startedAt, submittedAt, withdrawnAt };
}

/** When the staff had looked through what had come in. */
const checkedAt = (season: SeasonShell) => later(season.starts('SELEKSI_SUBSTANSI'), 3 * 60);

/** Due as long as the call is open, so that it can be answered at any time. */
const openRevision = (season: SeasonShell): Revision => ({
  fieldKey: 'evidence',
  note: 'Mohon tulis bukti dari wawancara yang Anda sebut.',
  askedBy: samplePersonId('staff'),
  askedAt: checkedAt(season),
  dueAt: season.ends('PENDAFTARAN'),
  answeredAt: null,
});

function addChecked(rows: Rows, season: SeasonShell, { number, lifecycle, submittedAt, withdrawnAt }: Entry): void {
  if (!submittedAt) return;
  const at = checkedAt(season);
  const by = staffIds[1] ?? samplePersonId('staff');
  const check: Stay = { stage: 'SELEKSI_ADMINISTRASI', from: submittedAt };
  const seen = { ...check, until: at, movedBy: by };
  if (lifecycle === 'IN_SELECTION') addVerdict(rows, number, { result: 'ELIGIBLE', at, by });
  if (lifecycle === 'INELIGIBLE')
    addVerdict(rows, number, { result: 'INELIGIBLE', at, by, reasons: ['OUTSIDE_SECTOR'] });
  const paths: Partial<Record<ApplicationLifecycle, Stay[]>> = {
    IN_SELECTION: [
      { ...seen, result: 'PASSED' },
      { stage: 'SELEKSI_SUBSTANSI', from: at },
    ],
    INELIGIBLE: [{ ...seen, result: 'NOT_PASSED' }],
    WITHDRAWN: [{ ...check, until: withdrawnAt ?? at, result: 'WITHDRAWN' }],
  };
  addPath(rows, season, number, paths[lifecycle] ?? [check]);
}

/** Eight reviewers with room for twice the reads that are needed; two of them have a conflict. */
function addReviewers(rows: Rows, season: SeasonShell, inSelection: readonly string[]): void {
  const random = new SeededRandom(seed, 'rehearsal-reviewers');
  const sectors = ['kuliner', 'pertanian', 'teknologi', 'industri_kreatif', 'kerajinan_fesyen', 'kesehatan'];
  const promised = later(season.starts('PENDAFTARAN'), 10 * day);
  for (const [i, reviewerId] of reviewerIds.slice(0, rehearsal.reviewers).entries()) {
    rows.add('commitment', {
      id: idFor('sample', 'commitment', season.key, i),
      ...dated(promised),
      round_id: season.roundId,
      reviewer_id: reviewerId,
      capacity: rehearsal.capacityEach,
      sectors: random.some(sectors, 3),
      kind: kindOfReviewer(i),
    });
  }
  for (const [i, number] of inSelection.slice(0, 2).entries()) {
    rows.add('conflict', {
      id: idFor('sample', 'conflict', season.key, i),
      ...dated(promised),
      person_id: reviewerIds[i + 2],
      startup_id: startupId(number),
      source: 'DECLARED',
      reason: 'SAME_ORGANISATION',
      evidence: '',
      note: '',
      declared_by_id: reviewerIds[i + 2],
    });
  }
}
