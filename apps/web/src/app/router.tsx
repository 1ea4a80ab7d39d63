import { lazy, Suspense, type ComponentType } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { ErrorBoundary } from '../design/error-boundary.js';
import { PageSkeleton } from '../design/skeletons.js';
import { loadTexts } from '../i18n.js';
import { whileBusy } from './busy.js';
import type { LoadPage } from './page-lines.js';
import { appPages, publicPages } from './pages.js';

/** Downloads a page when its address is first opened, its words beside it. */
function page(load: LoadPage, texts: readonly string[] = []): ComponentType {
  return lazy(async () => {
    const [component] = await whileBusy(Promise.all([load(), ...texts.map((file) => loadTexts(file))]));
    return { default: component };
  });
}

const AppFrame = page(() => import('./shell/app-frame.js').then((module) => module.AppFrame));
const PublicFrame = page(() => import('./shell/public-frame.js').then((module) => module.PublicFrame));
const NotFound = page(() => import('./not-found-page.js').then((module) => module.NotFoundPage));
const Landing = page(() => import('./landing.js').then((module) => module.Landing));

const inside = appPages.map(({ path, load, texts }) => ({ path, Page: page(load, texts) }));
const outside = publicPages.map(({ id, en, load, texts }) => ({ id, en, Page: page(load, texts) }));

/** Every address of the site: public pages in both languages, pages behind the sign-in, and one for all others. */
export function Router() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary as="page" key={pathname.startsWith('/app') ? 'app' : 'public'}>
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
