import { Button, Checkbox, NativeSelect, Text } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocale, useT } from '../i18n.js';
import { Disclosure } from './disclosure.js';
import { formatNumber } from '#kernel';
import { nextSort, pageSizes, type TableQuery } from './table-query.js';
import type { TableSettings } from './table-settings.js';
import classes from './data-table.module.css';

export interface Column<Row> {
  /** Name of the column in the settings of the person. */
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Name under which the server sorts by it; left out where it does not. */
  readonly sortBy?: string;
  /** Numbers stand at the end, in tabular figures. */
  readonly numeric?: boolean;
}

/** What the server says of the page it gave. */
export interface PageFacts {
  readonly hasNextPage: boolean;
  readonly endCursor?: string | null | undefined;
  readonly totalCount?: number | null | undefined;
}

const ariaSort = { ASC: 'ascending', DESC: 'descending' } as const;

export function HeadCell<Row>({ column, query }: { readonly column: Column<Row>; readonly query: TableQuery }) {
  const { sortBy, head, numeric } = column;
  const sorted = sortBy !== undefined && query.sort?.column === sortBy ? query.sort.direction : undefined;
  const Icon = sorted === undefined ? IconArrowsSort : sorted === 'ASC' ? IconArrowUp : IconArrowDown;
  return (
    <th scope="col" className={numeric ? 'semai-number' : undefined} aria-sort={sorted && ariaSort[sorted]}>
      {sortBy === undefined ? (
        head
      ) : (
        <button type="button" className={classes.sort} onClick={() => query.setSort(nextSort(query.sort, sortBy))}>
          {head}
          <Icon size={16} aria-hidden="true" />
        </button>
      )}
    </th>
  );
}

export interface ToolsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly settings: TableSettings;
  readonly onSettings: (next: TableSettings) => void;
}

/** Which columns show, and how close the rows stand. The first column always shows. */
export function TableTools<Row>({ columns, settings, onSettings }: ToolsProps<Row>) {
  const t = useT();
  const toggle = (id: string) =>
    settings.hidden.includes(id) ? settings.hidden.filter((each) => each !== id) : [...settings.hidden, id];
  return (
    <Disclosure label={t('web.table.settings')} button={<IconColumns3 size={20} aria-hidden="true" />}>
      {() => (
        <div className={classes.settings}>
          {columns.slice(1).map(({ id, head }) => (
            <Checkbox
              key={id}
              label={head}
              checked={!settings.hidden.includes(id)}
              onChange={() => onSettings({ ...settings, hidden: toggle(id) })}
            />
          ))}
          <Checkbox
            label={t('web.table.compact')}
            checked={settings.density === 'compact'}
            onChange={(event) =>
              onSettings({ ...settings, density: event.currentTarget.checked ? 'compact' : 'normal' })
            }
          />
        </div>
      )}
    </Disclosure>
  );
}

export function Pager({
  query,
  page,
  shown,
}: {
  readonly query: TableQuery;
  readonly page: PageFacts;
  readonly shown: number;
}) {
  const t = useT();
  const locale = useLocale();
  const { endCursor, hasNextPage, totalCount } = page;
  return (
    <nav className={classes.pager} aria-label={t('web.table.pages')}>
      <Text size="sm" c="dimmed">
        {typeof totalCount === 'number'
          ? t('web.table.shownOf', { shown, total: formatNumber(totalCount, locale, 0) })
          : t('web.table.shown', { count: shown })}
      </Text>
      <NativeSelect
        aria-label={t('web.table.size')}
        size="xs"
        value={String(query.first)}
        data={pageSizes.map((size) => ({ value: String(size), label: t('web.table.perPage', { count: size }) }))}
        onChange={(event) => {
          const size = pageSizes.find((each) => String(each) === event.currentTarget.value);
          if (size !== undefined) query.setSize(size);
        }}
      />
      <Button variant="default" size="xs" disabled={query.isFirstPage} onClick={query.goBack}>
        {t('web.table.back')}
      </Button>
      <Button
        variant="default"
        size="xs"
        disabled={!hasNextPage || !endCursor}
        onClick={() => endCursor && query.goNext(endCursor)}
      >
        {t('web.table.next')}
      </Button>
    </nav>
  );
}
