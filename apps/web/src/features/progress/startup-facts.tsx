import { Table, Text } from '@mantine/core';
import { use } from 'react';
import type { ResultOf } from '../../graphql/graphql.js';
import { Moment } from '../../design/moment.js';
import { EmptyState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import { useT, type TextKey } from '../../i18n.js';
import { ViewerContext } from '../identity/viewer.js';
import type { startupDocument } from './cohort.js';
import { MentorOffers } from './mentor-offers.js';
import classes from './progress.module.css';

export type Startup = NonNullable<ResultOf<typeof startupDocument>['startup']>;

const results: Readonly<Record<string, TextKey>> = {
  PASSED: 'progress.results.PASSED',
  NOT_PASSED: 'progress.results.NOT_PASSED',
  WITHDRAWN: 'progress.results.WITHDRAWN',
};

/** One truth per startup: team, path, mentors, applications. */
export function StartupFacts({ startup }: { readonly startup: Startup }) {
  const t = useT();
  const path = startup.applications.flatMap(({ number, stageEntries }) =>
    stageEntries.map((entry) => ({ ...entry, number })),
  );
  const person = use(ViewerContext);
  const leads = startup.memberships.some((one) => one.isLead && one.person?.id === person?.id);
  const mentors = startup.matches.filter(({ state }) => state === 'ACTIVE');
  return (
    <>
      {startup.oneLiner && <Text>{startup.oneLiner}</Text>}
      {startup.enrolments.map((enrolment) => (
        <Text key={enrolment.id}>
          {enrolment.cohort?.name} · <StatusBadge tone="brand">{enrolment.stage?.applicantName}</StatusBadge>{' '}
          {enrolment.stage && (
            <>
              {t('progress.startup.until')} <Moment at={enrolment.stage.endsAt} as="date" />
            </>
          )}
        </Text>
      ))}
      <h2>{t('progress.startup.team')}</h2>
      {startup.memberships.length === 0 && <EmptyState why={t('progress.startup.noTeam')} />}
      <ul className={classes.list}>
        {startup.memberships.map((member) => (
          <li key={member.id}>
            {member.person?.fullName ?? t('progress.startup.hidden')}{' '}
            {member.isLead && <StatusBadge tone="info">{t('progress.startup.lead')}</StatusBadge>}
          </li>
        ))}
      </ul>
      <h2>{t('progress.startup.mentors')}</h2>
      <MentorOffers startup={startup} mayAnswer={leads} />
      {mentors.length === 0 && <Text c="dimmed">{t('progress.board.noMentor')}</Text>}
      <ul className={classes.list}>
        {mentors.map((match) => (
          <li key={match.id}>
            {match.mentor?.person?.fullName} {match.mentor?.headline}
          </li>
        ))}
      </ul>
      <h2>{t('progress.startup.history')}</h2>
      {path.length === 0 ? (
        <Text c="dimmed">{t('progress.startup.noHistory')}</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('progress.board.stage')}</Table.Th>
              <Table.Th scope="col">{t('progress.startup.entered')}</Table.Th>
              <Table.Th scope="col">{t('progress.startup.left')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {path.map((entry) => (
              <Table.Tr key={entry.id}>
                <Table.Th scope="row">
                  {entry.stage?.applicantName} ({entry.number})
                </Table.Th>
                <Table.Td>
                  <Moment at={entry.enteredAt} as="date" />
                </Table.Td>
                <Table.Td>
                  {entry.leftAt ? (
                    <>
                      <Moment at={entry.leftAt} as="date" />{' '}
                      {entry.result && results[entry.result] ? t(results[entry.result]!) : ''}
                      {entry.waiver && <Text size="sm">{entry.waiver}</Text>}
                    </>
                  ) : (
                    t('progress.startup.now')
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
