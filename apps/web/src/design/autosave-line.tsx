import { useLocale, useT } from '../i18n.js';
import { formatClock, homeZone, zoneName } from '#kernel';
import classes from './autosave-line.module.css';

/** The five true states of a draft. */
export type AutosaveState =
  | { readonly kind: 'onDevice' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'offline' }
  | { readonly kind: 'conflict'; readonly with: string };

function useWords(state: AutosaveState, zone: string): string {
  const t = useT();
  const locale = useLocale();
  switch (state.kind) {
    case 'onDevice':
      return t('web.autosave.onDevice');
    case 'saving':
      return t('web.autosave.saving');
    case 'saved':
      return t('web.autosave.saved', { time: `${formatClock(state.at, locale, zone)} ${zoneName(zone)}` });
    case 'offline':
      return t('web.autosave.offline');
    case 'conflict':
      return t('web.autosave.conflict', { name: state.with });
  }
}

export interface AutosaveLineProps {
  readonly state: AutosaveState;
  readonly zone?: string;
  /** Opens the comparison when two people wrote in the same field. */
  readonly onCompare?: () => void;
}

/** Where the text just typed is kept, in words. */
export function AutosaveLine({ state, zone = homeZone, onCompare }: AutosaveLineProps) {
  const t = useT();
  const words = useWords(state, zone);
  return (
    <span className={classes.line} data-kind={state.kind}>
      <output>{words}</output>
      {state.kind === 'conflict' && onCompare !== undefined && (
        <button type="button" className={classes.compare} onClick={onCompare}>
          {t('web.autosave.compare')}
        </button>
      )}
    </span>
  );
}
