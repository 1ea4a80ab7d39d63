import { Button, Group, Table, Text } from '@mantine/core';
import { formatShare } from '#kernel';
import { StatusBadge } from '../../design/status-badge.js';
import type { ColourName } from '../../design/tokens.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { rowIdOf } from '../identity/row-id.js';
import { MatchReasons } from './match-reasons.js';
import { wishOf, type MatchViewProps } from './match-view.js';
import { wholeAffinity } from './matching.js';
import classes from './mentoring.module.css';

export const matchStateNames: Readonly<Record<string, TextKey>> = {
  PROPOSED: 'mentoring.states.PROPOSED',
  OFFERED: 'mentoring.states.OFFERED',
  ACTIVE: 'mentoring.states.ACTIVE',
  DECLINED: 'mentoring.states.DECLINED',
  EXPIRED: 'mentoring.states.EXPIRED',
  ENDED: 'mentoring.states.ENDED',
  VOID: 'mentoring.states.VOID',
};
export const matchTones: Readonly<Record<string, ColourName>> = {
  PROPOSED: 'grey',
  OFFERED: 'info',
  ACTIVE: 'brand',
  DECLINED: 'danger',
};

/** Every startup with its mentors and why. */
export function MatchTable(props: MatchViewProps) {
  const t = useT();
  const locale = useLocale();
  const { startups, mentors, onWish } = props;
  const nameOf = (rowId: string) => mentors.find(({ id }) => rowIdOf(id) === rowId)?.person?.fullName ?? '';
  return (
    <div className={classes.scroll}>
      <Table>
        <Table.Caption>{t('mentoring.matching.caption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('mentoring.matching.startup')}</Table.Th>
            <Table.Th scope="col">{t('mentoring.matching.mentor')}</Table.Th>
            <Table.Th scope="col" className="semai-number">
              {t('mentoring.matching.fit')}
            </Table.Th>
            <Table.Th scope="col">{t('mentoring.matching.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {startups.flatMap(({ id, startup }) => {
            if (!startup) return [];
            const pairs = props.pairs.filter((match) => match.startup?.id === startup.id);
            if (pairs.length === 0)
              return [
                <Table.Tr key={id}>
                  <Table.Th scope="row">{startup.name}</Table.Th>
                  <Table.Td colSpan={3}>
                    <Text c="dimmed">{t('mentoring.matching.none')}</Text>
                  </Table.Td>
                </Table.Tr>,
              ];
            return pairs.map((match) => {
              const mentor = mentors.find((one) => one.id === match.mentor?.id);
              const wish = mentor ? wishOf(props, startup.id, mentor.id) : null;
              return (
                <Table.Tr key={match.id}>
                  <Table.Th scope="row">{startup.name}</Table.Th>
                  <Table.Td>
                    {mentor?.person?.fullName}
                    <MatchReasons reasons={match.reasons} nameOf={nameOf} />
                    {onWish && mentor && (
                      <Group gap="xs" mt={4}>
                        <Button
                          size="compact-sm"
                          variant={wish === 'PIN' ? 'filled' : 'default'}
                          aria-pressed={wish === 'PIN'}
                          onClick={() => void onWish(startup.id, mentor.id, wish === 'PIN' ? null : 'PIN', wish)}
                        >
                          {t('mentoring.matching.pin')}
                        </Button>
                        <Button
                          size="compact-sm"
                          variant={wish === 'FORBID' ? 'filled' : 'default'}
                          aria-pressed={wish === 'FORBID'}
                          onClick={() => void onWish(startup.id, mentor.id, wish === 'FORBID' ? null : 'FORBID', wish)}
                        >
                          {t('mentoring.matching.forbid')}
                        </Button>
                      </Group>
                    )}
                  </Table.Td>
                  <Table.Td className="semai-number">{formatShare(match.affinity / wholeAffinity, locale, 0)}</Table.Td>
                  <Table.Td>
                    <StatusBadge tone={matchTones[match.state] ?? 'grey'}>
                      {matchStateNames[match.state] ? t(matchStateNames[match.state]!) : match.state}
                    </StatusBadge>
                  </Table.Td>
                </Table.Tr>
              );
            });
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
