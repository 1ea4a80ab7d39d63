import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ConfirmSheet } from '../../../design/confirm-sheet.js';
import { showToast } from '../../../design/toasts-store.js';
import { useWrite } from '../../../graphql/client.js';
import { useT } from '../../../i18n.js';
import { cancelMeetingDocument } from './slots.js';

export interface CancelSheetProps {
  readonly meetingId: string;
  /** With whom. */
  readonly what: string;
  readonly refreshes: NonNullable<Parameters<typeof useWrite>[1]>['refreshes'];
  readonly onClose: () => void;
}

/** Asks before a meeting is cancelled: the others are told at once, and the place may be taken. */
export function CancelSheet({ meetingId, what, refreshes, onClose }: CancelSheetProps) {
  const t = useT();
  const cancel = useWrite(cancelMeetingDocument, { refreshes });
  const [note, setNote] = useState('');
  return (
    <ConfirmSheet
      open
      onClose={onClose}
      title={t('mentoring.office.meeting.cancelAsk', { name: what })}
      text={t('mentoring.office.meeting.cancelText')}
      deed={t('mentoring.office.meeting.cancelDeed')}
      tone="danger"
      onConfirm={async () => {
        const result = await cancel.run({ input: { meetingId, note } });
        showToast(
          result.ok
            ? t('mentoring.office.meeting.cancelled')
            : (result.userErrors[0]?.message ?? t('mentoring.failed')),
        );
      }}
    >
      <Textarea
        label={t('mentoring.office.meeting.note')}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={({ currentTarget: { value } }) => setNote(value)}
      />
      <Text size="sm" c="dimmed">
        {t('mentoring.office.meeting.noteWhy')}
      </Text>
    </ConfirmSheet>
  );
}
