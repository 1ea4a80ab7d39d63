import { Button, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { formatNumber } from '#kernel';
import { useSeasonOfPage } from '../../app/scope.js';
import { MoveMenu, type MoveTarget } from '../../design/move-menu.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useRead } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { useMay } from '../identity/may.js';
import { boardDocument, isOnBoard } from './cohort.js';
import { GateSheet, type Move } from './gate-sheet.js';
import classes from './progress.module.css';

type Board = ReturnType<typeof useBoard>;
type Enrolment = Board['enrolments'][number];
type Stage = NonNullable<NonNullable<Board['cohort']>['season']>['stages'][number];

function useBoard(id: string) {
  return useRead(boardDocument, { id });
}

const mentorsOf = (enrolment: Enrolment): string =>
  (enrolment.startup?.matches ?? [])
    .filter(({ state }) => state === 'ACTIVE')
    .flatMap(({ mentor }) => mentor?.person?.fullName ?? [])
    .join(', ');

/** `/app/cohorts/:id/board`: who is where; startups move through the gate by drag, by menu or by key. */
export function BoardPage() {
  const t = useT();
  const may = useMay();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { cohort, enrolments } = useBoard(id);
  useSeasonOfPage(cohort?.season?.id);
  const [move, setMove] = useState<Move | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  if (!cohort?.season) throw new Response(null, { status: 404 });
  const stages = cohort.season.stages.filter(isOnBoard);
  const moves = may('move', 'Enrolment');
  const view = search.get('view') === 'table' ? 'table' : 'board';
  const ask = (enrolmentId: string, stageId: string) => {
    const enrolment = enrolments.find((one) => one.id === enrolmentId);
    const from = stages.find((stage) => stage.id === enrolment?.stage?.id);
    const to = stages.find((stage) => stage.id === stageId);
    if (!enrolment?.startup || !from || !to || from.id === to.id) return;
    setMove({ enrolmentId, startup: enrolment.startup.name, from, to });
  };
  const targetsFor = (enrolment: Enrolment): readonly MoveTarget[] =>
    stages
      .filter((stage) => stage.id !== enrolment.stage?.id)
      .map((stage) => ({ id: stage.id, label: stage.staffName }));
  const line = (enrolment: Enrolment) => (
    <>
      <Link to={`/app/startups/${enrolment.startup?.id}`}>{enrolment.startup?.name}</Link>
      {moves && (
        <MoveMenu
          what={enrolment.startup?.name ?? ''}
          targets={targetsFor(enrolment)}
          onMove={(target) => ask(enrolment.id, target.id)}
        />
      )}
    </>
  );
  return (
    <Page
      title={t('progress.board.title', { cohort: cohort.name })}
      width="wide"
      crumbs={[{ to: '/app/cohorts', label: t('progress.cohorts.title') }]}
      lead={t('progress.board.lead', { count: enrolments.length })}
      actions={
        <Group>
          <Button component={Link} variant="default" to={`/app/cohorts/${cohort.id}/matching`}>
            {t('progress.cohorts.matching')}
          </Button>
          <Button component={Link} variant="default" to={`/app/cohorts/${cohort.id}/office-hours`}>
            {t('web.nav.officeHours')}
          </Button>
        </Group>
      }
    >
      <SegmentedControl
        className={classes.views}
        aria-label={t('progress.board.views')}
        value={view}
        data={[
          { value: 'board', label: t('progress.board.board') },
          { value: 'table', label: t('progress.board.table') },
        ]}
        onChange={(value) => setSearch({ view: value }, { replace: true })}
      />
      {enrolments.length === 0 && <EmptyState why={t('progress.board.empty')} />}
      {view === 'board' ? (
        <div className={classes.board}>
          {stages.map((stage) => (
            <section
              key={stage.id}
              className={classes.column}
              aria-label={stage.staffName}
              onDragOver={(event) => dragged !== null && event.preventDefault()}
              onDrop={() => {
                if (dragged !== null) ask(dragged, stage.id);
                setDragged(null);
              }}
            >
              <ColumnHead stage={stage} count={enrolments.filter((one) => one.stage?.id === stage.id).length} />
              <ul className={classes.list}>
                {enrolments
                  .filter((one) => one.stage?.id === stage.id)
                  .map((enrolment) => (
                    <li
                      key={enrolment.id}
                      className={classes.card}
                      draggable={moves}
                      onDragStart={() => setDragged(enrolment.id)}
                      onDragEnd={() => setDragged(null)}
                    >
                      <div className={classes.cardHead}>{line(enrolment)}</div>
                      <Text size="sm" c="dimmed">
                        {mentorsOf(enrolment) || t('progress.board.noMentor')}
                      </Text>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('progress.board.startup')}</Table.Th>
              <Table.Th scope="col">{t('progress.board.stage')}</Table.Th>
              <Table.Th scope="col">{t('progress.board.mentor')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {enrolments.map((enrolment) => (
              <Table.Tr key={enrolment.id}>
                <Table.Th scope="row">
                  <div className={classes.cardHead}>{line(enrolment)}</div>
                </Table.Th>
                <Table.Td>{stages.find((stage) => stage.id === enrolment.stage?.id)?.staffName}</Table.Td>
                <Table.Td>{mentorsOf(enrolment)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <GateSheet move={move} onClose={() => setMove(null)} />
    </Page>
  );
}

function ColumnHead({ stage, count }: { readonly stage: Stage; readonly count: number }) {
  const locale = useLocale();
  const seats = stage.seats === null ? '' : ` / ${formatNumber(stage.seats, locale)}`;
  return (
    <h2 className={classes.columnHead}>
      {stage.staffName}{' '}
      <span className="semai-number">
        {formatNumber(count, locale)}
        {seats}
      </span>
    </h2>
  );
}
