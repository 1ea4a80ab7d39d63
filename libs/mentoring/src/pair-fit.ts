import { affinityOf, type AffinityBlock, type AffinityProfile, type AffinityShare } from '#matching';
import { weekParts, type CommonGround, type PairReasons, type RanksOfPair } from '#schema';
import type { FitTerms } from './fit-weights.js';
import type { MentorRow, StartupRow } from './mentor-facts.js';

/** A side of a pair without its text, which is compared elsewhere. */
type Startup = Omit<StartupRow, 'text'>;
type Mentor = Omit<MentorRow, 'text'>;

/** How the parts of a pair's fit came about, before the solver says why it was chosen. */
export interface FitParts {
  /** What both sides may see. */
  readonly told: Pick<PairReasons, 'parts' | 'outOf' | 'words' | 'unknown' | 'common'>;
  /** How the two ranked each other, for staff; null where neither ranked anybody. */
  readonly ranks: RanksOfPair | null;
}

/** A pair's fit in micro-units with its parts, or the hard rule that leaves no pair. */
export type PairFit = (FitParts & { readonly w: number }) | { readonly blockedBy: AffinityBlock };

/** How alike the texts of both are, and the words they share. */
interface PairLikeness {
  readonly score: number;
  readonly words: readonly string[];
}

const whole = 1_000_000;
const isRank = (part: string) => part === 'applicationWish' || part === 'judgeWish';

/** Fit of a startup and a mentor under the terms of a cohort. What a side has not said counts neither way. */
export function pairFit(
  startup: Startup,
  mentor: Mentor,
  { weights, rules }: FitTerms,
  likeness: PairLikeness | null,
): PairFit {
  const room = mentor.places > 0 ? (mentor.places - mentor.taken) / mentor.places : null;
  const wants = { ...profileOf(startup), stages: startup.stage ? [startup.stage] : [] };
  const offers = { ...profileOf(mentor), stages: mentor.stages, room };
  const affinity = affinityOf(wants, offers, weights, rules, likeness?.score ?? null);
  if (!affinity.allowed) return { blockedBy: affinity.blockedBy };
  const sum = affinity.parts.reduce((total, { weight }) => total + weight, 0);
  const of = (shares: readonly AffinityShare[]) => ({
    parts: Object.fromEntries(shares.map(({ part, points }) => [part, points])),
    outOf: Object.fromEntries(shares.map(({ part, weight }) => [part, Math.floor((weight * whole) / sum)])),
  });
  const byRank = affinity.parts.filter(({ part }) => isRank(part));
  return {
    w: affinity.w,
    told: {
      ...of(affinity.parts.filter(({ part }) => !isRank(part))),
      words: likeness?.words ?? [],
      unknown: affinity.unknown.filter((part) => !isRank(part)),
      common: commonGround(startup, mentor),
    },
    ranks:
      startup.ranked.length + mentor.ranked.length === 0
        ? null
        : { startup: rankIn(startup.ranked, mentor.id), mentor: rankIn(mentor.ranked, startup.id), ...of(byRank) },
  };
}

function profileOf(row: Startup | Mentor): AffinityProfile {
  const { id, topics, sectors, languages, mode, spaces, freeTimes, ranked } = row;
  const halfDays = freeTimes.map((time) => weekParts.indexOf(time));
  return { id, topics, sectors, languages, mode, places: spaces, halfDays, wishes: ranked };
}

const rankIn = (ranked: readonly string[], id: string): number | null => {
  const at = ranked.indexOf(id);
  return at < 0 ? null : at + 1;
};

function commonGround(startup: Startup, mentor: Mentor): CommonGround {
  const both = (one: readonly string[], other: readonly string[]) => one.filter((word) => other.includes(word));
  const canMeetOnline = ({ mode }: Startup | Mentor) => mode === 'ONLINE' || mode === 'HYBRID';
  const inPerson = startup.mode !== 'ONLINE' && mentor.mode !== 'ONLINE';
  return {
    languages: both(startup.languages, mentor.languages),
    spaces: inPerson ? both(startup.spaces, mentor.spaces) : [],
    times: weekParts.filter((time) => startup.freeTimes.includes(time) && mentor.freeTimes.includes(time)),
    online: canMeetOnline(startup) && canMeetOnline(mentor),
  };
}
