import type { ColourName } from '../../design/tokens.js';
import { StatusBadge } from '../../design/status-badge.js';
import { useT, type TextKey } from '../../i18n.js';
import type { ListedActivity } from './calendar.js';
import classes from './activities.module.css';

export type Mode = ListedActivity['mode'];
export type Group = ListedActivity['group'];

export const modes: readonly Mode[] = ['ONLINE', 'OFFLINE', 'HYBRID'];
export const groups: readonly Group[] = ['MANAGERIAL', 'VOCATIONAL', 'STARTUP', 'COMMUNITY', 'TALK', 'FESTIVAL'];

export const modeNames: Readonly<Record<Mode, TextKey>> = {
  ONLINE: 'activities.modes.ONLINE',
  OFFLINE: 'activities.modes.OFFLINE',
  HYBRID: 'activities.modes.HYBRID',
};
const modeMarks: Readonly<Record<Mode, TextKey>> = {
  ONLINE: 'activities.marks.ONLINE',
  OFFLINE: 'activities.marks.OFFLINE',
  HYBRID: 'activities.marks.HYBRID',
};
const tones: Readonly<Record<Mode, ColourName>> = { ONLINE: 'info', OFFLINE: 'brand', HYBRID: 'violet' };

export const groupNames: Readonly<Record<Group, TextKey>> = {
  MANAGERIAL: 'activities.groups.MANAGERIAL',
  VOCATIONAL: 'activities.groups.VOCATIONAL',
  STARTUP: 'activities.groups.STARTUP',
  COMMUNITY: 'activities.groups.COMMUNITY',
  TALK: 'activities.groups.TALK',
  FESTIVAL: 'activities.groups.FESTIVAL',
};

/** A dot with the letter of a mode, for eyes alone: what it stands for is said in words beside it. */
export function ModeDot({ mode }: { readonly mode: Mode }) {
  const t = useT();
  return (
    <span className={classes.dot} data-tone={tones[mode]} aria-hidden="true">
      {t(modeMarks[mode])}
    </span>
  );
}

/** The mode in words with its dot. */
export function ModeBadge({ mode }: { readonly mode: Mode }) {
  const t = useT();
  return (
    <span className={classes.mode}>
      <ModeDot mode={mode} />
      {t(modeNames[mode])}
    </span>
  );
}

export function CancelledBadge() {
  const t = useT();
  return <StatusBadge tone="danger">{t('activities.cancelled')}</StatusBadge>;
}
