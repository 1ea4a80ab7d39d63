import { useState } from 'react';
import { formatShare } from '#kernel';
import { useIsPhone } from '../../design/use-is-phone.js';
import { useLocale, useT } from '../../i18n.js';
import { rowIdOf } from '../identity/row-id.js';
import { MatchReasons } from './match-reasons.js';
import type { MatchViewProps } from './match-view.js';
import { wholeAffinity } from './matching.js';
import classes from './mentoring.module.css';

/** Room for a name to be pressed, and for the lines between. */
const sizes = { wide: { row: 36, lines: 200 }, phone: { row: 44, lines: 72 } } as const;
const live = new Set(['PROPOSED', 'OFFERED', 'ACTIVE']);

/** Startups at the left, mentors at the right, a line for each pair, the wider the better the fit. */
export function MatchLinks({ startups, mentors, pairs, onOpen }: MatchViewProps) {
  const t = useT();
  const locale = useLocale();
  const [shown, setShown] = useState<string | null>(null);
  const isPhone = useIsPhone();
  const { row: rowHeight, lines: width } = isPhone ? sizes.phone : sizes.wide;
  const left = startups.flatMap(({ startup }) => (startup ? [startup] : []));
  const height = Math.max(left.length, mentors.length) * rowHeight;
  const middle = (index: number, of: number) => (index + 0.5) * (height / Math.max(1, of));
  const nameOf = (rowId: string) => mentors.find(({ id }) => rowIdOf(id) === rowId)?.person?.fullName ?? '';
  const lines = pairs.flatMap((pair) => {
    const from = left.findIndex(({ id }) => id === pair.startup?.id);
    const to = mentors.findIndex(({ id }) => id === pair.mentor?.id);
    return from < 0 || to < 0 || !live.has(pair.state) ? [] : [{ pair, from, to }];
  });
  const open = lines.filter(({ pair }) => pair.startup?.id === shown);
  return (
    <div className={classes.linksView}>
      <div className={classes.scroll}>
        <div className={classes.links} style={{ height }}>
          <ul className={classes.column} aria-label={t('mentoring.matching.startup')}>
            {left.map((startup) => {
              const own = lines.filter(({ pair }) => pair.startup?.id === startup.id);
              const mentor = own[0] && mentors[own[0].to];
              const told = own.map(
                ({ pair, to }) =>
                  `${mentors[to]?.person?.fullName ?? ''} ${formatShare(pair.affinity / wholeAffinity, locale, 0)}`,
              );
              return (
                <li key={startup.id}>
                  <button
                    type="button"
                    className={classes.link}
                    aria-pressed={startup.id === shown}
                    onMouseEnter={() => setShown(startup.id)}
                    onFocus={() => setShown(startup.id)}
                    onClick={() => mentor && !isPhone && onOpen?.(startup.id, mentor.id)}
                  >
                    {startup.name}
                    <span className="semai-unseen">
                      {told.length > 0 ? told.join(', ') : t('mentoring.matching.none')}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            {lines.map(({ pair, from, to }) => {
              const [y1, y2] = [middle(from, left.length), middle(to, mentors.length)];
              return (
                <path
                  key={pair.id}
                  className={classes.line}
                  data-shown={pair.startup?.id === shown}
                  d={`M0 ${y1} C ${width / 2} ${y1}, ${width / 2} ${y2}, ${width} ${y2}`}
                  strokeWidth={1 + (5 * pair.affinity) / wholeAffinity}
                />
              );
            })}
          </svg>
          <ul className={classes.column} aria-label={t('mentoring.matching.mentor')}>
            {mentors.map((mentor) => (
              <li key={mentor.id}>{mentor.person?.fullName}</li>
            ))}
          </ul>
        </div>
      </div>
      <div aria-live="polite" className={classes.shown}>
        {shown === null && t('mentoring.matching.linksHelp')}
        {shown !== null && open.length === 0 && t('mentoring.matching.none')}
        {open.map(({ pair, from, to }) => (
          <div key={pair.id}>
            <strong>
              {left[from]?.name} · {mentors[to]?.person?.fullName}
            </strong>
            <MatchReasons reasons={pair.reasons} nameOf={nameOf} />
          </div>
        ))}
      </div>
    </div>
  );
}
