import type { ReactNode } from 'react';
import { useT } from '../../i18n.js';
import classes from './bare-frame.module.css';
import { Logo } from './logo.js';

/** Around what is said before any other frame could come, such as that nothing can be reached. */
export function BareFrame({ children }: { readonly children: ReactNode }) {
  const t = useT();
  return (
    <div className={classes.bare}>
      {/* Not a link of the router: it loads the site anew. */}
      <a href="/" className={classes.logo} aria-label={t('web.shell.start')}>
        <Logo />
      </a>
      <main>{children}</main>
    </div>
  );
}
