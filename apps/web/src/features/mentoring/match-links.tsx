import { useState } from 'react';
import { formatShare } from '#kernel';
import { useLocale, useT } from '../../i18n.js';
import { rowIdOf } from '../identity/row-id.js';
import { MatchReasons } from './match-reasons.js';
import type { MatchViewProps } from './match-view.js';
import { wholeAffinity } from './matching.js';
import classes from './mentoring.module.css';

const rowHeight = 36;
const width = 200;
const live = new Set(['PROPOSED', 'OFFERED', 'ACTIVE']);

/** Startups at the left, mentors at the right, a line for each pair, the wider the better the fit. */
export function MatchLinks({ startups, mentors, pairs, onOpen }: MatchViewProps) {
  const t = useT();
  const locale = useLocale();
  const [shown, setShown] = useState<string | null>(null);
  const left = startups.flatMap(({ startup }) => (startup ? [startup] : []));
  const height = Math.max(left.length, mentors.length) * rowHeight;
  const middle = (index: number, of: number) => (index + 0.5) * (height / Math.max(1, of));
  const nameOf = (rowId: string) => mentors.find(({ id }) => rowIdOf(id) === rowId)?.person?.fullName ?? '';
  const lines = pairs.flatMap((pair) => {
    const from = left.findIndex(({ id }) => id === pair.startup?.id);
    const to = mentors.findIndex(({ id }) => id === pair.mentor?.id);
    return from < 0 || to < 0 || !live.has(pair.state) ? [] : [{ pair, from, to }];
  });
  const open = lines.find(({ pair }) => pair.id === shown);
  return (
    <>
      <div className={classes.scroll}>
        <div className={classes.links} style={{ height }}>
          <ul className={classes.column} aria-label={t('mentoring.matching.startup')}>
            {left.map((startup) => {
              const line = lines.find(({ pair }) => pair.startup?.id === startup.id);
              const mentor = line && mentors[line.to];
              return (
                <li key={startup.id}>
                  <button
                    type="button"
                    className={classes.link}
                    disabled={!line}
                    onMouseEnter={() => setShown(line?.pair.id ?? null)}
                    onFocus={() => setShown(line?.pair.id ?? null)}
                    onClick={() => mentor && onOpen?.(startup.id, mentor.id)}
                  >
                    {startup.name}
                    <span className="semai-unseen">
                      {mentor?.person?.fullName ?? t('mentoring.matching.none')}{' '}
                      {line && formatShare(line.pair.affinity / wholeAffinity, locale, 0)}
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
                  data-shown={pair.id === shown}
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
        {open ? (
          <>
            <strong>
              {left[open.from]?.name} · {mentors[open.to]?.person?.fullName}
            </strong>
            <MatchReasons reasons={open.pair.reasons} nameOf={nameOf} />
          </>
        ) : (
          t('mentoring.matching.linksHelp')
        )}
      </div>
    </>
  );
}
