import { Button, Text } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { showToast } from '../../design/toasts-store.js';
import { useReadWhen, useWrite, type ResultOf } from '../../graphql/client.js';
import { graphql } from '../../graphql/graphql.js';
import { useT } from '../../i18n.js';
import { MeetingFields } from './meeting-fields.js';
import { meetingInput, meetingOf, spacesDocument, type Meeting, type SpaceChoice } from './meeting.js';
import classes from './mentoring.module.css';

const meetingTermsDocument = graphql(`
  query MeetingTerms($id: ID!) {
    startup(id: $id) {
      id
      languages
      meetingMode
      spaces
      freeTimes
      version
    }
  }
`);

const saveMeetingTermsDocument = graphql(`
  mutation SaveMeetingTerms($input: SaveMeetingTermsInput!) {
    saveMeetingTerms(input: $input) {
      startup {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Terms = NonNullable<ResultOf<typeof meetingTermsDocument>['startup']>;

/** How a team can meet its mentor; answers of its application stand there already. */
export function MeetingTermsForm({ startupId }: { readonly startupId: string }) {
  const { data } = useReadWhen(true, meetingTermsDocument, { id: startupId });
  const { data: places } = useReadWhen(true, spacesDocument, {});
  if (!data?.startup || !places) return null;
  return <TermsForm key={data.startup.version} terms={data.startup} spaces={places.spaces} />;
}

function TermsForm({ terms, spaces }: { readonly terms: Terms; readonly spaces: readonly SpaceChoice[] }) {
  const t = useT();
  const [meeting, setMeeting] = useState<Meeting>(meetingOf(terms));
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = useWrite(saveMeetingTermsDocument, { refreshes: [meetingTermsDocument] });
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const seen = { startupId: terms.id, expectedVersion: terms.version };
    const answer = await save.run({ input: { ...seen, ...meetingInput(meeting) } });
    const first = answer.ok ? undefined : answer.userErrors[0];
    if (answer.ok) showToast(t('matching.meeting.saved'));
    setRefusal(
      answer.ok
        ? null
        : first?.code === 'CONFLICT'
          ? t('matching.profile.conflict')
          : (first?.message ?? t('mentoring.failed')),
    );
  };
  return (
    <form className={classes.profile} onSubmit={(event) => void send(event)}>
      <Text>{t('matching.meeting.lead')}</Text>
      <MeetingFields value={meeting} spaces={spaces} onChange={(change) => setMeeting({ ...meeting, ...change })} />
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <div>
        <Button type="submit" loading={save.running}>
          {t('matching.meeting.save')}
        </Button>
      </div>
    </form>
  );
}
