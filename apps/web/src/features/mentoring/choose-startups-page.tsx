import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useRead, useReadWhen, useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { stageNames, type Choice } from './expertise.js';
import { labelsOf, meetingWords } from './meeting-words.js';
import { spacesDocument } from './meeting.js';
import { RankBoard } from './rank-board.js';
import { choosableStartupsDocument, myMentoringDocument, rankStartupsDocument } from './ranking.js';

/** `/app/mentoring/startups`: startups of one's cohort, and which of them the mentor would like best. */
export function ChooseStartupsPage() {
  const t = useT();
  const { myMentorProfiles, expertiseChoices } = useRead(myMentoringDocument, {});
  const active = myMentorProfiles.filter(({ state }) => state === 'ACTIVE');
  return (
    <Page
      title={t('matching.ranking.startupsTitle')}
      lead={t('matching.ranking.startupsLead')}
      width="wide"
      crumbs={[{ to: '/app/mentoring', label: t('mentoring.mentor.title') }]}
    >
      {active.length === 0 && <EmptyState why={t('matching.ranking.noProfile')} />}
      {active.map(({ id, cohort }) => (
        <section key={id}>
          <h2>{cohort?.name ?? t('matching.ranking.yourCohort')}</h2>
          <StartupsToRank mentorId={id} choices={expertiseChoices} />
        </section>
      ))}
    </Page>
  );
}

function StartupsToRank({ mentorId, choices }: { readonly mentorId: string; readonly choices: readonly Choice[] }) {
  const t = useT();
  const { data } = useReadWhen(true, choosableStartupsDocument, { mentorId });
  const { data: where } = useReadWhen(true, spacesDocument, {});
  const save = useWrite(rankStartupsDocument, { refreshes: [choosableStartupsDocument] });
  if (!data || !where) return null;
  const options = data.choosableStartups.map((startup) => ({
    id: startup.startupId,
    name: startup.name,
    line: [startup.stage ? t(stageNames[startup.stage]) : '', ...labelsOf(startup.sectors, 'SECTOR', choices)]
      .filter((words) => words !== '')
      .join(' · '),
    about: startup.oneLiner,
    tags: labelsOf(startup.topicsNeeded, 'TOPIC', choices),
    meets: meetingWords(startup, where.spaces, t),
    rank: startup.rank,
  }));
  return (
    <RankBoard
      options={options}
      mayRank
      none={t('matching.ranking.noStartups')}
      onSave={(startupIds) => save.run({ input: { mentorId, startupIds } })}
    />
  );
}
