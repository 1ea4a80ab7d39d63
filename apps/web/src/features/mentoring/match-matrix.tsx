import { useRef, useState, type KeyboardEvent } from 'react';
import { formatShare } from '#kernel';
import { useLocale, useT } from '../../i18n.js';
import { wishOf, type MatchViewProps } from './match-view.js';
import { wholeAffinity } from './matching.js';
import classes from './mentoring.module.css';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Startups by mentors: a ring for a pair, a lock for a pin, hatching for a pair kept apart. Arrows move, Enter opens the reasons, P pins, X forbids. */
export function MatchMatrix(props: MatchViewProps) {
  const t = useT();
  const locale = useLocale();
  const { startups, mentors, pairs, onWish, onOpen } = props;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState('0,0');
  const rows = startups.flatMap(({ startup }) => (startup ? [startup] : []));
  const press = (event: KeyboardEvent, row: number, column: number, startupId: string, mentorId: string) => {
    // Ctrl-P and Ctrl-X are the browser's.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      const to = table.current?.querySelector<HTMLElement>(`[data-at="${row + step[0]},${column + step[1]}"]`);
      to?.focus();
      return;
    }
    const kind = event.key.toLowerCase() === 'p' ? 'PIN' : event.key.toLowerCase() === 'x' ? 'FORBID' : null;
    if (!kind || !onWish) return;
    const wish = wishOf(props, startupId, mentorId);
    void onWish(startupId, mentorId, wish === kind ? null : kind, wish);
  };
  return (
    <div className={classes.scroll}>
      <p>{t('mentoring.matching.matrixHelp')}</p>
      <table ref={table} className={classes.matrix}>
        <caption className="semai-unseen">{t('mentoring.matching.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('mentoring.matching.startup')}</th>
            {mentors.map((mentor) => (
              <th key={mentor.id} scope="col">
                <span>{mentor.person?.fullName}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((startup, row) => (
            <tr key={startup.id}>
              <th scope="row">{startup.name}</th>
              {mentors.map((mentor, column) => {
                const match = pairs.find((one) => one.startup?.id === startup.id && one.mentor?.id === mentor.id);
                const wish = wishOf(props, startup.id, mentor.id);
                const fit = match ? formatShare(match.affinity / wholeAffinity, locale, 0) : '';
                const words = [
                  t('mentoring.matching.cell', { startup: startup.name, mentor: mentor.person?.fullName ?? '' }),
                  match ? t('mentoring.matching.cellMatched', { fit }) : t('mentoring.matching.cellFree'),
                  ...(wish === 'PIN' ? [t('mentoring.matching.pinned')] : []),
                  ...(wish === 'FORBID' ? [t('mentoring.matching.forbidden')] : []),
                ].join(', ');
                return (
                  <td key={mentor.id}>
                    <button
                      type="button"
                      data-at={`${row},${column}`}
                      tabIndex={at === `${row},${column}` ? 0 : -1}
                      className={classes.cell}
                      data-matched={match !== undefined}
                      data-wish={wish ?? undefined}
                      aria-label={words}
                      onFocus={() => setAt(`${row},${column}`)}
                      onClick={() => onOpen?.(startup.id, mentor.id)}
                      onKeyDown={(event) => press(event, row, column, startup.id, mentor.id)}
                    >
                      {fit}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
