import { Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { chooseSeason } from '../../app/scope.js';
import { ChartFrame } from '../../design/chart-frame.js';
import { FunnelBars } from '../../design/funnel-bars.js';
import { useT, type TextKey } from '../../i18n.js';
import { funnelOf, funnelSteps, type FunnelStep } from './funnel.js';
import type { SeasonLine } from './season.js';

const names: Readonly<Record<FunnelStep, TextKey>> = {
  sent: 'programmes.season.steps.sent',
  passed: 'programmes.season.steps.passed',
  offered: 'programmes.season.steps.offered',
  confirmed: 'programmes.season.steps.confirmed',
};

type Counted = Pick<SeasonLine, 'id' | 'slug' | 'funnel' | 'cohorts'>;

/** Where exactly the rows behind a number are: the files, or the board of the cohort. */
function rowsOf(step: FunnelStep, { cohorts }: Counted): string {
  if (step === 'confirmed' && cohorts[0]) return `/app/cohorts/${cohorts[0].id}/board`;
  return `/app/applications?view=${step === 'sent' ? 'all' : step}`;
}

/** How far the applications of a season came; a number opens its rows. */
export function SeasonFunnel({ season }: { readonly season: Counted }) {
  const t = useT();
  const navigate = useNavigate();
  const steps = funnelOf(season.funnel).map(({ step, count }) => ({ id: step, name: t(names[step]), count }));
  const sent = steps[0]?.count ?? 0;
  if (sent === 0) return <Text c="dimmed">{t('programmes.season.funnelEmpty')}</Text>;
  const open = (id: string) => {
    const step = funnelSteps.find((one) => one === id);
    if (step === undefined) return;
    chooseSeason(season.id);
    void navigate(rowsOf(step, season));
  };
  return (
    <ChartFrame
      title={t('programmes.season.funnelTitle', { count: sent })}
      subtitle={t('programmes.season.funnelUnit')}
      fileName={`${season.slug}-funnel`}
      table={{
        head: [t('programmes.season.step'), t('programmes.season.count')],
        rows: steps.map(({ name, count }) => [name, count]),
      }}
    >
      <FunnelBars stages={steps} onOpen={({ id }) => open(id)} />
    </ChartFrame>
  );
}
