import { Button, Text } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '../../design/states.js';
import { useT, type TextKey } from '../../i18n.js';
import type { RunOutcome } from './matching.js';

/** Why a run came to no proposal. */
export const runEnds: Readonly<Record<string, TextKey>> = {
  INFEASIBLE: 'mentoring.matching.infeasible',
  FAILED: 'mentoring.matching.failed',
  CANCELLED: 'mentoring.matching.cancelled',
};

interface NoRunProps {
  readonly cohortId: string;
  readonly startups: number;
  readonly mentors: number;
}

/** Nothing was computed yet: what is still missing for it, or that it can begin. */
export function NoRun({ cohortId, startups, mentors }: NoRunProps) {
  const t = useT();
  if (startups > 0)
    return <EmptyState why={t(mentors > 0 ? 'mentoring.matching.empty' : 'mentoring.matching.noMentors')} />;
  return (
    <EmptyState
      why={t('mentoring.matching.noStartups')}
      action={
        <Button variant="default" component={Link} to={`/app/cohorts/${cohortId}/board`}>
          {t('mentoring.matching.board')}
        </Button>
      }
    />
  );
}

/** How many pairs each hard rule left out of a proposal. */
export function BarredPairs({ barred = {} }: Pick<RunOutcome, 'barred'>) {
  const t = useT();
  const { language = 0, calendar = 0 } = barred;
  const told = [
    ...(language > 0 ? [t('mentoring.matching.barredLanguage', { count: language })] : []),
    ...(calendar > 0 ? [t('mentoring.matching.barredCalendar', { count: calendar })] : []),
  ];
  return told.length === 0 ? null : <Text size="sm">{told.join(' · ')}</Text>;
}
