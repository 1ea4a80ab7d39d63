import type { Entry } from './application-rows.js';
import { numberOf } from './application-rows.js';
import { between, later } from './moments.js';
import type { InventedName } from './names.js';
import type { SeasonShell } from './season-shell.js';
import { funnel } from './season-2-numbers.js';
import { SeededRandom } from './seeded-random.js';
import { teamSize, type Venture, type VentureMaker } from './ventures.js';

export const season2Seed = 'semai-demo-1';

export type Fate = 'NEVER_SENT' | 'WITHDRAWN' | 'INELIGIBLE' | 'REVIEWED';

/** One of the 2,086 teams that began an application, before anybody judged it. */
export interface Candidate {
  readonly number: string;
  readonly venture: Venture;
  readonly fate: Fate;
  readonly startedAt: string;
  readonly submittedAt: string | null;
  /** How good the application really is, in levels of the rubric around its mean: what reviewers try to see. */
  readonly quality: number;
}

/** All who began an application, in the order in which they began it. */
export function candidates(season: SeasonShell, maker: VentureMaker): Candidate[] {
  const random = new SeededRandom(season2Seed, 'candidates');
  const times = startTimes(season, random);
  return fates(random).map((fate, i) => {
    const startedAt = times[i] ?? season.starts('PENDAFTARAN');
    return {
      number: numberOf(season, i + 1),
      venture: maker.venture(random),
      fate,
      startedAt,
      submittedAt: fate === 'NEVER_SENT' ? null : sentAt(season, random, startedAt),
      quality: random.normal() * 0.6,
    };
  });
}

function fates(random: SeededRandom): Fate[] {
  const times = (count: number, fate: Fate): Fate[] => Array.from({ length: count }, () => fate);
  return random.shuffled([
    ...times(funnel.neverSent, 'NEVER_SENT'),
    ...times(funnel.withdrawn, 'WITHDRAWN'),
    ...times(funnel.ineligible, 'INELIGIBLE'),
    ...times(funnel.reviewed, 'REVIEWED'),
  ]);
}

/** Many begin in the first days and again shortly before the end. */
function startTimes(season: SeasonShell, random: SeededRandom): string[] {
  const opens = season.starts('PENDAFTARAN');
  const last = later(season.ends('PENDAFTARAN'), -4 * 60);
  const total = funnel.neverSent + funnel.withdrawn + funnel.ineligible + funnel.reviewed;
  return Array.from({ length: total }, () => {
    const share = random.uniform();
    return between(opens, last, random.chance(0.4) ? share ** 2 : 1 - (1 - share) ** 2 * 0.8);
  }).sort();
}

/** About a quarter of the entries arrives in the last six hours. */
function sentAt(season: SeasonShell, random: SeededRandom, startedAt: string): string {
  const deadline = season.ends('PENDAFTARAN');
  const lastHours = later(deadline, -6 * 60);
  const earliest = later(startedAt, 90);
  if (random.chance(0.13)) return between(earliest > lastHours ? earliest : lastHours, deadline, random.uniform());
  return between(earliest, deadline, random.uniform() ** 0.8);
}

/** The candidate with its team and the state it ended in. */
export function entryOf(
  { fate: _fate, quality: _quality, ...known }: Candidate,
  maker: VentureMaker,
  end: Pick<Entry, 'lifecycle' | 'teamJoined' | 'sectionsFilled' | 'leadId' | 'withdrawnAt' | 'revision'> & {
    readonly size?: number;
    readonly lead?: InventedName;
  },
): Entry {
  const random = new SeededRandom(season2Seed, 'team', known.number);
  const { size = teamSize(random, known.venture), lead, ...state } = end;
  return { ...known, ...state, team: maker.team(random, size, 2021, lead) };
}
