import { Anchor, Button, Text, TextInput, Title } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { Link } from 'react-router';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { showToast } from '../../design/toasts-store.js';
import { useRead, useReadWhen, useWrite, type ResultOf } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { useMay } from '../identity/may.js';
import { ExpertiseFields } from './expertise-fields.js';
import {
  expertiseDocument,
  noExpertise,
  reviewerProfileDocument,
  saveMentorProfileDocument,
  saveReviewerProfileDocument,
  type Choice,
  type Expertise,
} from './expertise.js';
import { MeetingFields, SpokenFields } from './meeting-fields.js';
import { meetingInput, meetingOf, spacesDocument, type Meeting, type SpaceChoice } from './meeting.js';
import classes from './mentoring.module.css';

type MentorProfile = ResultOf<typeof expertiseDocument>['myMentorProfiles'][number];
type ReviewerProfile = NonNullable<ResultOf<typeof reviewerProfileDocument>['myReviewerProfile']>;

/** `/app/expertise`: what a reviewer or a mentor knows, has ties to and has room for. */
export function ExpertisePage() {
  const t = useT();
  const may = useMay();
  const { expertiseChoices: choices, myMentorProfiles: mentors } = useRead(expertiseDocument, {});
  const { spaces } = useRead(spacesDocument, {});
  const reviews = may('save', 'ReviewerProfile');
  const { data } = useReadWhen(reviews, reviewerProfileDocument, {});
  return (
    <Page title={t('matching.profile.title')} lead={t('matching.profile.lead')}>
      {!reviews && mentors.length === 0 && <EmptyState why={t('matching.profile.empty')} />}
      {reviews && data && (
        <ReviewerForm
          key={data.myReviewerProfile?.version ?? 0}
          profile={data.myReviewerProfile}
          choices={choices}
          spaces={spaces}
        />
      )}
      {mentors.map((profile) => (
        <MentorForm key={`${profile.id} ${profile.version}`} profile={profile} choices={choices} spaces={spaces} />
      ))}
    </Page>
  );
}

const expertiseOf = ({ organisation, bio, topics, sectors, stages, ventures }: Expertise): Expertise => ({
  organisation,
  bio,
  topics,
  sectors,
  stages,
  ventures,
});

/** As the api takes it: lists that may be changed, without empty lines. */
const inputOf = (told: Expertise) => ({
  organisation: told.organisation,
  bio: told.bio,
  topics: [...told.topics],
  sectors: [...told.sectors],
  stages: [...told.stages],
  ventures: told.ventures.map((name) => name.trim()).filter((name) => name !== ''),
});

type Answer = Awaited<ReturnType<ReturnType<typeof useWrite>['run']>>;

/** What is said of a refusal; a profile changed elsewhere is told in its own words. */
function useRefusal() {
  const t = useT();
  const [refusal, setRefusal] = useState<string | null>(null);
  const tell = (answer: Answer) => {
    if (answer.ok) {
      setRefusal(null);
      return showToast(t('matching.profile.saved'));
    }
    const first = answer.userErrors[0];
    setRefusal(first?.code === 'CONFLICT' ? t('matching.profile.conflict') : (first?.message ?? t('mentoring.failed')));
  };
  return { refusal, tell };
}

interface ProfileFormProps {
  readonly title: string;
  readonly refusal: string | null;
  readonly running: boolean;
  readonly onSend: () => Promise<void>;
  readonly children: ReactNode;
}

function ProfileForm({ title, refusal, running, onSend, children }: ProfileFormProps) {
  const t = useT();
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    void onSend();
  };
  return (
    <section>
      <Title order={2} size="h3" mb="md">
        {title}
      </Title>
      <form className={classes.profile} onSubmit={send}>
        {children}
        {refusal && (
          <Text c="danger" role="alert">
            {refusal}
          </Text>
        )}
        <div>
          <Button type="submit" loading={running}>
            {t('matching.profile.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}

interface ReviewerFormProps {
  readonly profile: ReviewerProfile | null;
  readonly choices: readonly Choice[];
  readonly spaces: readonly SpaceChoice[];
}

type Spoken = Pick<Meeting, 'languages' | 'spaces'>;

function ReviewerForm({ profile, choices, spaces }: ReviewerFormProps) {
  const t = useT();
  const [told, setTold] = useState<Expertise>(profile ? expertiseOf(profile) : noExpertise);
  const [spoken, setSpoken] = useState<Spoken>({ languages: profile?.languages ?? [], spaces: profile?.spaces ?? [] });
  const save = useWrite(saveReviewerProfileDocument, { refreshes: [reviewerProfileDocument] });
  const { refusal, tell } = useRefusal();
  const send = async () => {
    const near = { languages: [...spoken.languages], spaces: [...spoken.spaces] };
    tell(await save.run({ input: { ...inputOf(told), ...near, expectedVersion: profile?.version ?? null } }));
  };
  return (
    <ProfileForm title={t('matching.profile.asReviewer')} refusal={refusal} running={save.running} onSend={send}>
      <ExpertiseFields value={told} choices={choices} onChange={setTold} />
      <SpokenFields
        value={spoken}
        spaces={spaces}
        spacesLabel={t('matching.meeting.sites')}
        onChange={(change) => setSpoken({ ...spoken, ...change })}
      />
      <Text size="sm">
        {t('matching.profile.capacityLink')}{' '}
        <Anchor component={Link} to="/app/reviews">
          {t('matching.profile.queue')}
        </Anchor>
        .
      </Text>
    </ProfileForm>
  );
}

interface MentorFormProps {
  readonly profile: MentorProfile;
  readonly choices: readonly Choice[];
  readonly spaces: readonly SpaceChoice[];
}

function MentorForm({ profile, choices, spaces }: MentorFormProps) {
  const t = useT();
  const [told, setTold] = useState<Expertise>(expertiseOf(profile));
  const [meeting, setMeeting] = useState<Meeting>(meetingOf(profile));
  const [headline, setHeadline] = useState(profile.headline);
  const [places, setPlaces] = useState(String(profile.maxStartups));
  const [error, setError] = useState<string | null>(null);
  const save = useWrite(saveMentorProfileDocument, { refreshes: [expertiseDocument] });
  const { refusal, tell } = useRefusal();
  const send = async () => {
    const maxStartups = Math.round(Number(places));
    const seen = { mentorId: profile.id, expectedVersion: profile.version };
    const input = { ...inputOf(told), ...meetingInput(meeting), ...seen, headline, maxStartups };
    const answer = await save.run({ input });
    setError(answer.ok ? null : (answer.fieldErrors['maxStartups'] ?? null));
    tell(answer);
  };
  return (
    <ProfileForm
      title={t('matching.profile.asMentor', { cohort: profile.cohort?.name ?? '' })}
      refusal={error === null ? refusal : null}
      running={save.running}
      onSend={send}
    >
      <TextInput
        label={t('matching.profile.headline')}
        maxLength={200}
        value={headline}
        onChange={({ currentTarget }) => setHeadline(currentTarget.value)}
      />
      <TextInput
        label={t('matching.profile.capacity')}
        inputMode="numeric"
        w={200}
        value={places}
        error={error}
        onChange={({ currentTarget }) => setPlaces(currentTarget.value)}
      />
      <ExpertiseFields value={told} choices={choices} onChange={setTold} />
      <MeetingFields value={meeting} spaces={spaces} onChange={(change) => setMeeting({ ...meeting, ...change })} />
    </ProfileForm>
  );
}
