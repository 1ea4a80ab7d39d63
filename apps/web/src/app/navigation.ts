import {
  IconBriefcase,
  IconBuildingStore,
  IconCalendarEvent,
  IconChecklist,
  IconFolderOpen,
  IconGauge,
  IconHome,
  IconId,
  IconLayoutKanban,
  IconMailFast,
  IconScale,
  IconSettings,
  IconShieldLock,
  IconStairsUp,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import type { TextKey } from '../texts.js';
import type { Area } from './areas.js';
import { appPages } from './pages.js';

/** One line of the navigation. It shows in its areas, and only once a page with its address exists. */
export interface NavigationLine {
  readonly to: `/app/${string}`;
  readonly label: TextKey;
  readonly icon: Icon;
  readonly areas: readonly Area[];
  /** Letter that leads here after `G`, different from the others of its areas. */
  readonly go?: string;
}

const desk: readonly Area[] = ['staff', 'director'];

/** In the order in which they stand; the first four of an area are the bar of a phone, the others stand behind "more". */
export const navigationLines: readonly NavigationLine[] = [
  { to: '/app/home', label: 'web.nav.home', icon: IconHome, areas: ['founder'], go: 'h' },
  { to: '/app/overview', label: 'web.nav.overview', icon: IconGauge, areas: ['director'], go: 'o' },
  { to: '/app/desk', label: 'web.nav.desk', icon: IconChecklist, areas: desk, go: 'd' },
  { to: '/app/reviews', label: 'web.nav.reviews', icon: IconChecklist, areas: ['reviewer'], go: 'r' },
  {
    to: '/app/applications',
    label: 'web.nav.applications',
    icon: IconFolderOpen,
    areas: ['founder', ...desk],
    go: 'a',
  },
  { to: '/app/startup', label: 'web.nav.startup', icon: IconBuildingStore, areas: ['founder'], go: 's' },
  { to: '/app/tasks', label: 'web.nav.tasks', icon: IconChecklist, areas: ['founder'], go: 't' },
  { to: '/app/seasons', label: 'web.nav.seasons', icon: IconStairsUp, areas: desk, go: 's' },
  { to: '/app/rounds', label: 'web.nav.rounds', icon: IconScale, areas: desk, go: 'r' },
  { to: '/app/decisions', label: 'web.nav.decisions', icon: IconScale, areas: ['director'], go: 'e' },
  { to: '/app/cohorts', label: 'web.nav.cohorts', icon: IconLayoutKanban, areas: desk, go: 'b' },
  { to: '/app/mentoring', label: 'web.nav.mentoring', icon: IconUsersGroup, areas: ['mentor'], go: 'm' },
  {
    to: '/app/office-hours',
    label: 'web.nav.officeHours',
    icon: IconCalendarEvent,
    areas: ['founder', 'mentor'],
    go: 'o',
  },
  { to: '/app/expertise', label: 'web.nav.expertise', icon: IconId, areas: ['reviewer', 'mentor'], go: 'e' },
  { to: '/app/reviews/conflicts', label: 'web.nav.conflicts', icon: IconShieldLock, areas: ['reviewer'] },
  { to: '/app/reviews/capacity', label: 'web.nav.capacity', icon: IconGauge, areas: ['reviewer'] },
  { to: '/app/kpi', label: 'web.nav.kpi', icon: IconGauge, areas: ['founder'], go: 'k' },
  {
    to: '/app/activities',
    label: 'web.nav.activities',
    icon: IconCalendarEvent,
    areas: ['founder', 'reviewer', ...desk],
  },
  { to: '/app/funnel', label: 'web.nav.funnel', icon: IconGauge, areas: desk },
  { to: '/app/outbox', label: 'web.nav.outbox', icon: IconMailFast, areas: desk, go: 'x' },
  { to: '/app/people', label: 'web.nav.people', icon: IconUsersGroup, areas: [...desk, 'admin'], go: 'p' },
  { to: '/app/impact', label: 'web.nav.impact', icon: IconGauge, areas: ['director'] },
  { to: '/app/settings/programme', label: 'web.nav.settings', icon: IconSettings, areas: ['director'] },
  { to: '/app/admin', label: 'web.nav.admin', icon: IconSettings, areas: ['admin'] },
  { to: '/app/admin/jobs', label: 'web.nav.jobs', icon: IconBriefcase, areas: ['admin', ...desk], go: 'j' },
  { to: '/app/privacy', label: 'web.nav.privacy', icon: IconShieldLock, areas: ['founder'] },
];

/** Whether a page stands at this address. */
export const pageExists = (to: string) => appPages.some(({ path }) => `/app/${path}` === to);

/** The lines of one area whose pages exist. */
export const linesOf = (area: Area): readonly NavigationLine[] =>
  navigationLines.filter((line) => line.areas.includes(area) && pageExists(line.to));

/** The line that a page belongs to: the longest address that begins it. */
export function lineOf(lines: readonly NavigationLine[], pathname: string): NavigationLine | undefined {
  const above = lines.filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return above.toSorted((one, other) => other.to.length - one.to.length)[0];
}
