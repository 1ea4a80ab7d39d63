import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { ErrorBoundary } from '../design/error-boundary.js';
import { PageSkeleton } from '../design/skeletons.js';
import { AppFrame, download, Landing, NotFound, PublicFrame } from './downloads.js';
import { downloadAhead } from './download-ahead.js';
import { appPages, publicPages } from './pages.js';
import { BareFrame } from './shell/bare-frame.js';

function page(address: string): ComponentType {
  return lazy(async () => ({ default: await download(address) }));
}

const inside = appPages.map(({ path }) => ({ path, Page: page(`/app/${path}`) }));
const outside = publicPages.map(({ id, en }) => ({ id, en, Page: page(id) }));

/** Every address of the site: public pages in both languages, pages behind the sign-in, and one for all others. */
export function Router() {
  const { pathname } = useLocation();
  useEffect(downloadAhead, []);
  return (
    <ErrorBoundary as="page" frame={BareFrame} key={pathname.startsWith('/app') ? 'app' : 'public'}>
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route path="/app" element={<AppFrame />}>
            <Route index element={<Landing />} />
            {inside.map(({ path, Page }) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
            <Route path="*" element={<NotFound />} />
          </Route>
          <Route element={<PublicFrame />}>
            {outside.flatMap(({ id, en, Page }) => [
              <Route key={id} path={id} element={<Page />} />,
              <Route key={en} path={en} element={<Page />} />,
            ])}
            <Route path="*" element={<NotFound />} />
          </Route>
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}
