/** One whole affinity: 1,000,000 micro-units = 1.0. */
export const WHOLE = 1_000_000;

export type AffinityPart =
  | 'topics'
  | 'sector'
  | 'stage'
  | 'language'
  | 'place'
  | 'calendar'
  | 'load'
  | 'applicationWish'
  | 'judgeWish'
  | 'text';

/** Relative weights >= 0; parts that do not apply to a pair are left out and the others count for more. */
export type AffinityWeights = Readonly<Record<AffinityPart, number>>;

export const REVIEW_WEIGHTS: AffinityWeights = {
  topics: 40,
  sector: 25,
  stage: 10,
  language: 5,
  place: 5,
  calendar: 0,
  load: 0,
  applicationWish: 0,
  judgeWish: 10,
  text: 10,
};

export const MENTORING_WEIGHTS: AffinityWeights = {
  topics: 40,
  sector: 20,
  stage: 10,
  language: 5,
  place: 10,
  calendar: 10,
  load: 10,
  applicationWish: 15,
  judgeWish: 15,
  text: 0,
};

export type MeetingMode = 'ONLINE' | 'OFFLINE' | 'HYBRID';

/** What is known of one side. Empty lists mean "not stated": the part is then left out. */
export interface AffinityProfile {
  id: string;
  /** Topics needed (application) or offered (judge). */
  topics?: readonly string[];
  sectors?: readonly string[];
  stages?: readonly string[];
  languages?: readonly string[];
  /** Where one can meet in person. */
  places?: readonly string[];
  /** How one meets; null where it is not stated. */
  mode?: MeetingMode | null;
  /** Share of a judge's places that nobody has yet, 0 to 1. */
  room?: number | null;
  /** Free half-days of the week, any stable numbering, e.g. 0 = Monday morning .. 13 = Sunday afternoon. */
  halfDays?: readonly number[];
  /** Ids of the other side in order of preference, best first. */
  wishes?: readonly string[];
  /** Ids of the other side that must not be given. */
  refuses?: readonly string[];
}

export interface AffinityRules {
  /** Require a language in common (where both state theirs). Default true. */
  language?: boolean;
  /** Half-days both must have free (where both state theirs). Default 0; mentoring uses 2. */
  sharedHalfDays?: number;
}

/** One part of an affinity: `score` 0..1,000,000, `points` = its share of w. */
export interface AffinityShare {
  part: AffinityPart;
  score: number;
  weight: number;
  points: number;
}

/** Why a pair has no arc at all; a hard rule is never a low score. */
export type AffinityBlock = 'language' | 'calendar' | 'refused';

export type Affinity =
  | {
      allowed: true;
      w: number;
      parts: AffinityShare[];
      /** Parts with a weight that a side has not answered. */
      unknown: AffinityPart[];
    }
  | { allowed: false; blockedBy: AffinityBlock };

/**
 * Affinity of a pair in integer micro-units: w = sum over parts of floor(score weight / sum of the weights that apply).
 * Example: topics needed [a, b], offered [a], weights topics 3, sector 1 with equal sectors -> topics 375,000 + sector
 * 250,000 = 625,000.
 */
export function affinityOf(
  application: AffinityProfile,
  judge: AffinityProfile,
  weights: AffinityWeights,
  rules: AffinityRules = {},
  textLikeness: number | null = null,
): Affinity {
  const blockedBy = blockOf(application, judge, rules);
  if (blockedBy) return { allowed: false, blockedBy };
  const scores = scoresOf(application, judge, textLikeness);
  const weighed = (Object.keys(scores) as AffinityPart[]).filter((part) => weights[part] > 0);
  const applied = weighed.filter((part) => scores[part] !== null);
  const sum = applied.reduce((total, part) => total + weights[part], 0);
  const parts = applied.map((part) => {
    const score = scores[part] ?? 0;
    return { part, score, weight: weights[part], points: Math.floor((score * weights[part]) / sum) };
  });
  const unknown = weighed.filter((part) => scores[part] === null);
  return { allowed: true, w: parts.reduce((total, { points }) => total + points, 0), parts, unknown };
}

function blockOf(a: AffinityProfile, b: AffinityProfile, rules: AffinityRules): AffinityBlock | null {
  if (a.refuses?.includes(b.id) === true || b.refuses?.includes(a.id) === true) return 'refused';
  if (rules.language !== false && bothStated(a.languages, b.languages) && shared(a.languages, b.languages) === 0)
    return 'language';
  const halfDays = rules.sharedHalfDays ?? 0;
  if (halfDays > 0 && bothStated(a.halfDays, b.halfDays) && shared(a.halfDays, b.halfDays) < halfDays)
    return 'calendar';
  return null;
}

type Scores = Record<AffinityPart, number | null>;

function scoresOf(a: AffinityProfile, b: AffinityProfile, textLikeness: number | null): Scores {
  return {
    topics: coverage(a.topics, b.topics),
    sector: overlap(a.sectors, b.sectors),
    stage: overlap(a.stages, b.stages),
    language: coverage(a.languages, b.languages),
    place: placeScore(a, b),
    calendar: bothStated(a.halfDays, b.halfDays)
      ? Math.floor((Math.min(shared(a.halfDays, b.halfDays), 4) * WHOLE) / 4)
      : null,
    load: b.room === undefined || b.room === null ? null : Math.floor(Math.min(Math.max(b.room, 0), 1) * WHOLE),
    applicationWish: wishScore(a, b.id),
    judgeWish: wishScore(b, a.id),
    text: textLikeness === null ? null : Math.floor(Math.min(Math.max(textLikeness, 0), 1) * WHOLE),
  };
}

/** Share of what is wanted that the other side offers. */
function coverage<T>(wanted: readonly T[] = [], offered: readonly T[] = []): number | null {
  return bothStated(wanted, offered) ? Math.floor((shared(wanted, offered) * WHOLE) / new Set(wanted).size) : null;
}

function overlap<T>(a: readonly T[] = [], b: readonly T[] = []): number | null {
  if (!bothStated(a, b)) return null;
  return shared(a, b) > 0 ? WHOLE : 0;
}

/**
 * A place in common where both meet in person, or both meet online alone: 1.0; both can meet online: 0.7; no way to meet
 * that they share: 0. Null while an answer could still bring them together.
 */
function placeScore(a: AffinityProfile, b: AffinityProfile): number | null {
  const inPerson = a.mode !== 'ONLINE' && b.mode !== 'ONLINE';
  if (inPerson && shared(a.places, b.places) > 0) return WHOLE;
  if (!a.mode || !b.mode) return null;
  if (a.mode !== 'OFFLINE' && b.mode !== 'OFFLINE') return a.mode === b.mode && !inPerson ? WHOLE : 700_000;
  return inPerson && !bothStated(a.places, b.places) ? null : 0;
}

/** First wish 1.0, second 0.8 .. fifth 0.2, others 0; null when the side stated no wishes. */
function wishScore({ wishes = [] }: AffinityProfile, other: string): number | null {
  if (wishes.length === 0) return null;
  const rank = wishes.indexOf(other);
  return rank < 0 || rank > 4 ? 0 : WHOLE - rank * 200_000;
}

function bothStated<T>(a: readonly T[] = [], b: readonly T[] = []): boolean {
  return a.length > 0 && b.length > 0;
}

function shared<T>(a: readonly T[] = [], b: readonly T[] = []): number {
  const other = new Set(b);
  return [...new Set(a)].filter((item) => other.has(item)).length;
}
