import type { CSSProperties } from 'react';
import type { ColourName } from './tokens.js';
import classes from './progress-bar.module.css';

export interface ProgressBarProps {
  /** How much is done, 0 to 1. */
  readonly share: number;
  readonly label: string;
  readonly tone?: ColourName;
}

/** How far something is, as the browser's own element, which readers of the screen know. */
export function ProgressBar({ share, label, tone = 'brand' }: ProgressBarProps) {
  const colour = { '--bar': `var(--mantine-color-${tone}-filled)` } as CSSProperties;
  return <progress className={classes.bar} style={colour} max={1} value={share} aria-label={label} />;
}
