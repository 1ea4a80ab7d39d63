import { lazy, Suspense } from 'react';
import { Disclosure } from '../../design/disclosure.js';
import { PageSkeleton } from '../../design/skeletons.js';
import { useViewer } from '../../features/identity/viewer.js';
import { useT } from '../../i18n.js';
import { useArea } from '../area-choice.js';
import { areaNames } from '../areas.js';
import classes from './shell.module.css';

const PersonPanel = lazy(() => import('./person-panel.js').then((module) => ({ default: module.PersonPanel })));

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

/** Who is signed in and in which role; opens what belongs to the person. */
export function PersonMenu() {
  const t = useT();
  const viewer = useViewer();
  const { area } = useArea();
  const button = (
    <>
      <span className={classes.avatar} data-initials={initials(viewer.fullName)} />
      <span className={classes.areaName}>{t(areaNames[area])}</span>
    </>
  );
  return (
    <Disclosure label={t('web.shell.person', { name: viewer.fullName, area: t(areaNames[area]) })} button={button}>
      {(close) => (
        <Suspense fallback={<PageSkeleton shape="list" />}>
          <PersonPanel onGo={close} />
        </Suspense>
      )}
    </Disclosure>
  );
}
