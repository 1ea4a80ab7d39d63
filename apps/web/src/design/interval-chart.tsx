import { type ReactNode } from 'react';
import { useLocale, useT } from '../i18n.js';
import { scaleOver, type Scale } from './chart-scale.js';
import { formatNumber, formatScore, formatShare } from '#kernel';
import classes from './interval-chart.module.css';

/** One row of a ranking with its doubt. */
export interface IntervalRow {
  readonly id: string;
  readonly label: string;
  readonly centre: number;
  readonly low: number;
  readonly high: number;
  /** Mean as it was given, before correction. */
  readonly raw?: number | undefined;
  readonly reads?: number | undefined;
  /** Chance to be within the quota, 0 to 1. */
  readonly chance?: number | undefined;
  /** Too close to the cut to call. */
  readonly close?: boolean | undefined;
}

const pc = (share: number) => `${(share * 100).toFixed(2)}%`;

/** A score as a dot, its interval as a line, the raw mean as a hollow dot. Decorative: the row says it in words. */
export function IntervalDot({ row, scale }: { readonly row: IntervalRow; readonly scale: Scale }) {
  return (
    <svg className={classes.dot} width="100%" height="24" aria-hidden="true" focusable="false">
      <line x1={pc(scale.at(row.low))} x2={pc(scale.at(row.high))} y1="12" y2="12" className={classes.interval} />
      {[row.low, row.high].map((end, at) => (
        <line key={at} x1={pc(scale.at(end))} x2={pc(scale.at(end))} y1="8" y2="16" className={classes.end} />
      ))}
      {row.raw !== undefined && <circle cx={pc(scale.at(row.raw))} cy="12" r="4" className={classes.raw} />}
      <circle cx={pc(scale.at(row.centre))} cy="12" r="5" className={classes.centre} />
    </svg>
  );
}

/** The cut line at the quota and the band in which it is too close to call, over the whole height of the rows. */
export function CutBand(props: {
  readonly scale: Scale;
  readonly cut: number;
  readonly band?: readonly [number, number] | undefined;
}) {
  const { scale, cut, band } = props;
  return (
    <svg className={classes.cut} width="100%" height="100%" aria-hidden="true" focusable="false">
      {band !== undefined && (
        <rect
          x={pc(scale.at(band[0]))}
          width={pc(scale.at(band[1]) - scale.at(band[0]))}
          y="0"
          height="100%"
          className={classes.band}
        />
      )}
      <line x1={pc(scale.at(cut))} x2={pc(scale.at(cut))} y1="0" y2="100%" className={classes.cutLine} />
    </svg>
  );
}

function Axis({ scale }: { readonly scale: Scale }) {
  const locale = useLocale();
  return (
    <div className={classes.axis} aria-hidden="true">
      <span />
      <span className={classes.ticks}>
        {scale.ticks.map((tick) => (
          <span key={tick} className={classes.tick} style={{ left: pc(scale.at(tick)) }}>
            {formatNumber(tick, locale)}
          </span>
        ))}
      </span>
      <span />
    </div>
  );
}

function useRowWords(row: IntervalRow): string {
  const t = useT();
  const locale = useLocale();
  const number = (value: number) => formatScore(value, locale);
  const parts = [
    t('web.interval.score', { label: row.label, score: number(row.centre) }),
    t('web.interval.between', { low: number(row.low), high: number(row.high) }),
  ];
  if (row.raw !== undefined) parts.push(t('web.interval.raw', { raw: number(row.raw) }));
  if (row.reads !== undefined) parts.push(t('web.interval.reads', { count: row.reads }));
  if (row.chance !== undefined) parts.push(t('web.interval.chance', { share: formatShare(row.chance, locale, 0) }));
  if (row.close) parts.push(t('web.interval.close'));
  return parts.join(', ');
}

interface RowProps {
  readonly row: IntervalRow;
  readonly scale: Scale;
  readonly onOpen: ((row: IntervalRow) => void) | undefined;
}

function Row({ row, scale, onOpen }: RowProps) {
  const locale = useLocale();
  const words = useRowWords(row);
  const content = (
    <>
      <span className="semai-unseen">{words}</span>
      <span className={classes.label} aria-hidden="true">
        {row.label}
      </span>
      <IntervalDot row={row} scale={scale} />
      <span className={classes.chance} aria-hidden="true">
        {row.chance === undefined ? '' : formatShare(row.chance, locale, 0)}
      </span>
    </>
  );
  return (
    <li className={classes.row} data-close={row.close}>
      {onOpen === undefined ? (
        <span className={classes.grid}>{content}</span>
      ) : (
        <button type="button" className={classes.grid} onClick={() => onOpen(row)}>
          {content}
        </button>
      )}
    </li>
  );
}

export interface IntervalChartProps {
  readonly rows: readonly IntervalRow[];
  /** Score at the quota, and the band in which it is too close to call. */
  readonly cut?: number | undefined;
  readonly band?: readonly [number, number] | undefined;
  /** What the axis and the intervals are: "score 1 to 5, 90 % interval". */
  readonly axis: string;
  readonly onOpen?: ((row: IntervalRow) => void) | undefined;
  readonly legend?: ReactNode;
  /** What dot and line are, where they are not a score and a quota. */
  readonly marks?: { readonly centre: string; readonly cut: string } | undefined;
}

/** A ranking that shows its doubt: one row each with dot and interval, cut line and band, chance at the right. */
export function IntervalChart({ rows, cut, band, axis, onOpen, legend, marks }: IntervalChartProps) {
  const t = useT();
  const values = rows.flatMap(({ low, high, raw }) => [low, high, ...(raw === undefined ? [] : [raw])]);
  const scale = scaleOver(cut === undefined ? values : [...values, cut]);
  return (
    <div className={classes.chart}>
      <div className={classes.legend}>
        <span>{axis}</span>
        <span data-mark="centre">{marks?.centre ?? t('web.interval.legendCentre')}</span>
        {rows.some(({ raw }) => raw !== undefined) && <span data-mark="raw">{t('web.interval.legendRaw')}</span>}
        {cut !== undefined && <span data-mark="cut">{marks?.cut ?? t('web.interval.legendCut')}</span>}
        {band !== undefined && <span data-mark="band">{t('web.interval.legendBand')}</span>}
        {legend}
      </div>
      <Axis scale={scale} />
      <div className={classes.plot}>
        <div className={classes.overlay} aria-hidden="true">
          <span />
          <span className={classes.overlayPlot}>
            {cut !== undefined && <CutBand scale={scale} cut={cut} band={band} />}
          </span>
          <span />
        </div>
        <ol className={classes.rows}>
          {rows.map((row) => (
            <Row key={row.id} row={row} scale={scale} onOpen={onOpen} />
          ))}
        </ol>
      </div>
    </div>
  );
}
