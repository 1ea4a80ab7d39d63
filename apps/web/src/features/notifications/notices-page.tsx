import { Anchor, Button, Text } from '@mantine/core';
import { Link } from 'react-router';
import { markReadDocument, noticesChangedDocument, noticesDocument, unreadDocument } from '../../app/shell/notices.js';
import { useTableQuery } from '../../design/data-table.js';
import { Pager } from '../../design/data-table-parts.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import { showToast } from '../../design/toasts-store.js';
import { graphql, useRead, useWrite, type ResultOf } from '../../graphql/client.js';
import { useLive } from '../../graphql/live.js';
import { useT } from '../../i18n.js';
import classes from './notifications.module.css';

const allNoticesDocument = graphql(`
  query AllNotices($first: Int!, $after: String) {
    notices(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        subject
        body
        link
        createdAt
        readAt
      }
    }
  }
`);

type Notice = ResultOf<typeof allNoticesDocument>['notices']['nodes'][number];

function NoticeLine({ notice, onRead }: { readonly notice: Notice; readonly onRead: () => void }) {
  const t = useT();
  const { subject, body, link, createdAt, readAt } = notice;
  const unread = readAt === null;
  return (
    <li className={`semai-card ${classes.notice}`} data-unread={unread}>
      <p className={classes.line}>
        <strong>{subject}</strong>
        {unread && <StatusBadge tone="info">{t('notifications.page.unread')}</StatusBadge>}
      </p>
      <div className={classes.body}>{body}</div>
      <p className={classes.line}>
        <Text span size="sm" c="dimmed">
          <Moment at={createdAt} />
        </Text>
        {link !== null && (
          <Anchor
            component={Link}
            to={link}
            aria-label={t('notifications.page.openNamed', { subject })}
            onClick={() => unread && onRead()}
          >
            {t('notifications.page.open')}
          </Anchor>
        )}
        {unread && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('notifications.page.markNamed', { subject })}
            onClick={onRead}
          >
            {t('notifications.page.markOne')}
          </Button>
        )}
      </p>
    </li>
  );
}

/** `/app/notifications`: everything one was told in the app, live, read one by one or all at once. */
export function NoticesPage() {
  const t = useT();
  const query = useTableQuery();
  const variables = { first: query.first, after: query.after };
  const { notices } = useRead(allNoticesDocument, variables);
  const unread = useRead(unreadDocument, {}).unreadNotices.totalCount ?? 0;
  const refreshes = [allNoticesDocument, noticesDocument, unreadDocument];
  useLive(noticesChangedDocument, {}, { refreshes });
  const { run, running } = useWrite(markReadDocument, {
    refreshes,
    meanwhile: (cache, { input: { noticeIds } }) => {
      const read = (notice: Notice): Notice =>
        notice.readAt === null && (noticeIds.length === 0 || noticeIds.includes(notice.id))
          ? { ...notice, readAt: new Date().toISOString() }
          : notice;
      return [
        cache.change(allNoticesDocument, variables, (before) => ({
          ...before,
          notices: { ...before.notices, nodes: before.notices.nodes.map(read) },
        })),
      ];
    },
  });
  const mark = async (noticeIds: string[]) => {
    const outcome = await run({ input: { noticeIds } });
    if (!outcome.ok) showToast(outcome.userErrors[0]?.message ?? t('notifications.page.failed'));
    else if (noticeIds.length === 0) {
      showToast(t('notifications.page.marked', { count: outcome.data.markNoticesRead.marked ?? 0 }));
    }
  };
  return (
    <Page
      title={t('notifications.page.title')}
      width="text"
      lead={unread > 0 ? t('notifications.page.unreadCount', { count: unread }) : t('notifications.page.noneUnread')}
      actions={
        unread > 0 && (
          <Button variant="default" loading={running} onClick={() => void mark([])}>
            {t('notifications.page.markAll')}
          </Button>
        )
      }
    >
      {notices.nodes.length === 0 && <EmptyState why={t('notifications.page.empty')} />}
      <ul className={classes.notices}>
        {notices.nodes.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onRead={() => void mark([notice.id])} />
        ))}
      </ul>
      {(notices.pageInfo.hasNextPage || !query.isFirstPage) && (
        <Pager
          query={query}
          page={{ ...notices.pageInfo, totalCount: notices.totalCount }}
          shown={notices.nodes.length}
        />
      )}
    </Page>
  );
}
