import { useLocale, useT } from '../../i18n.js';
import { dayName, monthName, weekdays } from './activity-words.js';
import type { ListedActivity } from './calendar.js';
import { ModeDot, modeNames, modes } from './mode-mark.js';
import { weeksOf } from './month.js';
import classes from './activities.module.css';

const dotsOfDay = 4;

/** Where the list of a day stands on the page. */
export const dayAnchor = (day: string) => `day-${day}`;

interface DayProps {
  readonly day: string;
  readonly activities: readonly ListedActivity[];
}

function Day({ day, activities }: DayProps) {
  const t = useT();
  const locale = useLocale();
  const number = Number(day.slice(8));
  if (activities.length === 0) return <span className={classes.dayNumber}>{number}</span>;
  const parts = modes.flatMap((mode) => {
    const count = activities.filter((activity) => activity.mode === mode).length;
    return count === 0 ? [] : [t('activities.calendar.ofMode', { count, mode: t(modeNames[mode]) })];
  });
  return (
    <a className={classes.day} href={`#${dayAnchor(day)}`}>
      <span className={classes.dayNumber} aria-hidden="true">
        {number}
      </span>
      <span className="semai-unseen">{`${dayName(day, locale)}: ${parts.join(', ')}`}</span>
      <span className={classes.dots} aria-hidden="true">
        {activities.slice(0, dotsOfDay).map(({ id, mode }) => (
          <ModeDot key={id} mode={mode} />
        ))}
        {activities.length > dotsOfDay && <span className={classes.more}>+{activities.length - dotsOfDay}</span>}
      </span>
    </a>
  );
}

export interface MonthGridProps {
  readonly month: string;
  readonly days: ReadonlyMap<string, readonly ListedActivity[]>;
}

/** A month in weeks, a dot for each activity; a day with activities leads to its place in the list. */
export function MonthGrid({ month, days }: MonthGridProps) {
  const t = useT();
  const locale = useLocale();
  return (
    <div className={classes.gridPlace}>
      <table className={classes.grid}>
        <caption className="semai-unseen">{t('activities.calendar.grid', { month: monthName(month, locale) })}</caption>
        <thead>
          <tr>
            {weekdays(locale).map(({ short, long }) => (
              <th key={long} scope="col">
                <span aria-hidden="true">{short}</span>
                <span className="semai-unseen">{long}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, at) => (
                <td key={day ?? `none-${at}`}>
                  {day !== undefined && <Day day={day} activities={days.get(day) ?? []} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={classes.legend} aria-label={t('activities.calendar.legend')}>
        {modes.map((mode) => (
          <li key={mode}>
            <ModeDot mode={mode} /> {t(modeNames[mode])}
          </li>
        ))}
      </ul>
    </div>
  );
}
