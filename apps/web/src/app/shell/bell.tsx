import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Disclosure } from '../../design/disclosure.js';
import { PageSkeleton } from '../../design/skeletons.js';
import { useLive, useReadWhen } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { noticesChangedDocument, noticesDocument, unreadDocument } from './notices.js';
import classes from './shell.module.css';

const BellPanel = lazy(() => import('./bell-panel.js').then((module) => ({ default: module.BellPanel })));

const most = 99;

/** How many messages wait, live, and the newest of them. */
export function Bell() {
  const t = useT();
  const unread = useReadWhen(true, unreadDocument, {}).data?.unreadNotices.totalCount ?? 0;
  useLive(noticesChangedDocument, {}, { refreshes: [unreadDocument, noticesDocument] });
  const shown = unread > most ? `${most}+` : String(unread);
  const button = (
    <span className={classes.bell}>
      <IconBell size={22} stroke={1.8} aria-hidden="true" />
      {unread > 0 && <span className={classes.count}>{shown}</span>}
    </span>
  );
  return (
    <Disclosure label={unread > 0 ? t('web.bell.unread', { count: unread }) : t('web.bell.none')} button={button}>
      {(close) => (
        <Suspense fallback={<PageSkeleton shape="list" />}>
          <BellPanel onGo={close} anyUnread={unread > 0} />
        </Suspense>
      )}
    </Disclosure>
  );
}
