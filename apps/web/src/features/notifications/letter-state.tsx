import { StatusBadge } from '../../design/status-badge.js';
import type { ColourName } from '../../design/tokens.js';
import { useT, type TextKey } from '../../i18n.js';
import type { LetterState } from './letters.js';

export const letterStateNames: Readonly<Record<LetterState, TextKey>> = {
  QUEUED: 'notifications.states.QUEUED',
  RETRYING: 'notifications.states.RETRYING',
  HELD: 'notifications.states.HELD',
  SENT: 'notifications.states.SENT',
  DEAD: 'notifications.states.DEAD',
};
const tones: Readonly<Record<LetterState, ColourName>> = {
  QUEUED: 'info',
  RETRYING: 'warn',
  HELD: 'grey',
  SENT: 'brand',
  DEAD: 'danger',
};

/** How far a letter is, in words. */
export function LetterStateBadge({ state }: { readonly state: LetterState }) {
  const t = useT();
  return <StatusBadge tone={tones[state]}>{t(letterStateNames[state])}</StatusBadge>;
}
