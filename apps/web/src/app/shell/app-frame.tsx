import { Suspense, useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { ErrorBoundary } from '../../design/error-boundary.js';
import { PageSkeleton } from '../../design/skeletons.js';
import { Toasts } from '../../design/toasts.js';
import { noteKnown, useViewerRead, ViewerContext, type SignedIn } from '../../features/identity/viewer.js';
import { currentLocale, useT } from '../../i18n.js';
import { publicPath } from '../public-path.js';
import { AppHeader } from './app-header.js';
import { AppNavigation } from './app-navigation.js';
import { BusyLine } from './busy-line.js';
import { KeyMap } from './key-map.js';
import { LostSession } from './lost-session.js';
import { useLocaleOfPerson } from './use-locale-of-person.js';
import { useScrollToTop } from './use-scroll-to-top.js';
import classes from './shell.module.css';

function SignedInFrame({ viewer }: { readonly viewer: SignedIn }) {
  const t = useT();
  const { pathname } = useLocation();
  useScrollToTop();
  const settled = useLocaleOfPerson(viewer.locale);
  useEffect(() => void noteKnown(true), []);
  if (!settled) return null;
  return (
    <ViewerContext value={viewer}>
      <div className={classes.app}>
        <a className={classes.skip} href="#content">
          {t('web.shell.skip')}
        </a>
        <BusyLine />
        <AppHeader />
        <AppNavigation />
        <main id="content" className={classes.appMain} tabIndex={-1}>
          <ErrorBoundary as="page" key={pathname}>
            <Suspense fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
        <Toasts />
        <KeyMap />
        <LostSession />
      </div>
    </ViewerContext>
  );
}

/** The frame around pages behind the sign-in. A visitor is sent to the sign-in page and comes back afterwards. */
export function AppFrame() {
  const viewer = useViewerRead();
  const { pathname, search } = useLocation();
  if (viewer !== null) return <SignedInFrame viewer={viewer} />;
  const next = encodeURIComponent(pathname + search);
  return <Navigate to={`${publicPath(currentLocale(), '/masuk')}?next=${next}`} replace />;
}
