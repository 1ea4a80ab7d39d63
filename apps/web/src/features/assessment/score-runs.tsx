import { NativeSelect, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { formatDateTime, formatNumber } from '#kernel';
import { useRead, useReadWhen } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { scoreRunDiffDocument, scoreRunsDocument } from './scoring.js';
import { ScrollRegion } from '../../design/scroll-region.js';
import classes from './assessment.module.css';

/** The runs of a round, and what lies between two of them: first of all who crossed the cut. */
export function ScoreRuns({ roundId, zone }: { readonly roundId: string; readonly zone: string | undefined }) {
  const t = useT();
  const locale = useLocale();
  const { scoreRuns } = useRead(scoreRunsDocument, { roundId });
  const runs = scoreRuns.nodes;
  const [after = '', setAfter] = useState(runs[0]?.id);
  const [before = '', setBefore] = useState(runs[1]?.id);
  const nameOf = (run: (typeof runs)[number]) =>
    t('scoring.runs.name', {
      at: formatDateTime(new Date(run.createdAt), locale, zone),
      hash: run.inputsHash.slice(0, 8),
      reviews: formatNumber(run.reviews, locale),
    });
  const options = runs.map((run) => ({ value: run.id, label: nameOf(run) }));
  return (
    <>
      <Title order={2} size="h3">
        {t('scoring.runs.title')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('scoring.runs.lead')}
      </Text>
      <ul className={classes.runs}>
        {runs.map((run) => (
          <li key={run.id}>
            {nameOf(run)} · {t('scoring.runs.settings', { level: run.level, quota: run.quota })}
            {run.isCurrent && ` · ${t('scoring.runs.current')}`}
            {run.isPreview && ` · ${t('scoring.runs.preview')}`}
            {run.thinnedAt && ` · ${t('scoring.runs.thinned')}`}
          </li>
        ))}
      </ul>
      {runs.length < 2 ? (
        <Text>{t('scoring.runs.only')}</Text>
      ) : (
        <>
          <div className={classes.pair}>
            <NativeSelect
              label={t('scoring.runs.before')}
              value={before}
              data={options}
              onChange={({ currentTarget }) => setBefore(currentTarget.value)}
            />
            <NativeSelect
              label={t('scoring.runs.after')}
              value={after}
              data={options}
              onChange={({ currentTarget }) => setAfter(currentTarget.value)}
            />
          </div>
          <Difference before={before} after={after} />
        </>
      )}
    </>
  );
}

function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const t = useT();
  const { data, failure } = useReadWhen(before !== '' && after !== '', scoreRunDiffDocument, { before, after });
  if (failure) return <Text role="alert">{t('assessment.decisions.failed')}</Text>;
  if (!data) return null;
  const { entered, left, moved, movedCount, added, gone } = data.scoreRunDiff;
  return (
    <>
      <Text role="status">
        {t('scoring.runs.summary', { entered: entered.length, left: left.length, moved: movedCount, added, gone })}
      </Text>
      <Moves caption={t('scoring.runs.entered')} moves={entered} />
      <Moves caption={t('scoring.runs.left')} moves={left} />
      <Moves caption={t('scoring.runs.moved')} moves={moved} />
    </>
  );
}

interface Move {
  readonly applicationId: string;
  readonly number: string;
  readonly name: string;
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
  readonly readsBefore: number | null;
  readonly readsAfter: number | null;
}

function Moves({ caption, moves }: { readonly caption: string; readonly moves: readonly Move[] }) {
  const t = useT();
  const locale = useLocale();
  if (moves.length === 0) return null;
  const shown = (value: number | null) => (value === null ? '–' : formatNumber(value, locale));
  const change = (from: number | null, to: number | null) => `${shown(from)} → ${shown(to)}`;
  return (
    <ScrollRegion className={classes.scroll} label={caption}>
      <Table captionSide="top">
        <Table.Caption>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('scoring.columns.application')}</Table.Th>
            <Table.Th scope="col" className="semai-number">
              {t('scoring.columns.rank')}
            </Table.Th>
            <Table.Th scope="col" className="semai-number">
              {t('scoring.columns.reads')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {moves.map((move) => (
            <Table.Tr key={move.applicationId}>
              <Table.Th scope="row">
                {move.name} <span className={classes.number}>{move.number}</span>
              </Table.Th>
              <Table.Td className="semai-number">{change(move.rankBefore, move.rankAfter)}</Table.Td>
              <Table.Td className="semai-number">{change(move.readsBefore, move.readsAfter)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
