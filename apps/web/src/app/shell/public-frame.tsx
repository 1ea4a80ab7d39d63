import { Button } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Suspense, useLayoutEffect } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { Disclosure } from '../../design/disclosure.js';
import { ErrorBoundary } from '../../design/error-boundary.js';
import { LangSwitch } from '../../design/lang-switch.js';
import { PageSkeleton } from '../../design/skeletons.js';
import { useViewerIfKnown } from '../../features/identity/viewer.js';
import { chooseLocale, showLocale, useLocale, useT, type Locale } from '../../i18n.js';
import { localeOfPath, publicPath, twinOf } from '../public-path.js';
import { publicLines } from '../public-navigation.js';
import { BusyLine } from './busy-line.js';
import { Logo } from './logo.js';
import classes from './shell.module.css';
import { useScrollToTop } from './use-scroll-to-top.js';

function useLocaleOfAddress(): void {
  const { pathname } = useLocation();
  const locale = localeOfPath(pathname);
  useLayoutEffect(() => {
    if (locale !== undefined) showLocale(locale);
  }, [locale]);
}

function useTwin(): (locale: Locale) => void {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (locale) => {
    chooseLocale(locale);
    const twin = twinOf(pathname, locale) ?? publicPath(locale, '/');
    if (twin !== pathname) void navigate(twin + search, { replace: true });
  };
}

function PublicLinks() {
  const t = useT();
  const locale = useLocale();
  return publicLines().map(({ page, label }) => (
    <NavLink key={page} to={publicPath(locale, page)} className={classes.publicLink}>
      {t(label)}
    </NavLink>
  ));
}

/** The frame around pages for everyone: name, areas, language, sign-in. */
export function PublicFrame() {
  const t = useT();
  const locale = useLocale();
  const { pathname } = useLocation();
  useLocaleOfAddress();
  useScrollToTop();
  const chooseTwin = useTwin();
  const signIn = publicPath(locale, '/masuk');
  const viewer = useViewerIfKnown();
  return (
    <div className={classes.public}>
      <a className={classes.skip} href="#content">
        {t('web.shell.skip')}
      </a>
      <BusyLine />
      <header className={classes.top} data-known={viewer !== undefined}>
        <Link to={publicPath(locale, '/')} className={classes.logo} aria-label={t('web.shell.start')}>
          <Logo />
        </Link>
        <nav className={classes.publicNav} aria-label={t('web.shell.navigation')}>
          <PublicLinks />
        </nav>
        <div className={classes.topEnd}>
          <LangSwitch onChoose={chooseTwin} />
          {!viewer && pathname !== signIn && (
            <Button component={Link} to={signIn} variant="default">
              {t('web.signIn.open')}
            </Button>
          )}
          {viewer && (
            <Button component={Link} to="/app" variant="default">
              {t('web.signIn.enterApp')}
            </Button>
          )}
          {publicLines().length > 0 && (
            <div className={classes.phoneOnly}>
              <Disclosure label={t('web.shell.menu')} button={<IconMenu2 aria-hidden="true" />}>
                {() => (
                  <nav className={classes.menuLinks} aria-label={t('web.shell.menu')}>
                    <PublicLinks />
                  </nav>
                )}
              </Disclosure>
            </div>
          )}
        </div>
      </header>
      <main id="content" className={classes.publicMain} tabIndex={-1}>
        <ErrorBoundary as="page" key={pathname}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <footer className={classes.footer}>{t('web.shell.footer')}</footer>
    </div>
  );
}
