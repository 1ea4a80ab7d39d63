import { Button, Group, Text } from '@mantine/core';
import { formatShare } from '#kernel';
import { StatusBadge } from '../../design/status-badge.js';
import { useLocale, useT } from '../../i18n.js';
import { rowIdOf } from '../identity/row-id.js';
import { MatchReasons } from './match-reasons.js';
import { matchStateNames, matchTones } from './match-table.js';
import { wishOf, type MatchViewProps } from './match-view.js';
import { wholeAffinity } from './matching.js';
import classes from './mentoring.module.css';

/** The same as the table for a narrow window: each startup with its mentors and why. */
export function MatchList(props: MatchViewProps) {
  const t = useT();
  const { startups, pairs } = props;
  const first = props.mentors[0];
  return (
    <ul className={classes.offers} aria-label={t('mentoring.matching.caption')}>
      {startups.flatMap(({ id, startup }) => {
        if (!startup) return [];
        const own = pairs.filter((match) => match.startup?.id === startup.id);
        return [
          <li key={id} className="semai-card">
            <h2 className={classes.name}>{startup.name}</h2>
            {own.length === 0 && <Text c="dimmed">{t('mentoring.matching.none')}</Text>}
            {own.length === 0 && first && props.onWish && (
              <Button size="sm" variant="default" mt="xs" onClick={() => props.onOpen?.(startup.id, first.id)}>
                {t('mentoring.matching.choose')}
              </Button>
            )}
            {own.map((match) => (
              <Pair key={match.id} view={props} startup={startup} match={match} />
            ))}
          </li>,
        ];
      })}
    </ul>
  );
}

interface PairProps {
  readonly view: MatchViewProps;
  readonly startup: { readonly id: string; readonly name: string };
  readonly match: MatchViewProps['pairs'][number];
}

function Pair({ view, startup, match }: PairProps) {
  const t = useT();
  const locale = useLocale();
  const mentor = view.mentors.find(({ id }) => id === match.mentor?.id);
  const wish = mentor ? wishOf(view, startup.id, mentor.id) : null;
  const nameOf = (rowId: string) => view.mentors.find(({ id }) => rowIdOf(id) === rowId)?.person?.fullName ?? '';
  const name = mentor?.person?.fullName ?? '';
  return (
    <div className={classes.listed}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text fw={600}>
          {name} {formatShare(match.affinity / wholeAffinity, locale, 0)}
        </Text>
        <StatusBadge tone={matchTones[match.state] ?? 'grey'}>
          {matchStateNames[match.state] ? t(matchStateNames[match.state]!) : match.state}
        </StatusBadge>
      </Group>
      <MatchReasons reasons={match.reasons} nameOf={nameOf} />
      {wish && (
        <Text size="sm">{t(wish === 'PIN' ? 'mentoring.matching.pinned' : 'mentoring.matching.forbidden')}</Text>
      )}
      {mentor && view.onWish && (
        <Button
          size="sm"
          variant="default"
          aria-label={`${t('mentoring.matching.change')}: ${t('mentoring.matching.cell', { startup: startup.name, mentor: name })}`}
          onClick={() => view.onOpen?.(startup.id, mentor.id)}
        >
          {t('mentoring.matching.change')}
        </Button>
      )}
    </div>
  );
}
