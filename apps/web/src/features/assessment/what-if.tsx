import { Button, Group, Table, Text } from '@mantine/core';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { formatNumber, formatScore, formatShare } from '#kernel';
import { EmptyState } from '../../design/states.js';
import { useRead } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { rankingPartsDocument } from './scoring.js';
import { sharesOf, tryRanking, type TriedRow } from './what-if-ranking.js';
import { ScrollRegion } from '../../design/scroll-region.js';
import classes from './assessment.module.css';

/** So many lines below the cut are shown. */
const below = 10;

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly min: number;
  readonly shown: string;
  readonly onChange: (value: number) => void;
}

function Slider({ label, value, min, max, shown, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className={classes.slider}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{shown}</output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        value={value}
        aria-valuetext={shown}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
    </div>
  );
}

/** Other weights and another quota, tried on the calibrated criteria of the run; nothing of it is saved. */
export function WhatIf({ roundId, onOpen }: { readonly roundId: string; readonly onOpen: (id: string) => void }) {
  const t = useT();
  const locale = useLocale();
  const { rankingParts } = useRead(rankingPartsDocument, { roundId });
  const { criteria, rows, quota: runQuota } = rankingParts;
  const usual = useMemo(() => criteria.map(({ weight }) => weight), [criteria]);
  const [weights, setWeights] = useState<readonly number[]>(usual);
  const [quota, setQuota] = useState(runQuota);
  const wanted = useDeferredValue(useMemo(() => ({ weights, quota }), [weights, quota]));
  const trial = useMemo(
    () => tryRanking(rows, { weights: usual, quota: runQuota }, wanted),
    [rows, usual, runQuota, wanted],
  );
  if (rows.length === 0) return <EmptyState why={t('scoring.trial.empty')} />;
  const shares = sharesOf(weights);
  const changed = quota !== runQuota || weights.some((weight, at) => weight !== usual[at]);
  const reset = () => {
    setWeights(usual);
    setQuota(runQuota);
  };
  return (
    <div className={classes.trial}>
      <section aria-label={t('scoring.trial.controls')}>
        {criteria.map(({ id, name }, at) => (
          <Slider
            key={id}
            label={name}
            min={0}
            max={100}
            value={weights[at] ?? 0}
            shown={formatShare(shares[at] ?? 0, locale, 0)}
            onChange={(value) => setWeights(weights.map((weight, each) => (each === at ? value : weight)))}
          />
        ))}
        <Slider
          label={t('scoring.trial.quota')}
          min={1}
          max={Math.min(rows.length, Math.max(3 * runQuota, 20))}
          value={quota}
          shown={formatNumber(quota, locale)}
          onChange={setQuota}
        />
        <Group>
          <Button variant="default" disabled={!changed} onClick={reset}>
            {t('scoring.trial.reset')}
          </Button>
        </Group>
        <Text size="sm" mt="sm">
          {t('scoring.trial.notSaved')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('scoring.trial.approximate')}
        </Text>
      </section>
      <section aria-label={t('scoring.trial.result')}>
        <Text fw={600} role="status">
          {trial.entered.length + trial.left.length === 0
            ? t('scoring.trial.same')
            : t('scoring.trial.change', { entered: trial.entered.length, left: trial.left.length })}
        </Text>
        <TriedTable rows={shownOf(trial.rows, wanted.quota)} onOpen={onOpen} />
      </section>
    </div>
  );
}

/** Everybody inside, the first outside, and whoever fell out further down. */
const shownOf = (rows: readonly TriedRow[], quota: number) =>
  rows.filter(({ wasIn }, at) => at < quota + below || wasIn);

interface TriedTableProps {
  readonly rows: readonly TriedRow[];
  readonly onOpen: (id: string) => void;
}

function TriedTable({ rows, onOpen }: TriedTableProps) {
  const t = useT();
  const locale = useLocale();
  const word = ({ wasIn, isIn }: TriedRow) =>
    isIn === wasIn
      ? t(isIn ? 'scoring.trial.in' : 'scoring.trial.out')
      : t(isIn ? 'scoring.trial.enters' : 'scoring.trial.leaves');
  return (
    <ScrollRegion className={classes.scroll} label={t('scoring.trial.caption')}>
      <Table captionSide="top">
        <Table.Caption>{t('scoring.trial.caption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className="semai-number">
              {t('scoring.columns.rank')}
            </Table.Th>
            <Table.Th scope="col">{t('scoring.columns.application')}</Table.Th>
            <Table.Th scope="col" className="semai-number">
              {t('scoring.trial.before')}
            </Table.Th>
            <Table.Th scope="col" className="semai-number">
              {t('scoring.columns.calibrated')}
            </Table.Th>
            <Table.Th scope="col" className="semai-number">
              {t('scoring.columns.chance')}
            </Table.Th>
            <Table.Th scope="col">{t('scoring.columns.band')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.resultId} data-moved={row.isIn !== row.wasIn}>
              <Table.Td className="semai-number">{row.triedRank}</Table.Td>
              <Table.Th scope="row">
                <button type="button" className="semai-link" onClick={() => onOpen(row.resultId)}>
                  {row.name}
                </button>
              </Table.Th>
              <Table.Td className="semai-number">{row.rank}</Table.Td>
              <Table.Td className="semai-number">{formatScore(row.tried, locale)}</Table.Td>
              <Table.Td className="semai-number">
                {row.chance === null ? '–' : formatShare(row.chance, locale, 0)}
              </Table.Td>
              <Table.Td>{word(row)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
