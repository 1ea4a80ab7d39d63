import { Page } from '../../design/page.js';
import { useRead } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { useViewer } from '../identity/viewer.js';
import { myApplicationsDocument } from './my-documents.js';
import { isEnded } from './lifecycle.js';
import { ApplicationCard, dueOf, OpenCalls } from './my-applications.js';
import classes from './status.module.css';

const far = '9999';

/** `/app/home`: what the founder must do, the nearest date first. */
export function HomePage() {
  const t = useT();
  const { fullName } = useViewer();
  const { myApplications } = useRead(myApplicationsDocument, {});
  const live = myApplications.nodes
    .filter(({ lifecycle }) => !isEnded(lifecycle))
    .toSorted((one, other) => (dueOf(one) ?? far).localeCompare(dueOf(other) ?? far));
  return (
    <Page title={t('applications.home.title', { name: fullName })}>
      {live.length > 0 && (
        <section aria-labelledby="mine">
          <h2 id="mine">{t('applications.home.mine')}</h2>
          <div className={classes.cards}>
            {live.map((application) => (
              <ApplicationCard key={application.id} application={application} />
            ))}
          </div>
        </section>
      )}
      <OpenCalls mine={myApplications.nodes} />
    </Page>
  );
}
