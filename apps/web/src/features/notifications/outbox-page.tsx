import { Alert, NativeSelect } from '@mantine/core';
import { DataTable, useTableQuery, type Column } from '../../design/data-table.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useLive, useRead } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { noticesChangedDocument } from '../../app/shell/notices.js';
import { LetterPreview } from './letter-preview.js';
import { LetterStateBadge, letterStateNames } from './letter-state.js';
import { heldDocument, lettersDocument, letterStates, stateIn, type Letter } from './letters.js';

/** `/app/outbox`: the letters of the programmes one works for, how far each is, and what it says. */
export function OutboxPage() {
  const t = useT();
  const query = useTableQuery();
  const state = stateIn(query.filter('state'));
  const { letters } = useRead(lettersDocument, {
    first: query.first,
    after: query.after,
    filter: state === undefined ? null : { state: [state] },
  });
  const held = useRead(heldDocument, {}).letters.totalCount ?? 0;
  useLive(noticesChangedDocument, {}, { refreshes: [lettersDocument, heldDocument] });
  const columns: readonly Column<Letter>[] = [
    { id: 'subject', head: t('notifications.outbox.subject'), cell: ({ subject }) => subject },
    {
      id: 'to',
      head: t('notifications.outbox.to'),
      cell: ({ recipient, address }) => recipient?.fullName ?? address,
    },
    {
      id: 'state',
      head: t('notifications.outbox.state'),
      cell: (letter) => <LetterStateBadge state={letter.state} />,
    },
    {
      id: 'written',
      head: t('notifications.outbox.written'),
      cell: ({ createdAt }) => <Moment at={createdAt} />,
    },
  ];
  return (
    <Page title={t('notifications.outbox.title')} lead={t('notifications.outbox.lead')} width="wide">
      {held > 0 && (
        <Alert color="info" variant="light">
          {t('notifications.outbox.held', { count: held })}
        </Alert>
      )}
      <DataTable
        tableId="outbox"
        caption={t('notifications.outbox.title')}
        columns={columns}
        rows={letters.nodes}
        page={{ ...letters.pageInfo, totalCount: letters.totalCount }}
        query={query}
        empty={<EmptyState why={t('notifications.outbox.empty')} />}
        panel={(letter) => ({ title: letter.subject, content: <LetterPreview letter={letter} /> })}
        tools={
          <NativeSelect
            aria-label={t('notifications.outbox.filter')}
            value={state ?? ''}
            data={[
              { value: '', label: t('notifications.outbox.all') },
              ...letterStates.map((each) => ({ value: each, label: t(letterStateNames[each]) })),
            ]}
            onChange={({ currentTarget: { value } }) => query.setFilter('state', value)}
          />
        }
      />
    </Page>
  );
}
