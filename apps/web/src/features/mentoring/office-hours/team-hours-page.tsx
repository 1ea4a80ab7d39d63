import { Group, Text } from '@mantine/core';
import { Moment } from '../../../design/moment.js';
import { Page } from '../../../design/page.js';
import { EmptyState } from '../../../design/states.js';
import { StatusBadge } from '../../../design/status-badge.js';
import { useRead } from '../../../graphql/client.js';
import { useLive } from '../../../graphql/live.js';
import { useT } from '../../../i18n.js';
import { cohortChangedDocument } from '../matching.js';
import { FreePlaces } from './free-places.js';
import { MeetingList } from './meeting-list.js';
import { teamHoursDocument, type TeamRound } from './team-hours.js';
import { WishesForm } from './wishes-form.js';
import { RoundDays } from './round-days.js';
import classes from './office-hours.module.css';

/** `/app/startup/office-hours`: a team chooses whom it wants to meet, sees its meetings, books what is free. */
export function TeamHoursPage() {
  const t = useT();
  const { myStartups, officeHourRounds } = useRead(teamHoursDocument, {});
  const mine = officeHourRounds.flatMap((round) =>
    myStartups
      .filter(({ enrolments }) =>
        enrolments.some(({ state, cohortId }) => state === 'ACTIVE' && cohortId === round.cohortId),
      )
      .map((startup) => ({ round, startup })),
  );
  return (
    <Page
      title={t('office.team.title')}
      lead={t('office.team.lead')}
      crumbs={[{ to: '/app/startup', label: t('web.nav.startup') }]}
    >
      {mine.length === 0 && <EmptyState why={t('office.team.empty')} />}
      <div className={classes.stack}>
        {mine.map(({ round, startup }) => (
          <TeamRoundCard key={`${round.id} ${startup.id}`} round={round} startup={startup} />
        ))}
      </div>
    </Page>
  );
}

interface TeamRoundCardProps {
  readonly round: TeamRound;
  readonly startup: { readonly id: string; readonly name: string };
}

function TeamRoundCard({ round, startup }: TeamRoundCardProps) {
  const t = useT();
  useLive(cohortChangedDocument, { id: round.cohortId }, { refreshes: [teamHoursDocument] });
  const request = round.requests.find((one) => one.startup?.id === startup.id);
  const meetings = round.meetings.filter((one) => one.startup?.id === startup.id);
  return (
    <section className={`semai-card ${classes.stack}`}>
      <Group justify="space-between">
        <h2>{t('office.team.of', { round: round.name, startup: startup.name })}</h2>
        <StatusBadge tone={round.state === 'OPEN' ? 'info' : 'brand'}>
          {t(round.state === 'OPEN' ? 'office.states.OPEN' : 'office.states.PUBLISHED')}
        </StatusBadge>
      </Group>
      <Text>
        <RoundDays round={round} />
        {round.takesWishes && (
          <>
            {' · '}
            {t('office.desk.closes')} <Moment at={round.wishesCloseAt} zone={round.zone} />
          </>
        )}
      </Text>
      {round.state === 'PUBLISHED' && (
        <div>
          <h3>{t('office.meeting.title')}</h3>
          {meetings.length === 0 && <Text c="dimmed">{t('office.meeting.noneTeam')}</Text>}
          <MeetingList meetings={meetings} zone={round.zone} side="team" refreshes={[teamHoursDocument]} />
        </div>
      )}
      {round.takesWishes && (
        <WishesForm key={request?.version ?? 0} round={round} startup={startup} request={request} />
      )}
      {round.state === 'OPEN' && !round.takesWishes && (
        <Text>{t(request ? 'office.team.waiting' : 'office.team.missed')}</Text>
      )}
      {round.state === 'PUBLISHED' && <FreePlaces round={round} startupId={startup.id} meetings={meetings} />}
    </section>
  );
}
