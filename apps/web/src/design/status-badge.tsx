import type { ReactNode } from 'react';
import type { ColourName } from './tokens.js';
import classes from './status-badge.module.css';

/** A state in words on a quiet ground. The words carry it; the colour only helps. */
export function StatusBadge({ tone, children }: { readonly tone: ColourName; readonly children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
