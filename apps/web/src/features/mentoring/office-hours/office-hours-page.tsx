import { Button, Group, NativeSelect } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useSeasonOfPage } from '../../../app/scope.js';
import { Page } from '../../../design/page.js';
import { EmptyState } from '../../../design/states.js';
import { useRead } from '../../../graphql/client.js';
import { useLive } from '../../../graphql/live.js';
import { useT } from '../../../i18n.js';
import { useMay } from '../../identity/may.js';
import { jobsAboutDocument } from '../../messaging/jobs-about.js';
import { cohortChangedDocument } from '../matching.js';
import { officeHourRoundDocument, officeHoursDocument } from './office-hours.js';
import { RoundDesk } from './round-desk.js';

const RoundSheet = lazy(() => import('./round-sheet.js').then((module) => ({ default: module.RoundSheet })));

/** `/app/cohorts/:id/office-hours`: times mentors offer, wishes of teams, the timetable and its proof. */
export function OfficeHoursPage() {
  const t = useT();
  const may = useMay();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const [opening, setOpening] = useState(false);
  const { cohort, officeHourRounds: rounds } = useRead(officeHoursDocument, { cohortId: id });
  useLive(
    cohortChangedDocument,
    { id },
    { refreshes: [officeHoursDocument, officeHourRoundDocument, jobsAboutDocument] },
  );
  useSeasonOfPage(cohort?.season?.id);
  if (!cohort) throw new Response(null, { status: 404 });
  const wanted = search.get('round');
  const shown = rounds.find((round) => round.id === wanted) ?? rounds[0];
  const directs = may('match', 'Cohort');
  return (
    <Page
      title={t('mentoring.office.desk.title', { cohort: cohort.name })}
      width="wide"
      crumbs={[
        { to: `/app/cohorts/${cohort.id}/board`, label: cohort.name },
        { to: `/app/cohorts/${cohort.id}/matching`, label: t('mentoring.office.desk.matching') },
      ]}
      lead={t('mentoring.office.desk.lead')}
      actions={
        <Group align="end">
          {rounds.length > 1 && (
            <NativeSelect
              label={t('mentoring.office.desk.which')}
              value={shown?.id}
              data={rounds.map((round) => ({ value: round.id, label: round.name }))}
              onChange={({ currentTarget: { value } }) => setSearch({ round: value }, { replace: true })}
            />
          )}
          {directs && (
            <Button variant={shown ? 'default' : 'filled'} onClick={() => setOpening(true)}>
              {t('mentoring.office.desk.open')}
            </Button>
          )}
        </Group>
      }
    >
      {opening && (
        <Suspense fallback={null}>
          <RoundSheet cohortId={cohort.id} onClose={() => setOpening(false)} />
        </Suspense>
      )}
      {shown ? (
        <RoundDesk key={shown.id} id={shown.id} cohortId={cohort.id} directs={directs} />
      ) : (
        <EmptyState why={t('mentoring.office.desk.empty')} />
      )}
    </Page>
  );
}
