import { Checkbox, CloseButton, Text, Title } from '@mantine/core';
import { useId, useRef, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useT } from '../i18n.js';
import { HeadCell, Pager, TableTools, type Column, type PageFacts } from './data-table-parts.js';
import { Sheet } from './sheet.js';
import { NothingMatches } from './states.js';
import type { TableQuery } from './table-query.js';
import { useTableSettings } from './table-settings.js';
import { useIsDesktop } from './use-is-phone.js';
import { useRowKeys } from './use-row-keys.js';
import { ScrollRegion } from './scroll-region.js';
import classes from './data-table.module.css';

export type { Column, PageFacts } from './data-table-parts.js';
export { useTableQuery, type Sort, type TableQuery } from './table-query.js';

/** The rows chosen across pages, for bulk acts. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** Bulk acts on the chosen rows. */
  readonly deeds?: ReactNode;
}

export interface DataTableProps<Row extends { readonly id: string }> {
  /** Names the settings of the person, e.g. `applications`. */
  readonly tableId: string;
  /** What the rows are, for screen readers. */
  readonly caption: string;
  /** The first column names the row and opens it. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly page: PageFacts;
  readonly query: TableQuery;
  /** Why there are no rows at all, and what to do (an EmptyState). */
  readonly empty: ReactNode;
  /** The panel beside the table for the row that is open (`?open=` in the address). */
  readonly panel?: ((row: Row) => { readonly title: string; readonly content: ReactNode }) | undefined;
  /** The full page of a row (Shift-Enter). */
  readonly href?: ((row: Row) => string) | undefined;
  readonly selection?: Selection | undefined;
  /** On a phone each row stands as a card, its cells below each other: for tables of words. Usual: it scrolls. */
  readonly stacks?: boolean;
  /** Search, filters, views. */
  readonly tools?: ReactNode;
}

function useOpenRow() {
  const [query, setQuery] = useSearchParams();
  const change = (id: string | null) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        if (id === null) next.delete('open');
        else next.set('open', id);
        return next;
      },
      { replace: true },
    );
  return { openId: query.get('open'), change };
}

function toggled(chosen: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}

function SelectionLine({ selection }: { readonly selection: Selection }) {
  const t = useT();
  const count = selection.chosen.size;
  if (count === 0) return null;
  return (
    <div className={classes.chosen}>
      <Text size="sm">{t('web.table.chosen', { count })}</Text>
      {selection.deeds}
      <CloseButton aria-label={t('web.table.chooseNone')} onClick={() => selection.onChange(new Set())} />
    </div>
  );
}

function SidePanel(props: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const { title, onClose, children } = props;
  const t = useT();
  const heading = useId();
  const isDesktop = useIsDesktop();
  if (!isDesktop) {
    return (
      <Sheet open onClose={onClose} title={title} place="side">
        {children}
      </Sheet>
    );
  }
  return (
    <aside className={classes.panel} aria-labelledby={heading}>
      <div className={classes.panelHead}>
        <Title order={2} size="h3" id={heading}>
          {title}
        </Title>
        <CloseButton aria-label={t('web.act.close')} onClick={onClose} />
      </div>
      {children}
    </aside>
  );
}

/**
 * A list of the server: paged, sorted and filtered there, with all of that in the address. Rows open in a panel beside
 * the table. Keys: J and K move, Enter opens, Shift-Enter opens the page, Space chooses, Shift-J and Shift-K extend.
 */
export function DataTable<Row extends { readonly id: string }>(props: DataTableProps<Row>) {
  const { tableId, caption, columns, rows, page, query, empty, panel, href, selection, stacks, tools } = props;
  const t = useT();
  const navigate = useNavigate();
  const body = useRef<HTMLTableSectionElement>(null);
  const [settings, setSettings] = useTableSettings(tableId);
  const { openId, change } = useOpenRow();
  const open = (row: Row) => (panel ? change(row.id) : href && void navigate(href(row)));
  const choose = (ids: readonly string[], on: boolean) => selection?.onChange(toggled(selection.chosen, ids, on));
  useRowKeys({
    body,
    toPage: (id) => {
      const row = rows.find((each) => each.id === id);
      if (row && href) void navigate(href(row));
    },
    ...(selection ? { toggle: (id, on) => choose([id], on ?? !selection.chosen.has(id)) } : {}),
  });
  const shown = columns.filter(({ id }, at) => at === 0 || !settings.hidden.includes(id));
  const openRow = panel && rows.find(({ id }) => id === openId);
  const side = openRow && panel?.(openRow);
  const allChosen = selection !== undefined && rows.length > 0 && rows.every(({ id }) => selection.chosen.has(id));
  return (
    <div className={classes.layout} data-panel={side !== undefined}>
      <div className={classes.main}>
        <div className={classes.tools}>
          <div className={classes.filters}>{tools}</div>
          <TableTools columns={columns} settings={settings} onSettings={setSettings} />
        </div>
        {selection && <SelectionLine selection={selection} />}
        {rows.length === 0 ? (
          query.hasFilters ? (
            <NothingMatches onClear={query.clearFilters} />
          ) : (
            empty
          )
        ) : (
          <ScrollRegion className={classes.scroll} label={caption}>
            <table className={classes.table} data-density={settings.density} data-stacks={stacks}>
              <caption className="semai-unseen">{caption}</caption>
              <thead>
                <tr>
                  {selection && (
                    <th scope="col" className={classes.choose}>
                      <Checkbox
                        aria-label={t('web.table.chooseAll')}
                        checked={allChosen}
                        onChange={(event) =>
                          choose(
                            rows.map(({ id }) => id),
                            event.currentTarget.checked,
                          )
                        }
                      />
                    </th>
                  )}
                  {shown.map((column) => (
                    <HeadCell key={column.id} column={column} query={query} />
                  ))}
                </tr>
              </thead>
              <tbody ref={body}>
                {rows.map((row) => (
                  <tr key={row.id} data-row={row.id} data-open={row.id === openId}>
                    {selection && (
                      <td className={classes.choose}>
                        <Checkbox
                          aria-label={t('web.table.chooseRow')}
                          checked={selection.chosen.has(row.id)}
                          onChange={(event) => choose([row.id], event.currentTarget.checked)}
                        />
                      </td>
                    )}
                    {shown.map((column, at) => (
                      <td
                        key={column.id}
                        data-head={column.head}
                        className={column.numeric ? 'semai-number' : undefined}
                      >
                        {at === 0 && (panel || href) ? (
                          <button type="button" className={classes.open} data-opens onClick={() => open(row)}>
                            {column.cell(row)}
                          </button>
                        ) : (
                          column.cell(row)
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
        <Pager query={query} page={page} shown={rows.length} />
      </div>
      {side && (
        <SidePanel title={side.title} onClose={() => change(null)}>
          {side.content}
        </SidePanel>
      )}
    </div>
  );
}
