import { StatusBadge } from '../../design/status-badge.js';
import type { ColourName } from '../../design/tokens.js';
import { useT, type TextKey } from '../../i18n.js';

export type SeasonState = 'PLANNED' | 'OPEN' | 'CLOSED' | 'FINISHED';

const names: Readonly<Record<SeasonState, TextKey>> = {
  PLANNED: 'programmes.states.PLANNED',
  OPEN: 'programmes.states.OPEN',
  CLOSED: 'programmes.states.CLOSED',
  FINISHED: 'programmes.states.FINISHED',
};
const tones: Readonly<Record<SeasonState, ColourName>> = {
  PLANNED: 'grey',
  OPEN: 'brand',
  CLOSED: 'info',
  FINISHED: 'grey',
};

/** Where a season stands, in words, and whether it is a rehearsal. */
export function SeasonBadges({ state, isRehearsal }: { readonly state: SeasonState; readonly isRehearsal: boolean }) {
  const t = useT();
  return (
    <>
      <StatusBadge tone={tones[state]}>{t(names[state])}</StatusBadge>{' '}
      {isRehearsal && <StatusBadge tone="warn">{t('programmes.rehearsal')}</StatusBadge>}
    </>
  );
}
