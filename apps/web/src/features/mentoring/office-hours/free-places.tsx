import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatClock } from '#kernel';
import { showToast } from '../../../design/toasts-store.js';
import { useWrite } from '../../../graphql/client.js';
import { useLocale, useT } from '../../../i18n.js';
import { dayName } from '../../activities/activity-words.js';
import { byDay } from './office-hours.js';
import { bookMeetingDocument } from './slots.js';
import { teamHoursDocument, type TeamMeeting, type TeamRound } from './team-document.js';
import classes from './office-hours.module.css';

export interface FreePlacesProps {
  readonly round: TeamRound;
  readonly startupId: string;
  readonly meetings: readonly TeamMeeting[];
}

/** What is free after the timetable: whoever books first gets it. */
export function FreePlaces({ round, startupId, meetings }: FreePlacesProps) {
  const t = useT();
  const locale = useLocale();
  const book = useWrite(bookMeetingDocument, { refreshes: [teamHoursDocument] });
  const [topic, setTopic] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const booked = meetings.filter(({ state }) => state === 'BOOKED');
  const free = round.slots.filter(
    (slot) =>
      slot.booked < slot.capacity &&
      !slot.over &&
      !booked.some(
        (one) => one.mentor?.id === slot.mentor?.id || (one.startsAt < slot.endsAt && slot.startsAt < one.endsAt),
      ),
  );
  const take = async (slotId: string) => {
    const result = await book.run({ input: { slotId, startupId, topic } });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('mentoring.failed')));
    if (result.ok) showToast(t('mentoring.office.team.booked'));
  };
  return (
    <div className={classes.stack}>
      <h3>{t('mentoring.office.team.free')}</h3>
      {free.length === 0 ? (
        <Text c="dimmed">{t('mentoring.office.team.nothingFree')}</Text>
      ) : (
        <TextInput
          label={t('mentoring.office.team.topic')}
          maxLength={1000}
          value={topic}
          onChange={({ currentTarget: { value } }) => setTopic(value)}
        />
      )}
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      {byDay(free, round.zone).map(([day, slots]) => (
        <div key={day}>
          <Text fw={600}>{dayName(day, locale)}</Text>
          <ul className={classes.list}>
            {slots.map(({ id, startsAt, mode, mentor }) => {
              const time = formatClock(startsAt, locale, round.zone);
              const name = mentor?.name ?? '';
              return (
                <li key={id}>
                  <div className={classes.what}>
                    {time} · {name}{' '}
                    <Text span c="dimmed">
                      {t(mode === 'ONLINE' ? 'mentoring.office.modes.ONLINE' : 'mentoring.office.modes.ONSITE')}
                    </Text>
                  </div>
                  <Button
                    size="sm"
                    variant="default"
                    disabled={book.running}
                    aria-label={t('mentoring.office.team.bookNamed', { name, time: `${dayName(day, locale)} ${time}` })}
                    onClick={() => void take(id)}
                  >
                    {t('mentoring.office.team.book')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </div>
  );
}
