import { Table, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { formatNumber } from '#kernel';
import { useSeasonOfPage } from '../../app/scope.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useRead } from '../../graphql/client.js';
import { useLive } from '../../graphql/live.js';
import { useLocale, useT } from '../../i18n.js';
import { useMay } from '../identity/may.js';
import { AssignmentResult } from './assignment-result.js';
import { choiceFieldsOf } from './choice-fields.js';
import { roundChangedDocument } from './ranking.js';
import { HandOver } from './hand-over.js';
import { RoundForecast } from './round-forecast.js';
import { RoundSettings } from './round-settings.js';
import { RoundStateBadge } from './round-state.js';
import { RoundActions } from './round-actions.js';
import { roundDocument } from './round.js';
import { RubricWeights } from './rubric-weights.js';
import classes from './assessment.module.css';

const RoundRules = lazy(() => import('./round-rules.js').then((module) => ({ default: module.RoundRules })));
const RoundWeights = lazy(() => import('./round-weights.js').then((module) => ({ default: module.RoundWeights })));

/** `/app/rounds/:id`: a round's rubric, reviewers, assignments and progress. */
export function RoundPage() {
  const t = useT();
  const locale = useLocale();
  const may = useMay();
  const { id = '' } = useParams();
  const { reviewRound: round } = useRead(roundDocument, { id });
  useSeasonOfPage(round?.season?.id);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [weighing, setWeighing] = useState(false);
  const [ruling, setRuling] = useState(false);
  useLive(roundChangedDocument, { id }, { refreshes: [roundDocument] });
  if (!round) throw new Response(null, { status: 404 });
  const count = (...keys: string[]) =>
    round.progress.filter(({ key }) => keys.includes(key)).reduce((sum, one) => sum + one.count, 0);
  // Afterwards most applications have left the stage, so that their number says nothing of the round.
  const isAhead = round.state === 'SETUP' || round.state === 'OPEN';
  const need = (round.stage?.here ?? 0) * round.readsPerApplication;
  const directs = may('open', 'ReviewRound');
  const handsOver = directs && round.state === 'OPEN';
  const reviewers = round.commitments.flatMap(({ reviewer }) => (reviewer ? [reviewer] : []));
  return (
    <Page
      title={round.name}
      width="wide"
      crumbs={[{ to: '/app/rounds', label: t('assessment.rounds.title') }]}
      lead={
        <>
          <RoundStateBadge state={round.state} /> {round.season?.name} · {t('assessment.rounds.locks')}{' '}
          <Moment at={round.locksAt} zone={round.season?.programme?.zone} />
        </>
      }
      actions={
        directs && (
          <RoundActions
            round={round}
            onRefusal={setRefusal}
            onWeigh={() => setWeighing(true)}
            onRule={() => setRuling(true)}
          />
        )
      }
    >
      {ruling && (
        <Suspense fallback={null}>
          <RoundRules roundId={round.id} onClose={() => setRuling(false)} />
        </Suspense>
      )}
      {weighing && (
        <Suspense fallback={null}>
          <RoundWeights roundId={round.id} onClose={() => setWeighing(false)} />
        </Suspense>
      )}
      {refusal && (
        <Text className={classes.warning} c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <dl className={classes.facts}>
        {isAhead && (
          <>
            <Fact name={t('assessment.round.applications')} value={formatNumber(round.stage?.here ?? 0, locale)} />
            <Fact name={t('assessment.round.need')} value={formatNumber(need, locale)} />
          </>
        )}
        <Fact name={t('assessment.round.capacity')} value={formatNumber(round.capacity, locale)} />
        <Fact name={t('assessment.round.done')} value={formatNumber(count('DONE'), locale)} />
        <Fact name={t('assessment.round.open_reads')} value={formatNumber(count('OFFERED', 'IN_PROGRESS'), locale)} />
        <Fact name={t('assessment.round.recused')} value={formatNumber(count('RECUSED', 'VOID'), locale)} />
      </dl>
      {handsOver && (
        <RoundForecast
          roundId={round.id}
          zone={round.season?.programme?.zone}
          fields={choiceFieldsOf(round.choiceFields)}
        />
      )}
      {round.assignmentRun && (
        <AssignmentResult
          round={{
            id: round.id,
            seasonId: round.season?.id ?? '',
            programmeId: round.season?.programme?.id ?? '',
          }}
          run={round.assignmentRun}
          commitments={round.commitments}
          mayFix={handsOver}
        />
      )}
      {directs && <RoundSettings key={round.version} round={round} />}
      {round.rubric && (
        <>
          <Title order={2} size="h3" mt="lg">
            {t('assessment.round.rubric')}
          </Title>
          {round.rubric.frozenAt && <Text c="dimmed">{t('assessment.round.frozen')}</Text>}
          <RubricWeights
            rubricId={round.rubric.id}
            criteria={round.rubric.criteria}
            readOnly={!directs || round.rubric.frozenAt !== null}
          />
        </>
      )}
      <Title order={2} size="h3" mt="lg">
        {t('assessment.round.reviewers', { count: round.commitments.length })}
      </Title>
      {round.commitments.length === 0 ? (
        <EmptyState why={t('assessment.round.noReviewers')} />
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('assessment.columns.reviewer')}</Table.Th>
              <Table.Th scope="col" className="semai-number">
                {t('assessment.round.capacityOne')}
              </Table.Th>
              {handsOver && (
                <Table.Th scope="col">
                  <span className="semai-unseen">{t('assessment.handOver.button')}</span>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {round.commitments.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Th scope="row">{one.reviewer?.fullName}</Table.Th>
                <Table.Td className="semai-number">{one.capacity}</Table.Td>
                {handsOver && (
                  <Table.Td>
                    {one.reviewer && <HandOver roundId={round.id} reviewer={one.reviewer} reviewers={reviewers} />}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Page>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
