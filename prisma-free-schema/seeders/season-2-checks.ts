import type { CheckReason } from '../src/entities/applications/check-verdict.entity.js';
import { addVerdict, type Revision } from './application-rows.js';
import { between, later } from './moments.js';
import { readJson } from './read-data.js';
import type { Rows } from './rows.js';
import { staffIds } from './sample-ids.js';
import type { SeasonShell } from './season-shell.js';
import { season2Seed, type Candidate } from './season-2-entries.js';
import { funnel } from './season-2-numbers.js';
import { SeededRandom } from './seeded-random.js';

/** How the administrative check of one application went. */
export interface Checked {
  readonly by: string;
  readonly at: string;
  readonly revision?: Revision;
}

interface CheckRemarks {
  readonly checkNotes: Readonly<Record<string, string>>;
}

const reasonShares = {
  INCOMPLETE_FILES: 48,
  OUTSIDE_SECTOR: 12,
  STAGE_MISMATCH: 16,
  NOT_FOUNDER: 10,
  DUPLICATE: 8,
  OUTSIDE_REGION: 6,
} as const satisfies Partial<Record<CheckReason, number>>;

const revisions = [
  { fieldKey: 'evidence', note: 'Mohon tulis bukti dari wawancara yang Anda sebut.' },
  { fieldKey: 'goals', note: 'Mohon perjelas sasaran tiga bulan dengan angka.' },
  { fieldKey: 'customerSegment', note: 'Mohon perjelas siapa pelanggan Anda dan di mana mereka berada.' },
] as const;

/** The verdicts on everybody who was still there, and the 64 files that went back once. */
export function addChecks(rows: Rows, season: SeasonShell, all: readonly Candidate[]): ReadonlyMap<string, Checked> {
  const random = new SeededRandom(season2Seed, 'checks');
  const { checkNotes } = readJson<CheckRemarks>('remarks.json');
  const reviewed = all.filter(({ fate }) => fate === 'REVIEWED');
  const sentBack = new Set(random.some(reviewed, funnel.revisions).map(({ number }) => number));
  const found = new Map<string, Checked>();
  for (const { number, fate } of all) {
    if (fate !== 'REVIEWED' && fate !== 'INELIGIBLE') continue;
    const by = random.pick(staffIds);
    const first = workingMoment(season, random);
    if (fate === 'INELIGIBLE') {
      const reason = random.pickBy(reasonShares);
      addVerdict(rows, number, {
        result: 'INELIGIBLE',
        at: first,
        by,
        reasons: [reason],
        note: checkNotes[reason] ?? '',
      });
      found.set(number, { by, at: first });
      continue;
    }
    const revision = sentBack.has(number) ? revisionOf(season, random, by) : undefined;
    const at = revision?.answeredAt ? later(revision.answeredAt, random.int(60, 900)) : first;
    addVerdict(rows, number, { result: 'ELIGIBLE', at, by });
    found.set(number, { by, at, ...(revision && { revision }) });
  }
  return found;
}

/** Some moment of the check, in office hours. */
function workingMoment(season: SeasonShell, random: SeededRandom): string {
  const day = later(season.starts('SELEKSI_ADMINISTRASI'), random.int(0, 10) * 1440);
  return between(day, later(day, 8 * 60), random.uniform());
}

function revisionOf(season: SeasonShell, random: SeededRandom, askedBy: string): Revision {
  const day = later(season.starts('SELEKSI_ADMINISTRASI'), random.int(0, 6) * 1440);
  const askedAt = between(day, later(day, 8 * 60), random.uniform());
  const dueAt = later(askedAt, 3 * 1440);
  return {
    ...random.pick(revisions),
    askedBy,
    askedAt,
    dueAt,
    answeredAt: between(askedAt, dueAt, 0.1 + 0.8 * random.uniform()),
  };
}
