import { Button, Table, Text } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { useLocale, useT } from '../i18n.js';
import { saveText, toCsv, type Cell } from './csv.js';
import { formatNumber } from '#kernel';
import { ScrollRegion } from './scroll-region.js';
import classes from './chart-frame.module.css';

/** The numbers of a picture, for who cannot see it and for a file. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface ChartFrameProps {
  /** The finding, as a sentence. */
  readonly title: string;
  /** The unit and the date of the data. */
  readonly subtitle: string;
  readonly table: ChartTable;
  /** Name of the file when it is saved, without its ending. */
  readonly fileName: string;
  readonly children: ReactNode;
}

function NumbersTable({ table, caption }: { readonly table: ChartTable; readonly caption: string }) {
  const locale = useLocale();
  const show = (value: Cell) => (typeof value === 'number' ? formatNumber(value, locale) : (value ?? ''));
  return (
    <ScrollRegion className={classes.scroll} label={caption}>
      <Table captionSide="top" striped>
        <Table.Caption>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {table.head.map((name) => (
              <Table.Th key={name} scope="col">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row, at) => (
            <Table.Tr key={at}>
              {row.map((value, column) => (
                <Table.Td key={column} className={typeof value === 'number' ? 'semai-number' : undefined}>
                  {show(value)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

/** Around every picture: its finding, its unit, the same numbers as a table and as a file. */
export function ChartFrame({ title, subtitle, table, fileName, children }: ChartFrameProps) {
  const t = useT();
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  return (
    <figure className={classes.frame} aria-labelledby={heading}>
      <figcaption className={classes.head}>
        <div>
          <Text fw={600} id={heading}>
            {title}
          </Text>
          <Text size="sm" c="dimmed">
            {subtitle}
          </Text>
        </div>
        <div className={classes.deeds} data-screen-only>
          <Button variant="default" size="xs" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t('web.chart.table')}
          </Button>
          <Button
            variant="default"
            size="xs"
            onClick={() => saveText(`${fileName}.csv`, toCsv(table.head, table.rows))}
          >
            {t('web.chart.csv')}
          </Button>
        </div>
      </figcaption>
      {table.rows.length === 0 && <Text c="dimmed">{t('web.chart.empty')}</Text>}
      {asTable ? <NumbersTable table={table} caption={title} /> : children}
    </figure>
  );
}
