import { Text } from '@mantine/core';
import { useReadWhen } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import type { MatchViewProps } from './match-view.js';
import { rankedChoicesDocument } from './ranking.js';
import classes from './mentoring.module.css';

export interface ChoicesOverviewProps {
  readonly cohortId: string;
  readonly view: Pick<MatchViewProps, 'startups' | 'mentors'>;
}

/** Who ranked whom in a cohort; only staff see both sides. */
export function ChoicesOverview({ cohortId, view }: ChoicesOverviewProps) {
  const t = useT();
  const { data } = useReadWhen(true, rankedChoicesDocument, { cohortId });
  const choices = data?.rankedChoices ?? [];
  if (choices.length === 0) return null;
  const startupName = (id?: string) => view.startups.find(({ startup }) => startup?.id === id)?.startup?.name;
  const mentorName = (id?: string) => view.mentors.find((mentor) => mentor.id === id)?.person?.fullName;
  const bySide = (side: string) => {
    const isTeam = side === 'STARTUP';
    const own = choices.filter((choice) => choice.side === side);
    return [...Map.groupBy(own, ({ startup, mentor }) => (isTeam ? startup?.id : mentor?.id))].flatMap(([id, rows]) => {
      const chooser = isTeam ? startupName(id) : mentorName(id);
      const ranked = rows
        .toSorted((one, other) => one.rank - other.rank)
        .map(
          ({ rank, startup, mentor }) =>
            `${rank}. ${(isTeam ? mentorName(mentor?.id) : startupName(startup?.id)) ?? ''}`,
        );
      return chooser === undefined ? [] : [{ id: id ?? '', chooser, ranked: ranked.join('  ') }];
    });
  };
  return (
    <details>
      <summary>{t('matching.ranking.overview', { count: choices.length })}</summary>
      <Text size="sm" c="dimmed">
        {t('matching.ranking.overviewWhy')}
      </Text>
      {(['STARTUP', 'MENTOR'] as const).map((side) => (
        <section key={side}>
          <h3>{t(side === 'STARTUP' ? 'matching.ranking.byStartups' : 'matching.ranking.byMentors')}</h3>
          <dl className={classes.choicesOf}>
            {bySide(side)
              .toSorted((one, other) => one.chooser.localeCompare(other.chooser))
              .map(({ id, chooser, ranked }) => (
                <div key={id}>
                  <dt>{chooser}</dt>
                  <dd>{ranked}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </details>
  );
}
