import { idFor, type Id, type LocalizedText } from '#kernel';
import { activityModes, type ActivityGroup, type ActivityMode } from '../src/entities/activities/activity.entity.js';
import { later, wib } from './moments.js';
import { SeededRandom } from './seeded-random.js';
import { semarang } from './semarang-numbers.js';

export const semarangSeed = 'semai-demo-1';

interface GroupTexts {
  readonly hours: readonly string[];
  readonly minutes: number;
  readonly focusAreas: readonly string[];
  readonly heads: readonly Required<LocalizedText>[];
  readonly subjects: readonly Required<LocalizedText>[];
  readonly summary: LocalizedText;
}

export interface ActivitiesFile {
  readonly zone: string;
  readonly currency: string;
  readonly fundingSources: readonly string[];
  readonly place: LocalizedText;
  readonly howToJoin: Readonly<Record<ActivityMode, LocalizedText>>;
  readonly groups: Readonly<Record<ActivityGroup, GroupTexts>>;
}

/** One activity of the calendar, before anybody came. */
export interface PlannedActivity {
  readonly id: Id;
  /** Place in the calendar, from 1. */
  readonly number: number;
  readonly group: ActivityGroup;
  readonly mode: ActivityMode;
  readonly title: Required<LocalizedText>;
  readonly sessions: readonly { readonly id: Id; readonly startsAt: string; readonly endsAt: string }[];
}

/** The 231 activities in the order of their days. */
export function semarangCalendar(file: ActivitiesFile): PlannedActivity[] {
  const random = new SeededRandom(semarangSeed, 'semarang-calendar');
  const decks = groupDecks(random);
  const titles = titleDecks(file, random);
  const slots = semarang.months.flatMap((month) => slotsOf(month, random));
  // From the last day back, so that the trainings of three days are not left over for the end of August.
  const groups = slots.toReversed().map(({ mode, daysLeft }) => {
    const [group] = decks[mode].splice(
      decks[mode].findLastIndex((one) => one !== 'STARTUP' || daysLeft >= 2),
      1,
    );
    if (!group) throw new Error(`The groups of ${mode} are used up.`);
    return group;
  });
  return slots.map(({ mode, day }, at) => {
    const group = groups.at(-1 - at)!;
    const title = titles[group].pop();
    if (!title) throw new Error(`The titles of ${group} are used up: add words to data/activities.json.`);
    return { ...timed(file, random, at + 1, group, day), mode, title };
  });
}

type Month = (typeof semarang.months)[number];

/** Days of one month with their modes, spread evenly. In March, when the doors closed, what is online comes last. */
function slotsOf(month: Month, random: SeededRandom) {
  const modes = activityModes.flatMap((mode) => Array.from({ length: month[mode] }, () => mode));
  const ordered = month.month === '2020-03' ? modes.toReversed() : random.shuffled(modes);
  const [year = 0, at = 0] = month.month.split('-').map(Number);
  const days = new Date(Date.UTC(year, at, 0)).getUTCDate();
  return ordered.map((mode, index) => {
    const day = ordered.length === 1 ? days : 1 + Math.floor(((index + 0.5) / ordered.length) * days);
    return { mode, day: `${month.month}-${String(day).padStart(2, '0')}`, daysLeft: days - day };
  });
}

/** Groups by mode in an order by chance, drawn from the end; what is drawn last comes first: the opening exhibition. */
function groupDecks(random: SeededRandom): Record<ActivityMode, ActivityGroup[]> {
  const deck = (mode: ActivityMode) => {
    const counts = Object.entries(semarang.groups[mode]) as [ActivityGroup, number][];
    return random.shuffled(counts.flatMap(([group, count]) => Array.from({ length: count }, () => group)));
  };
  const offline = deck('OFFLINE');
  offline.unshift(...offline.splice(offline.indexOf('FESTIVAL'), 1));
  return { OFFLINE: offline, ONLINE: deck('ONLINE'), HYBRID: deck('HYBRID') };
}

/** Titles of each group, none twice, drawn from the end; exhibitions in the order of the file. */
function titleDecks({ groups }: ActivitiesFile, random: SeededRandom) {
  const deck = (group: ActivityGroup) => {
    const { heads, subjects } = groups[group];
    const all = heads.flatMap((head) =>
      subjects.map((subject) => ({ id: `${head.id}: ${subject.id}`, en: `${head.en}: ${subject.en}` })),
    );
    return group === 'FESTIVAL' ? all.toReversed() : random.shuffled(all);
  };
  return {
    MANAGERIAL: deck('MANAGERIAL'),
    VOCATIONAL: deck('VOCATIONAL'),
    STARTUP: deck('STARTUP'),
    COMMUNITY: deck('COMMUNITY'),
    TALK: deck('TALK'),
    FESTIVAL: deck('FESTIVAL'),
  };
}

function timed(file: ActivitiesFile, random: SeededRandom, number: number, group: ActivityGroup, day: string) {
  const { hours, minutes } = file.groups[group];
  const first = wib(`${day} ${random.pick(hours)}`);
  const sessions = Array.from({ length: group === 'STARTUP' ? 3 : 1 }, (_, at) => {
    const startsAt = later(first, at * 24 * 60);
    return { id: idFor('sample', 'activity-session', number, at + 1), startsAt, endsAt: later(startsAt, minutes) };
  });
  return { id: idFor('sample', 'activity', number), number, group, sessions };
}
