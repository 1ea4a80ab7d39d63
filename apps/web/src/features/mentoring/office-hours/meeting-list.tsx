import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { Moment } from '../../../design/moment.js';
import { StatusBadge } from '../../../design/status-badge.js';
import { useT } from '../../../i18n.js';
import { CancelSheet, type CancelSheetProps } from './cancel-sheet.js';
import classes from './office-hours.module.css';

interface Meeting {
  readonly id: string;
  readonly state: string;
  readonly startsAt: string;
  readonly topic: string;
  readonly over: boolean;
  readonly cancelNote: string;
  readonly startup: { readonly id: string; readonly name: string } | null;
  readonly mentor: { readonly name: string } | null;
  readonly slot: { readonly place: string | null } | null;
}

export interface MeetingListProps {
  readonly meetings: readonly Meeting[];
  readonly zone: string;
  /** Whose side is looking: the other one is named. */
  readonly side: 'mentor' | 'team';
  readonly refreshes: CancelSheetProps['refreshes'];
}

const isLink = (place: string) => /^https?:\/\/\S+$/.test(place);

/** Meetings of a mentor or of a team, with place and what it is about. */
export function MeetingList({ meetings, zone, side, refreshes }: MeetingListProps) {
  const t = useT();
  const [cancelling, setCancelling] = useState<Meeting | null>(null);
  const nameOf = (meeting: Meeting) => (side === 'mentor' ? meeting.startup?.name : meeting.mentor?.name) ?? '';
  return (
    <>
      <ul className={classes.list}>
        {meetings.map((meeting) => {
          const { id, state, startsAt, topic, over, startup, slot, cancelNote } = meeting;
          const place = slot?.place ?? '';
          return (
            <li key={id}>
              <div className={classes.what}>
                <Text fw={600}>
                  <Moment at={startsAt} zone={zone} /> ·{' '}
                  {side === 'mentor' && startup ? (
                    <Link to={`/app/startups/${startup.id}`}>{startup.name}</Link>
                  ) : (
                    nameOf(meeting)
                  )}
                </Text>
                {topic !== '' && <Text size="sm">{topic}</Text>}
                {state === 'BOOKED' && place !== '' && (
                  <Text size="sm" c="dimmed">
                    {isLink(place) ? <a href={place}>{place}</a> : place}
                  </Text>
                )}
                {state === 'CANCELLED' && cancelNote !== '' && <Text size="sm">{cancelNote}</Text>}
              </div>
              {state === 'CANCELLED' && (
                <StatusBadge tone="grey">{t('mentoring.office.meeting.cancelledState')}</StatusBadge>
              )}
              {state === 'BOOKED' && !over && (
                <Button
                  size="sm"
                  variant="default"
                  aria-label={t('mentoring.office.meeting.cancelNamed', { name: nameOf(meeting) })}
                  onClick={() => setCancelling(meeting)}
                >
                  {t('mentoring.office.meeting.cancel')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {cancelling && (
        <CancelSheet
          meetingId={cancelling.id}
          what={nameOf(cancelling)}
          refreshes={refreshes}
          onClose={() => setCancelling(null)}
        />
      )}
    </>
  );
}
