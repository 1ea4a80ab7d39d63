import { Page } from '../../../design/page.js';
import { EmptyState } from '../../../design/states.js';
import { useRead } from '../../../graphql/client.js';
import { useT } from '../../../i18n.js';
import { MentorRound, mentorHoursDocument } from './mentor-hours.js';
import { teamHoursDocument } from './team-document.js';
import { TeamRoundCard } from './team-hours.js';
import classes from './office-hours.module.css';

/** `/app/office-hours`: a mentor offers times and sees who comes; a team says its wishes, sees its meetings, books. */
export function MyHoursPage() {
  const t = useT();
  const { myMentorProfiles: profiles, officeHourRounds: offered } = useRead(mentorHoursDocument, {});
  const { myStartups, officeHourRounds: asked } = useRead(teamHoursDocument, {});
  const asMentor = offered.flatMap((round) => {
    const profile = profiles.find(({ cohortId }) => cohortId === round.cohortId);
    return profile ? [{ round, profile }] : [];
  });
  const asTeam = asked.flatMap((round) =>
    myStartups
      .filter(({ enrolments }) =>
        enrolments.some(({ state, cohortId }) => state === 'ACTIVE' && cohortId === round.cohortId),
      )
      .map((startup) => ({ round, startup })),
  );
  const mentors = profiles.length > 0;
  return (
    <Page
      title={t(mentors ? 'mentoring.office.mentor.title' : 'mentoring.office.team.title')}
      lead={t(mentors ? 'mentoring.office.mentor.lead' : 'mentoring.office.team.lead')}
    >
      {asMentor.length + asTeam.length === 0 && (
        <EmptyState why={t(mentors ? 'mentoring.office.mentor.empty' : 'mentoring.office.team.empty')} />
      )}
      <div className={classes.stack}>
        {asMentor.map(({ round, profile }) => (
          <MentorRound key={round.id} round={round} profile={profile} />
        ))}
        {asTeam.map(({ round, startup }) => (
          <TeamRoundCard key={`${round.id} ${startup.id}`} round={round} startup={startup} />
        ))}
      </div>
    </Page>
  );
}
