import { Button, TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import { formatNumber } from '#kernel';
import { useScope, type Scope } from '../../../app/scope.js';
import { Page } from '../../../design/page.js';
import { EmptyState } from '../../../design/states.js';
import { useLive, useReadWhen } from '../../../graphql/client.js';
import { useLocale, useT } from '../../../i18n.js';
import {
  countIn,
  filterOf,
  seasonChangedDocument,
  triageCountsDocument,
  viewNames,
  views,
  type View,
} from './triage.js';
import { TriageDetailPane } from './triage-detail.js';
import { TriageList } from './triage-list.js';
import { useTriageRows } from './use-triage-rows.js';
import classes from './triage.module.css';

/** View and open file stand in the address, so that both survive a reload and can be sent to a colleague. */
function useTriageAddress() {
  const [search, setSearch] = useSearchParams();
  const put = (name: string, value: string | null) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const view = views.find((one) => one === search.get('view')) ?? 'waiting';
  return {
    view,
    openId: search.get('open'),
    setView: (to: View) => put('view', to),
    open: (id: string | null) => put('open', id),
  };
}

/** On a phone the views stand in a line that runs out of sight. */
const intoSight = (button: HTMLElement | null) => button?.scrollIntoView({ block: 'nearest', inline: 'center' });

function Desk({ season }: { readonly season: Scope['season'] }) {
  const t = useT();
  const locale = useLocale();
  const { view, openId, setView, open } = useTriageAddress();
  const [search, setSearch] = useState('');
  const [changes, setChanges] = useState(0);
  const sought = useDeferredValue(search);
  const found = useTriageRows(filterOf(season.id, view, sought));
  const counts = useReadWhen(true, triageCountsDocument, { seasonId: season.id, slug: season.slug }).data;
  const funnel = counts?.season?.funnel;
  useLive(
    seasonChangedDocument,
    { seasonId: season.id },
    { refreshes: [triageCountsDocument], onEvent: () => setChanges((before) => before + 1) },
  );
  const load = () => {
    setChanges(0);
    found.again();
  };
  /** A file that was settled leaves the view; the one that takes its place is opened. */
  const settled = (id: string) => {
    const at = found.rows.findIndex((row) => row.id === id);
    const next = found.rows[at + 1] ?? found.rows[at - 1];
    open(next && next.id !== id ? next.id : null);
    load();
  };
  return (
    <Page
      title={t('triage.title')}
      width="wide"
      lead={t('triage.lead', {
        season: season.name,
        drafts: formatNumber(counts?.draftCount ?? 0, locale),
      })}
    >
      <div className={classes.desk} data-open={openId !== null}>
        <nav className={classes.views} aria-label={t('triage.views')}>
          {views.map((one) => (
            <button
              key={one}
              ref={one === view ? intoSight : undefined}
              type="button"
              aria-pressed={one === view}
              onClick={() => setView(one)}
            >
              <span>{t(viewNames[one])}</span>
              <span className={classes.count}>{funnel ? formatNumber(countIn(one, funnel), locale) : ''}</span>
            </button>
          ))}
        </nav>
        <div className={classes.list}>
          <TextInput
            type="search"
            aria-label={t('triage.search')}
            placeholder={t('triage.search')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          {changes > 0 && (
            <Button variant="light" fullWidth onClick={load}>
              {t('triage.changes', { count: changes })}
            </Button>
          )}
          <TriageList found={found} openId={openId} onOpen={open} searching={sought.trim() !== ''} />
        </div>
        <div className={classes.detail}>
          {openId === null ? (
            <EmptyState why={t('triage.choose')} />
          ) : (
            <TriageDetailPane key={openId} id={openId} onSettled={settled} onClose={() => open(null)} />
          )}
        </div>
      </div>
    </Page>
  );
}

/** `/app/applications` for staff: saved views, the files, and the one that is open, worked through with the keys. */
export function TriagePage() {
  const t = useT();
  const scope = useScope();
  if (!scope) {
    return (
      <Page title={t('triage.title')}>
        <EmptyState why={t('triage.noSeason')} />
      </Page>
    );
  }
  return <Desk key={scope.season.id} season={scope.season} />;
}
