import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import { Moment } from '../../../design/moment.js';
import { EmptyState } from '../../../design/states.js';
import { StatusBadge } from '../../../design/status-badge.js';
import { useKeys } from '../../../design/use-keys.js';
import { useT } from '../../../i18n.js';
import { stateTones, stateWords } from '../lifecycle.js';
import type { TriageRow } from './triage.js';
import type { TriageRows } from './use-triage-rows.js';
import classes from './triage.module.css';

const rowHeight = 72;

interface ListProps {
  readonly found: TriageRows;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly searching: boolean;
}

function Row({
  row,
  isOpen,
  onOpen,
}: {
  readonly row: TriageRow;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const t = useT();
  return (
    <button type="button" className={classes.row} aria-current={isOpen ? 'true' : undefined} onClick={onOpen}>
      <span className={classes.rowName}>{row.startup?.name ?? row.number}</span>
      <span className={classes.rowFacts}>
        {row.number}
        {row.submittedAt && (
          <>
            {' · '}
            <Moment at={row.submittedAt} as="date" />
          </>
        )}
        {row.revisionCount > 0 && ` · ${t('triage.revised', { count: row.revisionCount })}`}
      </span>
      <StatusBadge tone={stateTones[row.lifecycle]}>{t(stateWords[row.lifecycle])}</StatusBadge>
    </button>
  );
}

/** The rows of a view; only those in sight stand in the page, so that thousands scroll as well as ten. */
export function TriageList({ found, openId, onOpen, searching }: ListProps) {
  const t = useT();
  const box = useRef<HTMLElement>(null);
  const { rows, total, more, reading } = found;
  // oxlint-disable-next-line react/incompatible-library -- its functions are called where they stand, never memoised
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const fetchMore = useEffectEvent(() => {
    if (last >= rows.length - 20) more();
  });
  useEffect(() => fetchMore(), [last, rows.length]);
  const at = rows.findIndex(({ id }) => id === openId);
  const go = (step: 1 | -1) => {
    const to = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
    const row = rows[to];
    if (!row) return false;
    virtual.scrollToIndex(to);
    onOpen(row.id);
    return true;
  };
  useKeys({
    j: { label: 'web.keys.nextRow', run: () => go(1) },
    k: { label: 'web.keys.lastRow', run: () => go(-1) },
  });
  if (rows.length === 0) {
    if (reading) return null;
    return <EmptyState why={t(searching ? 'triage.nothing' : 'triage.allDone')} />;
  }
  return (
    <>
      <p className={classes.total}>
        {at < 0 ? t('triage.total', { count: total }) : t('triage.place', { at: at + 1, total })}
      </p>
      <section ref={box} className={classes.rows} aria-label={t('triage.files')}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <div key={row.id} className={classes.place} style={{ transform: `translateY(${item.start}px)` }}>
                  <Row row={row} isOpen={row.id === openId} onOpen={() => onOpen(row.id)} />
                </div>
              )
            );
          })}
        </div>
      </section>
    </>
  );
}
