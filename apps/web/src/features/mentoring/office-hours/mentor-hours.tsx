import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatClock, formatNumber } from '#kernel';
import { StatusBadge } from '../../../design/status-badge.js';
import { useWrite, type ResultOf } from '../../../graphql/client.js';
import { graphql } from '../../../graphql/graphql.js';
import { useLive } from '../../../graphql/live.js';
import { useLocale, useT } from '../../../i18n.js';
import { dayName } from '../../activities/activity-words.js';
import { cohortChangedDocument } from '../matching.js';
import { MeetingList } from './meeting-list.js';
import { byDay } from './office-hours.js';
import { SlotPicker } from './slot-picker.js';
import { withdrawSlotDocument } from './slots.js';
import { RoundDays } from './round-days.js';
import classes from './office-hours.module.css';

export const mentorHoursDocument = graphql(`
  query MentorHours {
    myMentorProfiles {
      id
      cohortId
      state
    }
    officeHourRounds {
      id
      cohortId
      name
      state
      startsAt
      endsAt
      slotMinutes
      zone
      slots {
        id
        startsAt
        endsAt
        capacity
        booked
        over
        mode
        place
        mentor {
          id
        }
      }
      meetings {
        id
        state
        startsAt
        topic
        over
        cancelNote
        startup {
          id
          name
        }
        mentor {
          id
          name
        }
        slot {
          id
          place
        }
      }
    }
  }
`);

type MyRound = ResultOf<typeof mentorHoursDocument>['officeHourRounds'][number];

interface MentorRoundProps {
  readonly round: MyRound;
  readonly profile: { readonly id: string; readonly state: string };
}

/** One round for its mentor: who comes, what is on offer, days and times to tick. */
export function MentorRound({ round, profile }: MentorRoundProps) {
  const t = useT();
  useLive(cohortChangedDocument, { id: round.cohortId }, { refreshes: [mentorHoursDocument] });
  const slots = round.slots.filter(({ mentor }) => mentor?.id === profile.id);
  const meetings = round.meetings.filter(({ mentor }) => mentor?.id === profile.id);
  return (
    <section className={`semai-card ${classes.stack}`}>
      <Group justify="space-between">
        <h2>{round.name}</h2>
        <StatusBadge tone={round.state === 'OPEN' ? 'info' : 'brand'}>
          {t(round.state === 'OPEN' ? 'mentoring.office.states.OPEN' : 'mentoring.office.states.PUBLISHED')}
        </StatusBadge>
      </Group>
      <Text>
        <RoundDays round={round} />
      </Text>
      {(round.state === 'PUBLISHED' || meetings.length > 0) && (
        <div>
          <h3>{t('mentoring.office.meeting.title')}</h3>
          {meetings.length === 0 && <Text c="dimmed">{t('mentoring.office.meeting.none')}</Text>}
          <MeetingList meetings={meetings} zone={round.zone} side="mentor" refreshes={[mentorHoursDocument]} />
        </div>
      )}
      <div>
        <h3>{t('mentoring.office.mentor.own')}</h3>
        {slots.length === 0 && <Text c="dimmed">{t('mentoring.office.mentor.none')}</Text>}
        <OwnSlots slots={slots} zone={round.zone} />
      </div>
      <div>
        <h3>{t('mentoring.office.mentor.offer')}</h3>
        {profile.state === 'ACTIVE' ? (
          <SlotPicker round={round} mentorId={profile.id} refreshes={[mentorHoursDocument]} />
        ) : (
          <Text c="dimmed">
            {t('mentoring.office.mentor.paused')} <Link to="/app/expertise">{t('web.nav.expertise')}</Link>
          </Text>
        )}
      </div>
    </section>
  );
}

function OwnSlots({ slots, zone }: { readonly slots: MyRound['slots']; readonly zone: string }) {
  const t = useT();
  const locale = useLocale();
  const withdraw = useWrite(withdrawSlotDocument, { refreshes: [mentorHoursDocument] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const takeBack = async (slotId: string) => {
    const result = await withdraw.run({ input: { slotId } });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('mentoring.failed')));
  };
  return (
    <>
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      {byDay(slots, zone).map(([day, ofDay]) => (
        <div key={day}>
          <Text fw={600}>{dayName(day, locale)}</Text>
          <ul className={classes.list}>
            {ofDay.map(({ id, startsAt, endsAt, capacity, booked, over }) => {
              const times = `${formatClock(startsAt, locale, zone)}–${formatClock(endsAt, locale, zone)}`;
              return (
                <li key={id}>
                  <div className={classes.what}>
                    {times}{' '}
                    <Text span c="dimmed">
                      {t('mentoring.office.slot.taken', {
                        booked: formatNumber(booked, locale),
                        capacity: formatNumber(capacity, locale),
                      })}
                    </Text>
                  </div>
                  {booked === 0 && !over && (
                    <Button
                      size="sm"
                      variant="default"
                      aria-label={t('mentoring.office.slot.withdrawTime', { time: `${dayName(day, locale)} ${times}` })}
                      onClick={() => void takeBack(id)}
                    >
                      {t('mentoring.office.slot.withdraw')}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </>
  );
}
