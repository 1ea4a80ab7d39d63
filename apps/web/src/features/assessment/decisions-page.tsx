import { Button, Group, NativeSelect, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { formatNumber, formatShare } from '#kernel';
import { useSeasonOfPage } from '../../app/scope.js';
import { DataTable, useTableQuery, type Column } from '../../design/data-table.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import { showToast } from '../../design/toasts-store.js';
import { useRead, useWrite } from '../../graphql/client.js';
import { useLive } from '../../graphql/live.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { markDecisionsDocument, rankingHeadDocument, rankingPageDocument, roundChangedDocument } from './ranking.js';
import { bandNames, bandTones } from './ranking-table.js';
import { ReleaseSheet } from './release-sheet.js';
import { Waitlist } from './waitlist.js';
import classes from './assessment.module.css';

const outcomes = ['ACCEPT', 'WAITLIST', 'DECLINE'] as const;
type Outcome = (typeof outcomes)[number];
export const outcomeNames: Readonly<Record<Outcome, TextKey>> = {
  ACCEPT: 'assessment.outcomes.ACCEPT',
  WAITLIST: 'assessment.outcomes.WAITLIST',
  DECLINE: 'assessment.outcomes.DECLINE',
};
const outcomeTones = { ACCEPT: 'brand', WAITLIST: 'info', DECLINE: 'grey' } as const;

const reasons = [
  'SEATS_FULL',
  'MARKET_EVIDENCE',
  'TEAM_CAPACITY',
  'READINESS',
  'PROGRAMME_FIT',
  'INCOMPLETE_PROOF',
  'OTHER',
] as const;
type Reason = (typeof reasons)[number];
const reasonNames: Readonly<Record<Reason, TextKey>> = {
  SEATS_FULL: 'assessment.reasons.SEATS_FULL',
  MARKET_EVIDENCE: 'assessment.reasons.MARKET_EVIDENCE',
  TEAM_CAPACITY: 'assessment.reasons.TEAM_CAPACITY',
  READINESS: 'assessment.reasons.READINESS',
  PROGRAMME_FIT: 'assessment.reasons.PROGRAMME_FIT',
  INCOMPLETE_PROOF: 'assessment.reasons.INCOMPLETE_PROOF',
  OTHER: 'assessment.reasons.OTHER',
};
const isReason = (value: string): value is Reason => reasons.some((reason) => reason === value);

function useRanked(id: string) {
  const query = useTableQuery();
  const { ranking } = useRead(rankingPageDocument, {
    id,
    first: query.first,
    after: query.after,
    orderBy: 'rank',
    filter: null,
  });
  return { ranking, query };
}
type Ranked = ReturnType<typeof useRanked>['ranking']['nodes'][number];

/** `/app/decisions/:roundId`: pending decisions, their letters, and the one moment at which all are told. */
export function DecisionsPage() {
  const t = useT();
  const locale = useLocale();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const { reviewRound: round } = useRead(rankingHeadDocument, { id });
  useSeasonOfPage(round?.season?.id);
  const { ranking, query } = useRanked(id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState<Reason>('SEATS_FULL');
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [releasing, setReleasing] = useState(false);
  const mark = useWrite(markDecisionsDocument, { refreshes: [rankingHeadDocument, rankingPageDocument] });
  useLive(roundChangedDocument, { id }, { refreshes: [rankingHeadDocument, rankingPageDocument] });
  if (!round) throw new Response(null, { status: 404 });
  const marked = (outcome: Outcome) => round.marks.find(({ key }) => key === outcome)?.count ?? 0;
  const applicationsOf = (ids: ReadonlySet<string>) =>
    ranking.nodes.flatMap((row) => (ids.has(row.id) && row.application ? [row.application.id] : []));
  const give = async (applicationIds: readonly string[], outcome: Outcome | null) => {
    if (applicationIds.length === 0) return;
    const input = {
      roundId: round.id,
      applicationIds: [...applicationIds],
      outcome,
      reason: outcome === 'DECLINE' ? reason : null,
      note,
    };
    const result = await mark.run({ input });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('assessment.decisions.failed')));
    if (!result.ok) return;
    setChosen(new Set());
    if (outcome !== null) {
      showToast(
        t('assessment.decisions.marked', { count: applicationIds.length }),
        () => void give(applicationIds, null),
      );
    }
  };
  const columns: readonly Column<Ranked>[] = [
    {
      id: 'name',
      head: t('assessment.columns.application'),
      cell: (row) => row.application?.startup?.name ?? row.application?.number,
    },
    { id: 'rank', head: t('assessment.columns.rank'), numeric: true, cell: (row) => row.rank },
    {
      id: 'calibrated',
      head: t('assessment.columns.calibrated'),
      numeric: true,
      cell: (row) => (row.calibrated === null ? '–' : formatNumber(row.calibrated, locale)),
    },
    {
      id: 'chance',
      head: t('assessment.columns.chance'),
      numeric: true,
      cell: (row) => (row.chance === null ? '–' : formatShare(row.chance, locale, 0)),
    },
    {
      id: 'band',
      head: t('assessment.columns.band'),
      cell: (row) => <StatusBadge tone={bandTones[row.band]}>{t(bandNames[row.band])}</StatusBadge>,
    },
    {
      id: 'outcome',
      head: t('assessment.columns.outcome'),
      cell: (row) =>
        row.outcome ? <StatusBadge tone={outcomeTones[row.outcome]}>{t(outcomeNames[row.outcome])}</StatusBadge> : '–',
    },
  ];
  return (
    <Page
      title={t('assessment.decisions.title', { round: round.name })}
      width="wide"
      crumbs={[
        { to: `/app/rounds/${round.id}`, label: round.name },
        { to: `/app/rounds/${round.id}/ranking`, label: t('assessment.ranking.short') },
      ]}
      lead={
        round.batch === null &&
        t('assessment.decisions.lead', {
          accepted: marked('ACCEPT'),
          quota: round.quota,
          waitlisted: marked('WAITLIST'),
          declined: marked('DECLINE'),
        })
      }
      actions={
        round.batch === null && (
          <Button onClick={() => setReleasing(true)} disabled={round.marks.length === 0}>
            {t('assessment.decisions.release')}
          </Button>
        )
      }
    >
      {round.batch && (
        <Text className={classes.warning} role="status">
          {t('assessment.decisions.released', {
            accepted: round.batch.accepted,
            waitlisted: round.batch.waitlisted,
            declined: round.batch.declined,
          })}
        </Text>
      )}
      {round.batch && <Waitlist roundId={round.id} />}
      {refusal && (
        <Text className={classes.warning} role="alert" c="danger">
          {refusal}
        </Text>
      )}
      <DataTable
        tableId="decisions"
        caption={t('assessment.decisions.caption')}
        columns={columns}
        rows={ranking.nodes}
        page={{ ...ranking.pageInfo, totalCount: ranking.totalCount }}
        query={query}
        empty={<EmptyState why={t('assessment.ranking.empty', { count: 0 })} />}
        selection={{
          chosen,
          onChange: setChosen,
          deeds: (
            <Group align="end">
              <Button onClick={() => void give(applicationsOf(chosen), 'ACCEPT')}>
                {t('assessment.outcomes.ACCEPT')}
              </Button>
              <Button variant="default" onClick={() => void give(applicationsOf(chosen), 'WAITLIST')}>
                {t('assessment.outcomes.WAITLIST')}
              </Button>
              <NativeSelect
                label={t('assessment.decisions.reason')}
                value={reason}
                data={reasons.map((value) => ({ value, label: t(reasonNames[value]) }))}
                onChange={({ currentTarget: { value } }) => isReason(value) && setReason(value)}
              />
              <Button variant="default" onClick={() => void give(applicationsOf(chosen), 'DECLINE')}>
                {t('assessment.outcomes.DECLINE')}
              </Button>
              <Textarea
                label={t('assessment.decisions.note')}
                description={t('assessment.decisions.noteWhy')}
                autosize
                minRows={1}
                value={note}
                onChange={({ currentTarget: { value } }) => setNote(value)}
              />
            </Group>
          ),
        }}
      />
      <ReleaseSheet
        roundId={round.id}
        open={releasing}
        onClose={() => setReleasing(false)}
        onReleased={() => void navigate(`/app/rounds/${round.id}`)}
      />
    </Page>
  );
}
