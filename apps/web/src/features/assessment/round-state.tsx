import { StatusBadge } from '../../design/status-badge.js';
import type { ColourName } from '../../design/tokens.js';
import { useT, type TextKey } from '../../i18n.js';

type RoundState = 'SETUP' | 'OPEN' | 'LOCKED' | 'SCORED';

const names: Readonly<Record<RoundState, TextKey>> = {
  SETUP: 'assessment.states.SETUP',
  OPEN: 'assessment.states.OPEN',
  LOCKED: 'assessment.states.LOCKED',
  SCORED: 'assessment.states.SCORED',
};
const tones: Readonly<Record<RoundState, ColourName>> = {
  SETUP: 'grey',
  OPEN: 'brand',
  LOCKED: 'warn',
  SCORED: 'info',
};

/** Where a round stands, in words. */
export function RoundStateBadge({ state }: { readonly state: RoundState }) {
  const t = useT();
  return <StatusBadge tone={tones[state]}>{t(names[state])}</StatusBadge>;
}
