import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSeasonOfPage } from '../../app/scope.js';
import { DataTable, useTableQuery, type Column, type TableQuery } from '../../design/data-table.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import { notFound, useRead } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { useMay } from '../identity/may.js';
import { ConflictDetails, LayerBadge } from './conflict-details.js';
import {
  conflictsDocument,
  kindNames,
  kinds,
  layerNames,
  layers,
  seasonOfConflictsDocument,
  type Conflict,
} from './conflicts.js';
import { DeclareConflictSheet } from './declare-conflict-sheet.js';
import classes from './assessment.module.css';

/** What the address asks for; ended ones only where asked. */
function filterOf(query: TableQuery) {
  const layer = layers.find((each) => each === query.filter('layer'));
  const kind = kinds.find((each) => each === query.filter('kind'));
  const state = query.filter('state');
  return {
    source: layer ? [layer] : null,
    reason: kind ? [kind] : null,
    lifted: state === 'all' ? null : state === 'ended',
    text: query.filter('q'),
  };
}

/** `/app/seasons/:slug/conflicts`: who may not judge or mentor whom in a season, and how that is known. */
export function ConflictsPage() {
  const t = useT();
  const may = useMay();
  const { slug = '' } = useParams();
  const { season } = useRead(seasonOfConflictsDocument, { slug });
  useSeasonOfPage(season?.id);
  const [declaring, setDeclaring] = useState(false);
  if (!season || !may('read', 'Conflict')) throw notFound();
  const declares = may('declareConflict', 'Startup');
  return (
    <Page
      title={t('matching.conflicts.title')}
      width="wide"
      crumbs={[{ to: `/app/seasons/${season.slug}`, label: season.name }]}
      lead={t('matching.conflicts.lead')}
      actions={declares && <Button onClick={() => setDeclaring(true)}>{t('matching.conflicts.declare')}</Button>}
    >
      <Register seasonId={season.id} zone={season.programme?.zone} />
      {declaring && (
        <DeclareConflictSheet slug={season.slug} seasonId={season.id} onClose={() => setDeclaring(false)} />
      )}
    </Page>
  );
}

function Register({ seasonId, zone }: { readonly seasonId: string; readonly zone: string | undefined }) {
  const t = useT();
  const may = useMay();
  const query = useTableQuery();
  const filter = filterOf(query);
  const { conflicts } = useRead(conflictsDocument, { seasonId, first: query.first, after: query.after, filter });
  const columns: readonly Column<Conflict>[] = [
    { id: 'person', head: t('matching.conflicts.person'), cell: ({ person }) => person?.fullName ?? '' },
    { id: 'startup', head: t('matching.conflicts.startup'), cell: ({ startup }) => startup?.name ?? '' },
    { id: 'kind', head: t('matching.conflicts.kind'), cell: ({ reason }) => t(kindNames[reason]) },
    { id: 'layer', head: t('matching.conflicts.layer'), cell: ({ source }) => <LayerBadge source={source} /> },
    {
      id: 'evidence',
      head: t('matching.conflicts.evidence'),
      cell: ({ evidence, declaredBy }) =>
        declaredBy ? t('matching.conflicts.declaredBy', { name: declaredBy.fullName }) : evidence,
    },
    {
      id: 'since',
      head: t('matching.conflicts.since'),
      cell: ({ createdAt }) => <Moment at={createdAt} as="date" zone={zone} />,
    },
    {
      id: 'state',
      head: t('matching.conflicts.state'),
      cell: ({ liftedAt }) => (
        <StatusBadge tone={liftedAt ? 'grey' : 'warn'}>
          {t(liftedAt ? 'matching.conflicts.ended' : 'matching.conflicts.stands')}
        </StatusBadge>
      ),
    },
  ];
  return (
    <DataTable
      tableId="conflicts"
      stacks
      caption={t('matching.conflicts.title')}
      columns={columns}
      rows={conflicts.nodes}
      page={{ ...conflicts.pageInfo, totalCount: conflicts.totalCount }}
      query={query}
      empty={<EmptyState why={t('matching.conflicts.empty')} />}
      panel={(conflict) => ({
        title: `${conflict.person?.fullName ?? ''} · ${conflict.startup?.name ?? ''}`,
        content: <ConflictDetails conflict={conflict} mayLift={may('lift', 'Conflict')} />,
      })}
      tools={<Filters query={query} />}
    />
  );
}

function Filters({ query }: { readonly query: TableQuery }) {
  const t = useT();
  const [text, setText] = useState(query.filter('q') ?? '');
  return (
    <div className={classes.filters}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          query.setFilter('q', text.trim());
        }}
      >
        <TextInput
          type="search"
          label={t('matching.conflicts.search')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onBlur={() => text.trim() !== (query.filter('q') ?? '') && query.setFilter('q', text.trim())}
        />
      </form>
      <NativeSelect
        label={t('matching.conflicts.layer')}
        value={query.filter('layer') ?? ''}
        data={[
          { value: '', label: t('matching.conflicts.all') },
          ...layers.map((each) => ({ value: each, label: t(layerNames[each]) })),
        ]}
        onChange={({ currentTarget }) => query.setFilter('layer', currentTarget.value)}
      />
      <NativeSelect
        label={t('matching.conflicts.kind')}
        value={query.filter('kind') ?? ''}
        data={[
          { value: '', label: t('matching.conflicts.all') },
          ...kinds.map((each) => ({ value: each, label: t(kindNames[each]) })),
        ]}
        onChange={({ currentTarget }) => query.setFilter('kind', currentTarget.value)}
      />
      <NativeSelect
        label={t('matching.conflicts.state')}
        value={query.filter('state') ?? ''}
        data={[
          { value: '', label: t('matching.conflicts.stands') },
          { value: 'ended', label: t('matching.conflicts.ended') },
          { value: 'all', label: t('matching.conflicts.all') },
        ]}
        onChange={({ currentTarget }) => query.setFilter('state', currentTarget.value)}
      />
    </div>
  );
}
