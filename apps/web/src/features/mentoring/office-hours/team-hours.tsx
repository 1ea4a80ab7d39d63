import { Group, Text } from '@mantine/core';
import { Moment } from '../../../design/moment.js';
import { StatusBadge } from '../../../design/status-badge.js';
import { useLive } from '../../../graphql/live.js';
import { useT } from '../../../i18n.js';
import { cohortChangedDocument } from '../matching.js';
import { FreePlaces } from './free-places.js';
import { MeetingList } from './meeting-list.js';
import { teamHoursDocument, type TeamRound } from './team-document.js';
import { WishesForm } from './wishes-form.js';
import { RoundDays } from './round-days.js';
import classes from './office-hours.module.css';

interface TeamRoundCardProps {
  readonly round: TeamRound;
  readonly startup: { readonly id: string; readonly name: string };
}

/** One round for a team: its wishes while they are open, then its meetings and what is free. */
export function TeamRoundCard({ round, startup }: TeamRoundCardProps) {
  const t = useT();
  useLive(cohortChangedDocument, { id: round.cohortId }, { refreshes: [teamHoursDocument] });
  const request = round.requests.find((one) => one.startup?.id === startup.id);
  const meetings = round.meetings.filter((one) => one.startup?.id === startup.id);
  return (
    <section className={`semai-card ${classes.stack}`}>
      <Group justify="space-between">
        <h2>{t('mentoring.office.team.of', { round: round.name, startup: startup.name })}</h2>
        <StatusBadge tone={round.state === 'OPEN' ? 'info' : 'brand'}>
          {t(round.state === 'OPEN' ? 'mentoring.office.states.OPEN' : 'mentoring.office.states.PUBLISHED')}
        </StatusBadge>
      </Group>
      <Text>
        <RoundDays round={round} />
        {round.takesWishes && (
          <>
            {' · '}
            {t('mentoring.office.desk.closes')} <Moment at={round.wishesCloseAt} zone={round.zone} />
          </>
        )}
      </Text>
      {round.state === 'PUBLISHED' && (
        <div>
          <h3>{t('mentoring.office.meeting.title')}</h3>
          {meetings.length === 0 && <Text c="dimmed">{t('mentoring.office.meeting.noneTeam')}</Text>}
          <MeetingList meetings={meetings} zone={round.zone} side="team" refreshes={[teamHoursDocument]} />
        </div>
      )}
      {round.takesWishes && (
        <WishesForm key={request?.version ?? 0} round={round} startup={startup} request={request} />
      )}
      {round.state === 'OPEN' && !round.takesWishes && (
        <Text>{t(request ? 'mentoring.office.team.waiting' : 'mentoring.office.team.missed')}</Text>
      )}
      {round.state === 'PUBLISHED' && <FreePlaces round={round} startupId={startup.id} meetings={meetings} />}
    </section>
  );
}
