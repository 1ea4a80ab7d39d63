import { Text } from '@mantine/core';
import { formatClock } from '#kernel';
import { ScrollRegion } from '../../../design/scroll-region.js';
import { useLocale, useT } from '../../../i18n.js';
import { dayName } from '../../activities/activity-words.js';
import { byDay, type Round, type Slot } from './office-hours.js';
import type { Placed } from './placed.js';
import classes from './office-hours.module.css';

export interface OfficeGridProps {
  readonly round: Round;
  readonly placed: readonly Placed[];
}

/** Mentors by times, a table for each day: who meets where, what is free, and how often each mentor is wanted. */
export function OfficeGrid({ round, placed }: OfficeGridProps) {
  const locale = useLocale();
  return byDay(round.slots, round.zone).map(([day, slots]) => (
    <DayGrid key={day} title={dayName(day, locale)} slots={slots} round={round} placed={placed} />
  ));
}

interface DayGridProps extends OfficeGridProps {
  readonly title: string;
  readonly slots: readonly Slot[];
}

function DayGrid({ title, slots, round, placed }: DayGridProps) {
  const t = useT();
  const locale = useLocale();
  const times = [...new Set(slots.map(({ startsAt }) => startsAt))].toSorted();
  const mentors = [...new Map(slots.flatMap(({ mentor }) => (mentor ? [[mentor.id, mentor.name] as const] : [])))];
  const wantedBy = (mentorId: string) =>
    round.requests.filter(({ wishes }) => wishes.some(({ mentor }) => mentor?.id === mentorId)).length;
  return (
    <ScrollRegion label={title} className={classes.scroll}>
      <table className={classes.grid}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('mentoring.office.grid.mentor')}</th>
            {times.map((at) => (
              <th key={at} scope="col">
                {formatClock(at, locale, round.zone)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mentors
            .toSorted((a, b) => a[1].localeCompare(b[1]))
            .map(([mentorId, name]) => (
              <tr key={mentorId}>
                <th scope="row">
                  {name}
                  <Text size="xs" c="dimmed" fw={400}>
                    {t('mentoring.office.grid.wanted', { count: wantedBy(mentorId) })}
                  </Text>
                </th>
                {times.map((at) => (
                  <Cell
                    key={at}
                    slot={slots.find((one) => one.mentor?.id === mentorId && one.startsAt === at)}
                    placed={placed}
                  />
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Cell({ slot, placed }: { readonly slot: Slot | undefined; readonly placed: readonly Placed[] }) {
  const t = useT();
  if (!slot) {
    return (
      <td data-state="none">
        <span className="semai-unseen">{t('mentoring.office.grid.notOffered')}</span>
      </td>
    );
  }
  const here = placed.filter(({ slotId }) => slotId === slot.id);
  const free = slot.capacity - here.length;
  return (
    <td data-state={here.length > 0 ? 'placed' : 'free'}>
      <ul>
        {here.map(({ key, startup }) => (
          <li key={key}>{startup}</li>
        ))}
      </ul>
      {free > 0 && (
        <Text size="xs" c="dimmed">
          {t('mentoring.office.grid.free', { count: free })}
        </Text>
      )}
    </td>
  );
}
