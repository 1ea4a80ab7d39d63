import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { formatNumber } from '#kernel';
import { DataTable, useTableQuery, type Column } from '../../design/data-table.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import type { ColourName } from '../../design/tokens.js';
import { useRead } from '../../graphql/client.js';
import { keyOf } from '../../graphql/graphql.js';
import { useLocale, useT } from '../../i18n.js';
import { JobPanel } from './job-panel.js';
import { isAlive, jobNames, jobsDocument, jobStateNames, jobStates, stateIn, type Job, type JobState } from './jobs.js';

const tones: Readonly<Record<JobState, ColourName>> = {
  QUEUED: 'grey',
  RUNNING: 'info',
  DONE: 'brand',
  FAILED: 'warn',
  DEAD: 'danger',
  CANCELLED: 'grey',
};

/** While a job goes on, the list is asked again: often enough to follow it, else now and then for new ones. */
function useFreshJobs(busy: boolean): void {
  const cache = useQueryClient();
  useEffect(() => {
    const every = setInterval(
      () => document.hidden || void cache.invalidateQueries({ queryKey: keyOf(jobsDocument) }),
      busy ? 2_000 : 15_000,
    );
    return () => clearInterval(every);
  }, [cache, busy]);
}

/** `/app/admin/jobs`: the long work of the programmes one works for, with stopping and running again. */
export function JobsPage() {
  const t = useT();
  const locale = useLocale();
  const query = useTableQuery();
  const state = stateIn(query.filter('state'));
  const { jobs } = useRead(jobsDocument, {
    first: query.first,
    after: query.after,
    filter: state === undefined ? null : { state: [state] },
  });
  useFreshJobs(jobs.nodes.some(isAlive));
  const nameOf = ({ name }: Job) => {
    const words = jobNames[name];
    return words === undefined ? name : t(words);
  };
  const count = (value: number) => formatNumber(value, locale);
  const columns: readonly Column<Job>[] = [
    { id: 'job', head: t('messaging.jobs.job'), cell: nameOf },
    {
      id: 'state',
      head: t('messaging.jobs.state'),
      cell: (job) => <StatusBadge tone={tones[job.state]}>{t(jobStateNames[job.state])}</StatusBadge>,
    },
    {
      id: 'progress',
      head: t('messaging.jobs.progress'),
      cell: ({ done, total }) => (total > 0 ? t('messaging.jobs.of', { done: count(done), total: count(total) }) : '–'),
    },
    { id: 'starts', head: t('messaging.jobs.starts'), cell: ({ starts }) => count(starts), numeric: true },
    { id: 'asked', head: t('messaging.jobs.asked'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { id: 'error', head: t('messaging.jobs.error'), cell: ({ error }) => error?.split('\n')[0] ?? '–' },
  ];
  return (
    <Page title={t('messaging.jobs.title')} lead={t('messaging.jobs.lead')} width="wide">
      <DataTable
        tableId="jobs"
        caption={t('messaging.jobs.title')}
        columns={columns}
        rows={jobs.nodes}
        page={{ ...jobs.pageInfo, totalCount: jobs.totalCount }}
        query={query}
        empty={<EmptyState why={t('messaging.jobs.empty')} />}
        panel={(job) => ({ title: nameOf(job), content: <JobPanel job={job} name={nameOf(job)} /> })}
        tools={
          <NativeSelect
            aria-label={t('messaging.jobs.filter')}
            value={state ?? ''}
            data={[
              { value: '', label: t('messaging.jobs.all') },
              ...jobStates.map((each) => ({ value: each, label: t(jobStateNames[each]) })),
            ]}
            onChange={({ currentTarget: { value } }) => query.setFilter('state', value)}
          />
        }
      />
    </Page>
  );
}
