import { Link } from 'react-router';
import { LangSwitch } from '../../design/lang-switch.js';
import { useChooseOwnLocale } from '../../features/identity/own-locale.js';
import { useT } from '../../i18n.js';
import { Bell } from './bell.js';
import { Logo } from './logo.js';
import { PersonMenu } from './person-menu.js';
import { ScopeSwitcher } from './scope-switcher.js';
import classes from './shell.module.css';

/** The bar on top: name, scope, language, bell, person. */
export function AppHeader() {
  const t = useT();
  const chooseOwnLocale = useChooseOwnLocale();
  return (
    <header className={classes.top}>
      <Link to="/app" className={classes.logo} aria-label={t('web.shell.startOfWork')}>
        <Logo />
      </Link>
      <ScopeSwitcher />
      <div className={classes.topEnd}>
        <span className={classes.notOnPhone}>
          <LangSwitch onChoose={(locale) => void chooseOwnLocale(locale)} />
        </span>
        <Bell />
        <PersonMenu />
      </div>
    </header>
  );
}
