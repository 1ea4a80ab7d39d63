import { useT, type TextKey } from '../../i18n.js';
import classes from './activities.module.css';

export interface FilterChipsProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly names: Readonly<Record<Value, TextKey>>;
  readonly chosen: Value | undefined;
  readonly onChoose: (value: Value | undefined) => void;
}

/** One choice or none among a few; pressing what is chosen takes it back. */
export function FilterChips<Value extends string>({ label, values, names, chosen, onChoose }: FilterChipsProps<Value>) {
  const t = useT();
  return (
    <div role="group" aria-label={label} className={classes.chips}>
      <span className={classes.chipsLabel} aria-hidden="true">
        {label}
      </span>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          className={classes.chip}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value === chosen ? undefined : value)}
        >
          {t(names[value])}
        </button>
      ))}
    </div>
  );
}
