import { Anchor, Button } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useRead, useReadWhen } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { startupDocument } from './cohort.js';
import { myStartupsDocument } from './my-startups.js';
import { MeetingTermsForm } from '../mentoring/meeting-terms-form.js';
import { StartupFacts } from './startup-facts.js';

/** `/app/startup`: the viewer's own startups. */
export function MyStartupPage() {
  const t = useT();
  const { myStartups } = useRead(myStartupsDocument, {});
  return (
    <Page
      title={t('progress.mine.title')}
      actions={
        <Button component={Link} variant="default" to="/app/office-hours">
          {t('web.nav.officeHours')}
        </Button>
      }
    >
      {myStartups.length === 0 && <EmptyState why={t('progress.mine.empty')} />}
      {myStartups.map(({ id, name }) => (
        <Mine key={id} id={id} name={name} />
      ))}
    </Page>
  );
}

function Mine({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useT();
  const { data } = useReadWhen(true, startupDocument, { id });
  return (
    <section className="semai-card">
      <h2>{name}</h2>
      {data?.startup && <StartupFacts startup={data.startup} />}
      {data?.startup?.enrolments.some(({ state }) => state === 'ACTIVE') && (
        <Anchor component={Link} to="/app/startup/mentors">
          {t('matching.ranking.toMentors')}
        </Anchor>
      )}
      <h2>{t('matching.meeting.title')}</h2>
      <MeetingTermsForm startupId={id} />
    </section>
  );
}
