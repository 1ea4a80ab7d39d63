import { IconArrowRight } from '@tabler/icons-react';
import { useT } from '../i18n.js';
import { Disclosure } from './disclosure.js';
import classes from './move-menu.module.css';

export interface MoveTarget {
  readonly id: string;
  readonly label: string;
  /** Why one cannot go there now; the target then shows it and does nothing. */
  readonly refusal?: string | undefined;
}

export interface MoveMenuProps {
  /** What moves, for the name of the button. */
  readonly what: string;
  readonly targets: readonly MoveTarget[];
  readonly onMove: (target: MoveTarget) => void;
}

/** "Move to…": the way that needs no dragging (WCAG 2.5.7). */
export function MoveMenu({ what, targets, onMove }: MoveMenuProps) {
  const t = useT();
  return (
    <Disclosure label={t('web.move.label', { what })} button={<IconArrowRight size={20} aria-hidden="true" />}>
      {(close) => (
        <ul className={classes.targets} aria-label={t('web.move.targets')}>
          {targets.map((target) => (
            <li key={target.id}>
              <button
                type="button"
                className={classes.target}
                aria-disabled={target.refusal !== undefined}
                onClick={() => {
                  if (target.refusal !== undefined) return;
                  close();
                  onMove(target);
                }}
              >
                {target.label}
                {target.refusal !== undefined && <small>{target.refusal}</small>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  );
}
