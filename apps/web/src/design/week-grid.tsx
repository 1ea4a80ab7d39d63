import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '../i18n.js';
import { dayNames, dayParts, partNames, weekDays } from './week-words.js';
import classes from './week-grid.module.css';

export interface WeekGridProps {
  readonly label: ReactNode;
  readonly help?: string | undefined;
  readonly error?: ReactNode;
  readonly disabled?: boolean | undefined;
  /** Parts of the week that are free, such as `mon.morning`. */
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * The week as days by parts of the day: a touch or the space bar marks a part as free. One stop of the Tab key; arrows
 * move inside. Texts of `forms` must be loaded by the page.
 */
export function WeekGrid({ label, help, error, disabled, value, onChange }: WeekGridProps) {
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState('0,0');
  const press = (event: KeyboardEvent, row: number, column: number) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-at="${row + step[0]},${column + step[1]}"]`)?.focus();
  };
  const toggle = (time: string, on: boolean) => onChange(on ? [...value, time] : value.filter((one) => one !== time));
  return (
    <fieldset className={classes.group} disabled={disabled}>
      <legend>{label}</legend>
      {help && <p className={classes.help}>{help}</p>}
      <table ref={table} className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">{t('forms.weekDay')}</th>
            {dayParts.map((part) => (
              <th key={part} scope="col">
                {t(partNames[part])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekDays.map((day, row) => (
            <tr key={day}>
              <th scope="row">{t(dayNames[day])}</th>
              {dayParts.map((part, column) => {
                const time = `${day}.${part}`;
                const checked = value.includes(time);
                return (
                  <td key={part}>
                    <label className={classes.cell}>
                      <span aria-hidden="true">{checked ? '✓' : ''}</span>
                      <input
                        type="checkbox"
                        data-at={`${row},${column}`}
                        tabIndex={at === `${row},${column}` ? 0 : -1}
                        aria-label={`${t(dayNames[day])}, ${t(partNames[part])}`}
                        checked={checked}
                        onFocus={() => setAt(`${row},${column}`)}
                        onKeyDown={(event) => press(event, row, column)}
                        onChange={({ currentTarget }) => toggle(time, currentTarget.checked)}
                      />
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {error && <p className={classes.problem}>{error}</p>}
    </fieldset>
  );
}
