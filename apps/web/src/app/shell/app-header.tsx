import { Link } from 'react-router';
import { useT } from '../../i18n.js';
import { Bell } from './bell.js';
import { Logo } from './logo.js';
import { PersonMenu } from './person-menu.js';
import { ScopeSwitcher } from './scope-switcher.js';
import classes from './shell.module.css';

/** The bar on top: name, scope, bell, person. */
export function AppHeader() {
  const t = useT();
  return (
    <header className={classes.top}>
      <Link to="/app" className={classes.logo} aria-label={t('web.shell.startOfWork')}>
        <Logo />
      </Link>
      <ScopeSwitcher />
      <div className={classes.topEnd}>
        <Bell />
        <PersonMenu />
      </div>
    </header>
  );
}
