import { useParams } from 'react-router';
import { Page } from '../../design/page.js';
import { useRead } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { startupDocument } from './cohort.js';
import { StartupFacts } from './startup-facts.js';

/** `/app/startups/:id`: one startup with its history. */
export function StartupPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { startup } = useRead(startupDocument, { id });
  if (!startup) throw new Response(null, { status: 404 });
  return (
    <Page title={startup.name} crumbs={[{ to: '/app/cohorts', label: t('progress.cohorts.title') }]}>
      <StartupFacts startup={startup} />
    </Page>
  );
}
