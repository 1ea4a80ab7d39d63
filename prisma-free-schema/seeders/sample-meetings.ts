import type { MeetingMode, SpokenLanguage } from '../src/meeting-terms.js';
import { SeededRandom } from './seeded-random.js';

/** How somebody of the sample can meet others; what is empty was not said. */
export interface SampleMeeting {
  readonly languages: readonly SpokenLanguage[];
  readonly mode: MeetingMode | null;
  readonly spaces: readonly string[];
  readonly freeTimes: readonly string[];
}

/** Times at which people of the sample tend to be free; few, so that many share some. */
const usualTimes = [
  'mon.evening',
  'tue.afternoon',
  'wed.morning',
  'wed.evening',
  'thu.afternoon',
  'fri.evening',
  'sat.morning',
];

const inOrder = (times: readonly string[]) => usualTimes.filter((time) => times.includes(time));
const spoken: Readonly<Record<string, readonly SpokenLanguage[]>> = {
  id: ['id'],
  'id jv': ['id', 'jv'],
  'id en': ['id', 'en'],
  none: [],
};

/** How the team of a venture can meet: where it applied to, and a fifth only online. */
export function meetingOfVenture(name: string): SampleMeeting & { readonly homeSpace: string } {
  const random = new SeededRandom('semai-demo-1', 'venture-meeting', name);
  const homeSpace = random.pickBy({ semarang: 40, solo: 40, online: 20 });
  const isOnline = homeSpace === 'online';
  return {
    homeSpace,
    languages: spoken[random.pickBy({ id: 45, 'id jv': 25, 'id en': 15, none: 15 })] ?? [],
    mode: isOnline ? 'ONLINE' : random.pickBy({ HYBRID: 70, OFFLINE: 30 }),
    spaces: isOnline ? [] : [homeSpace],
    freeTimes: inOrder(random.some(usualTimes, random.int(3, 5))),
  };
}

/** How a mentor can meet; one in seven has not said when. */
export function meetingOfMentor(id: string, languages: readonly SpokenLanguage[]): SampleMeeting {
  const random = new SeededRandom('semai-demo-1', 'mentor-meeting', id);
  const mode = random.pickBy({ HYBRID: 60, ONLINE: 25, OFFLINE: 15 });
  const near = random.pickBy({ semarang: 45, solo: 45, banyumas: 10 });
  return {
    languages,
    mode,
    spaces: mode === 'ONLINE' ? [] : [near],
    freeTimes: random.chance(1 / 7) ? [] : inOrder(random.some(usualTimes, random.int(3, 6))),
  };
}

/** The terms as columns of a table. */
export const meetingColumns = ({ languages, mode, spaces, freeTimes }: SampleMeeting) => ({
  languages,
  meeting_mode: mode,
  spaces,
  free_times: freeTimes,
});
