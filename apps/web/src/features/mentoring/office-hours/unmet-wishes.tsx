import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useIsPhone } from '../../../design/use-is-phone.js';
import { useT } from '../../../i18n.js';
import { rowIdOf } from '../../identity/row-id.js';
import { preferenceNames, reasonNames, type Outcome, type Round } from './office-hours.js';
import classes from './office-hours.module.css';

export interface UnmetWishesProps {
  readonly round: Round;
  readonly outcome: Outcome;
  readonly mentors: readonly { readonly id: string; readonly name: string }[];
}

/** Every wish that has no meeting, and why. */
export function UnmetWishes({ round, outcome: { unmet = [] }, mentors }: UnmetWishesProps) {
  const t = useT();
  const isPhone = useIsPhone();
  const [all, setAll] = useState(false);
  const lines = unmet
    .filter(({ reason }) => all || reason !== 'enough')
    .map(({ startupId, mentorId, preference, reason }) => ({
      key: `${startupId} ${mentorId}`,
      startup:
        round.requests.find(({ startup }) => startup !== null && rowIdOf(startup.id) === startupId)?.startup?.name ??
        '',
      mentor: mentors.find(({ id }) => rowIdOf(id) === mentorId)?.name ?? '',
      preference: preferenceNames[preference] ? t(preferenceNames[preference]) : '',
      reason: reasonNames[reason] ? t(reasonNames[reason]) : reason,
    }));
  const enough = unmet.filter(({ reason }) => reason === 'enough').length;
  return (
    <section>
      <h2>{t('mentoring.office.unmet.title', { count: unmet.length })}</h2>
      <Text>{t('mentoring.office.unmet.enough', { count: enough })}</Text>
      {isPhone ? (
        <ul className={classes.list}>
          {lines.map(({ key, startup, mentor, preference, reason }) => (
            <li key={key}>
              <div className={classes.what}>
                <Text fw={600}>{t('mentoring.office.unmet.pair', { startup, mentor })}</Text>
                <Text size="sm">
                  {reason}{' '}
                  <Text span c="dimmed">
                    {preference}
                  </Text>
                </Text>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('mentoring.office.unmet.startup')}</Table.Th>
              <Table.Th scope="col">{t('mentoring.office.grid.mentor')}</Table.Th>
              <Table.Th scope="col">{t('mentoring.office.unmet.wish')}</Table.Th>
              <Table.Th scope="col">{t('mentoring.office.unmet.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(({ key, startup, mentor, preference, reason }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row">{startup}</Table.Th>
                <Table.Td>{mentor}</Table.Td>
                <Table.Td>{preference}</Table.Td>
                <Table.Td>{reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {enough > 0 && (
        <Button mt="sm" size="compact-sm" variant="default" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'mentoring.office.unmet.fewer' : 'mentoring.office.unmet.all')}
        </Button>
      )}
    </section>
  );
}
