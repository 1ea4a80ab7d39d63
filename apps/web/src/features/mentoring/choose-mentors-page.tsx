import { Text } from '@mantine/core';
import { use } from 'react';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useRead, useReadWhen, useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { ViewerContext } from '../identity/viewer.js';
import type { Choice } from './expertise.js';
import { labelsOf, meetingWords } from './meeting-words.js';
import { spacesDocument } from './meeting.js';
import { RankBoard } from './rank-board.js';
import { choosableMentorsDocument, myTeamsDocument, rankMentorsDocument } from './ranking.js';

/** `/app/startup/mentors`: mentors of one's cohort, and which of them the team would like best. */
export function ChooseMentorsPage() {
  const t = useT();
  const person = use(ViewerContext);
  const { myStartups, expertiseChoices } = useRead(myTeamsDocument, {});
  const places = myStartups.flatMap(({ name, memberships, enrolments }) =>
    enrolments.flatMap(({ id, state }) => {
      const leads = memberships.some((one) => one.isLead && one.person?.id === person?.id);
      return state === 'ACTIVE' ? [{ id, name, leads }] : [];
    }),
  );
  return (
    <Page
      title={t('matching.ranking.mentorsTitle')}
      lead={t('matching.ranking.mentorsLead')}
      width="wide"
      crumbs={[{ to: '/app/startup', label: t('matching.ranking.myStartup') }]}
    >
      {places.length === 0 && <EmptyState why={t('matching.ranking.noCohort')} />}
      {places.map(({ id, name, leads }) => (
        <section key={id}>
          <h2>{name}</h2>
          {!leads && <Text>{t('matching.ranking.leadOnly')}</Text>}
          <MentorsToRank enrolmentId={id} mayRank={leads} choices={expertiseChoices} />
        </section>
      ))}
    </Page>
  );
}

interface MentorsToRankProps {
  readonly enrolmentId: string;
  readonly mayRank: boolean;
  readonly choices: readonly Choice[];
}

function MentorsToRank({ enrolmentId, mayRank, choices }: MentorsToRankProps) {
  const t = useT();
  const { data } = useReadWhen(true, choosableMentorsDocument, { enrolmentId });
  const { data: where } = useReadWhen(true, spacesDocument, {});
  const save = useWrite(rankMentorsDocument, { refreshes: [choosableMentorsDocument] });
  if (!data || !where) return null;
  const options = data.choosableMentors.map((mentor) => ({
    id: mentor.mentorId,
    name: mentor.name,
    line: [mentor.headline, mentor.organisation].filter((words) => words !== '').join(' · '),
    about: mentor.bio,
    tags: labelsOf(mentor.topics, 'TOPIC', choices),
    meets: meetingWords(mentor, where.spaces, t),
    rank: mentor.rank,
  }));
  return (
    <RankBoard
      options={options}
      mayRank={mayRank}
      none={t('matching.ranking.noMentors')}
      onSave={(mentorIds) => save.run({ input: { enrolmentId, mentorIds } })}
    />
  );
}
