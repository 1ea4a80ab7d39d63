import { Table, Text } from '@mantine/core';
import { formatNumber } from '#kernel';
import { Moment } from '../../design/moment.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { rowIdOf } from '../identity/row-id.js';
import type { MatchViewProps } from './match-view.js';
import { runOutcome, wholeAffinity, type RunOutcome } from './matching.js';
import classes from './mentoring.module.css';

const causes: Readonly<Record<string, TextKey>> = {
  left: 'mentoring.causes.left',
  conflict: 'mentoring.causes.conflict',
  load: 'mentoring.causes.load',
  better: 'mentoring.causes.better',
  forbidden: 'mentoring.causes.forbidden',
};
export const keepModeNames: Readonly<Record<string, TextKey>> = {
  free: 'mentoring.keep.free',
  soft: 'mentoring.keep.soft',
  strict: 'mentoring.keep.strict',
};

export interface RunChangesProps {
  readonly outcome: RunOutcome;
  readonly view: Pick<MatchViewProps, 'startups' | 'mentors'>;
}

/** What a run keeps, adds and drops of what stands, and what keeping more would cost. */
export function RunChanges({ outcome, view }: RunChangesProps) {
  const t = useT();
  const { kept = 0, added = 0, dropped = [], curve = [] } = outcome;
  if (kept + dropped.length === 0) return null;
  const startupName = (rowId: string) =>
    view.startups.find(({ startup }) => startup && rowIdOf(startup.id) === rowId)?.startup?.name ?? '';
  const mentorName = (rowId: string) => view.mentors.find(({ id }) => rowIdOf(id) === rowId)?.person?.fullName ?? '';
  return (
    <section>
      <h2>{t('mentoring.changes.title')}</h2>
      <Text>{t('mentoring.changes.sum', { kept, added, dropped: dropped.length })}</Text>
      {dropped.length > 0 && (
        <ul>
          {dropped.map(({ startupId, mentorId, cause }) => (
            <li key={`${startupId} ${mentorId}`}>
              {t('mentoring.matching.cell', { startup: startupName(startupId), mentor: mentorName(mentorId) })}:{' '}
              {causes[cause] ? t(causes[cause]) : cause}
            </li>
          ))}
        </ul>
      )}
      {curve.length > 1 && <KeepCurve curve={curve} />}
    </section>
  );
}

const [curveWidth, curveHeight] = [320, 180] as const;
/** Room for the words of the axes. */
const margin = 40;

/** Kept pairs against total fit: a small picture, and the same as a table. */
function KeepCurve({ curve }: { readonly curve: NonNullable<RunOutcome['curve']> }) {
  const t = useT();
  const locale = useLocale();
  const weights = curve.map(({ weight }) => Number(weight) / wholeAffinity);
  const keeps = curve.map(({ kept }) => kept);
  const place = (value: number, all: readonly number[], size: number) => {
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return margin + ((size - 2 * margin) * (value - low)) / Math.max(high - low, 1e-9);
  };
  const points = curve.map(({ kept }, i) => ({
    x: place(kept, keeps, curveWidth),
    y: curveHeight - place(weights[i] ?? 0, weights, curveHeight),
  }));
  return (
    <div className={classes.curve}>
      <svg width={curveWidth} height={curveHeight} viewBox={`0 0 ${curveWidth} ${curveHeight}`} aria-hidden="true">
        <polyline className={classes.curveLine} points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {points.map(({ x, y }, i) => (
          <circle key={`${x} ${y} ${i}`} className={classes.curvePoint} cx={x} cy={y} r={4} />
        ))}
        {points.map(({ x, y }, i) => (
          <text key={`${x} ${y} ${i}`} x={x} y={y - 10} textAnchor="middle">
            {keeps[i]}
          </text>
        ))}
        <text x={4} y={12}>
          {t('mentoring.changes.fit')}
        </text>
        <text x={curveWidth - 4} y={curveHeight - 4} textAnchor="end">
          {t('mentoring.changes.kept')}
        </text>
      </svg>
      <Table>
        <Table.Caption>{t('mentoring.changes.curve')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('mentoring.keep.label')}</Table.Th>
            <Table.Th scope="col" className="semai-number">
              {t('mentoring.changes.kept')}
            </Table.Th>
            <Table.Th scope="col" className="semai-number">
              {t('mentoring.changes.fit')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {curve.map((point, i) => (
            <Table.Tr key={`${point.mode} ${point.bonus ?? ''}`}>
              <Table.Th scope="row">
                {keepModeNames[point.mode] ? t(keepModeNames[point.mode]!) : point.mode}{' '}
                {point.bonus !== null && formatNumber(point.bonus / 10_000, locale)}
              </Table.Th>
              <Table.Td className="semai-number">{point.kept}</Table.Td>
              <Table.Td className="semai-number">{formatNumber(Math.round((weights[i] ?? 0) * 100), locale)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** What became of a run that is no proposal. */
const stateWords: Readonly<Record<string, TextKey>> = {
  QUEUED: 'mentoring.history.underway',
  RUNNING: 'mentoring.history.underway',
  INFEASIBLE: 'mentoring.history.infeasible',
  FAILED: 'mentoring.history.failed',
  CANCELLED: 'mentoring.history.cancelled',
};

export interface RunHistoryProps {
  readonly runs: readonly {
    readonly id: string;
    readonly state: string;
    readonly keepMode: string;
    readonly outcome: unknown;
    readonly createdAt: string;
    readonly publishedAt: string | null;
  }[];
}

/** The newest runs of a cohort and what each came to. */
export function RunHistory({ runs }: RunHistoryProps) {
  const t = useT();
  if (runs.length < 2) return null;
  return (
    <section>
      <h2>{t('mentoring.history.title')}</h2>
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('mentoring.history.at')}</Table.Th>
              <Table.Th scope="col">{t('mentoring.keep.label')}</Table.Th>
              <Table.Th scope="col">{t('mentoring.history.result')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((run) => {
              const { covered = 0, startups = 0, gap } = runOutcome(run.outcome);
              return (
                <Table.Tr key={run.id}>
                  <Table.Th scope="row">
                    <Moment at={run.createdAt} />
                  </Table.Th>
                  <Table.Td>{keepModeNames[run.keepMode] ? t(keepModeNames[run.keepMode]!) : run.keepMode}</Table.Td>
                  <Table.Td>
                    {[
                      ...(run.state === 'DONE' ? [t('mentoring.matching.coverage', { covered, startups })] : []),
                      ...(gap === '0' ? [t('mentoring.matching.proven')] : []),
                      run.publishedAt
                        ? t('mentoring.history.published')
                        : t(stateWords[run.state] ?? 'mentoring.history.proposal'),
                    ].join(' · ')}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
