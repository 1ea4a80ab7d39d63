import { IconDots, IconLayoutSidebar } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { Sheet } from '../../design/sheet.js';
import { useKeys } from '../../design/use-keys.js';
import { useT } from '../../i18n.js';
import { useArea } from '../area-choice.js';
import { recall, remember } from '../device-memory.js';
import { lineOf, type NavigationLine } from '../navigation.js';
import classes from './shell.module.css';

const onPhone = 4;
const storageKey = 'semai-sidebar';

interface LinkProps {
  readonly line: NavigationLine;
  readonly here: boolean;
  readonly onGo?: () => void;
}

function LineLink({ line: { to, label, icon: Icon }, here, onGo }: LinkProps) {
  const t = useT();
  return (
    <Link to={to} className={classes.line} aria-current={here ? 'page' : undefined} onClick={onGo}>
      <Icon size={22} stroke={1.8} aria-hidden="true" />
      <span>{t(label)}</span>
    </Link>
  );
}

/** `G`, then the letter of a line, leads there. */
function useGoKeys(lines: readonly NavigationLine[]): void {
  const navigate = useNavigate();
  const deeds = lines.flatMap(({ go, to, label }) =>
    go === undefined ? [] : [[`g ${go}`, { label, run: () => void navigate(to) }] as const],
  );
  useKeys(Object.fromEntries(deeds));
}

/** Bar below on a phone (four lines and the rest behind "more"), rail on a tablet, sidebar on a desktop. */
export function AppNavigation() {
  const t = useT();
  const { lines } = useArea();
  const { pathname } = useLocation();
  const [more, setMore] = useState(false);
  const [narrow, setNarrow] = useState(() => recall(storageKey) === 'narrow');
  useGoKeys(lines);
  const here = lineOf(lines, pathname);
  const cut = lines.length > onPhone + 1 ? onPhone : lines.length;
  const toggle = () => {
    remember(storageKey, narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  if (lines.length === 0) return null;
  return (
    <nav className={classes.nav} data-narrow={narrow} aria-label={t('web.shell.navigation')}>
      <ul className={classes.lines}>
        {lines.map((line, at) => (
          <li key={line.to} data-beyond={at >= cut}>
            <LineLink line={line} here={line === here} />
          </li>
        ))}
        {cut < lines.length && (
          <li className={classes.phoneOnly}>
            <button type="button" className={classes.line} aria-haspopup="dialog" onClick={() => setMore(true)}>
              <IconDots size={22} stroke={1.8} aria-hidden="true" />
              <span>{t('web.nav.more')}</span>
            </button>
          </li>
        )}
      </ul>
      <button type="button" className={classes.narrower} aria-pressed={narrow} onClick={toggle}>
        <IconLayoutSidebar size={20} stroke={1.8} aria-hidden="true" />
        <span>{t('web.shell.narrow')}</span>
      </button>
      <Sheet open={more} onClose={() => setMore(false)} title={t('web.nav.more')}>
        <ul className={classes.moreLines}>
          {lines.slice(cut).map((line) => (
            <li key={line.to}>
              <LineLink line={line} here={line === here} onGo={() => setMore(false)} />
            </li>
          ))}
        </ul>
      </Sheet>
    </nav>
  );
}
