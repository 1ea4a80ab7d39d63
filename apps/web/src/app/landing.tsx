import { Navigate } from 'react-router';
import { Page } from '../design/page.js';
import { EmptyState } from '../design/states.js';
import { useT } from '../i18n.js';
import { landings } from './areas.js';
import { pageExists } from './navigation.js';
import { useArea } from './area-choice.js';

/** `/app` itself: leads on to where the person's work begins. */
export function Landing() {
  const t = useT();
  const { area, lines } = useArea();
  const to = pageExists(landings[area]) ? landings[area] : lines[0]?.to;
  if (to !== undefined) return <Navigate to={to} replace />;
  return (
    <Page title={t('web.shell.welcome')}>
      <EmptyState why={t('web.shell.nothingYet')} />
    </Page>
  );
}
