import type { ReactNode } from 'react';
import classes from './office-hours.module.css';

export interface ChipProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** What is said in place of the text shown. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A box to tick that looks like a chip; large enough for a thumb. */
export function Chip({ checked, onChange, disabled = false, label, children }: ChipProps) {
  return (
    <label className={classes.chip} data-checked={checked} data-disabled={disabled}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-label={label}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
