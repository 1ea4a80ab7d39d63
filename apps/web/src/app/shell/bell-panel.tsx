import { Button, Text } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState, ErrorState } from '../../design/states.js';
import { Moment } from '../../design/moment.js';
import { PageSkeleton } from '../../design/skeletons.js';
import { useReadWhen, useWrite, type ResultOf } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { pageExists } from '../navigation.js';
import { markReadDocument, noticesDocument, unreadDocument } from './notices.js';
import classes from './bell-panel.module.css';

type Notice = ResultOf<typeof noticesDocument>['notices']['nodes'][number];

function Words({ notice: { subject, body, createdAt } }: { readonly notice: Notice }) {
  return (
    <>
      <span className={classes.subject}>{subject}</span>
      <span className={classes.body}>{body}</span>
      <span className={classes.at}>
        <Moment at={createdAt} />
      </span>
    </>
  );
}

interface LineProps {
  readonly notice: Notice;
  readonly onOpen: () => void;
}

function Line({ notice, onOpen }: LineProps) {
  const t = useT();
  const { link, readAt } = notice;
  return (
    <li className={classes.line} data-unread={readAt === null}>
      {readAt === null && <span className="semai-unseen">{t('web.bell.new')}</span>}
      {link ? (
        <Link to={link} className={classes.link} onClick={onOpen}>
          <Words notice={notice} />
        </Link>
      ) : (
        <button type="button" className={classes.link} onClick={onOpen}>
          <Words notice={notice} />
        </button>
      )}
    </li>
  );
}

/** The newest messages; opening one marks it as read. */
export function BellPanel({ onGo, anyUnread }: { readonly onGo: () => void; readonly anyUnread: boolean }) {
  const t = useT();
  const { data, failure, again } = useReadWhen(true, noticesDocument, {});
  const { run } = useWrite(markReadDocument, { refreshes: [noticesDocument, unreadDocument] });
  if (failure !== undefined) return <ErrorState failure={failure} onRetry={again} />;
  if (data === undefined) return <PageSkeleton shape="list" />;
  const { nodes } = data.notices;
  const open = ({ id, link, readAt }: Notice) => {
    if (readAt === null) void run({ input: { noticeIds: [id] } });
    if (link) onGo();
  };
  return (
    <section aria-label={t('web.bell.title')} className={classes.panel}>
      <div className={classes.head}>
        <Text fw={600}>{t('web.bell.title')}</Text>
        {anyUnread && (
          <Button variant="subtle" size="compact-sm" onClick={() => void run({ input: { noticeIds: [] } })}>
            {t('web.bell.readAll')}
          </Button>
        )}
      </div>
      {nodes.length === 0 && <EmptyState why={t('web.bell.empty')} />}
      <ul className={classes.lines}>
        {nodes.map((notice) => (
          <Line key={notice.id} notice={notice} onOpen={() => open(notice)} />
        ))}
      </ul>
      {pageExists('/app/notifications') && (
        <Link to="/app/notifications" onClick={onGo}>
          {t('web.bell.all')}
        </Link>
      )}
    </section>
  );
}
