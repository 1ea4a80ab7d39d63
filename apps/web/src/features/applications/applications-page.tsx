import { lazy } from 'react';
import { Page } from '../../design/page.js';
import { useRead } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { useMay } from '../identity/may.js';
import { myApplicationsDocument } from './my-documents.js';
import { ApplicationCard, OpenCalls } from './my-applications.js';
import classes from './status.module.css';

const TriagePage = lazy(() => import('./triage/triage-page.js').then((module) => ({ default: module.TriagePage })));

function MyApplicationsPage() {
  const t = useT();
  const { myApplications } = useRead(myApplicationsDocument, {});
  const { nodes } = myApplications;
  return (
    <Page title={t('applications.mine.title')}>
      {nodes.length > 0 && (
        <div className={classes.cards}>
          {nodes.map((application) => (
            <ApplicationCard key={application.id} application={application} />
          ))}
        </div>
      )}
      <OpenCalls mine={nodes} />
    </Page>
  );
}

/** `/app/applications`: staff check what was sent; a founder finds the own applications. */
export function ApplicationsPage() {
  const may = useMay();
  return may('check', 'Application') ? <TriagePage /> : <MyApplicationsPage />;
}
