import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { formatClock } from '#kernel';
import { useWrite } from '../../../graphql/client.js';
import { useLocale, useT } from '../../../i18n.js';
import { dayName } from '../../activities/activity-words.js';
import { CancelSheet } from './cancel-sheet.js';
import { byDay, officeHourRoundDocument, preferenceNames, type Round, type Slot } from './office-hours.js';
import type { Placed } from './placed.js';
import { withdrawSlotDocument } from './slots.js';
import classes from './office-hours.module.css';

export interface MeetingsTableProps {
  readonly round: Round;
  readonly placed: readonly Placed[];
}

/** The same as the grid, as a list by day; here staff cancel meetings and take back times. */
export function MeetingsTable({ round, placed }: MeetingsTableProps) {
  const locale = useLocale();
  const [cancelling, setCancelling] = useState<Placed | null>(null);
  return (
    <>
      {byDay(round.slots, round.zone).map(([day, slots]) => (
        <section key={day}>
          <h2>{dayName(day, locale)}</h2>
          <ul className={classes.list}>
            {slots.map((slot) => (
              <SlotLine
                key={slot.id}
                slot={slot}
                zone={round.zone}
                here={placed.filter(({ slotId }) => slotId === slot.id)}
                onCancel={setCancelling}
              />
            ))}
          </ul>
        </section>
      ))}
      {cancelling?.meetingId && (
        <CancelSheet
          meetingId={cancelling.meetingId}
          what={cancelling.startup}
          refreshes={[officeHourRoundDocument]}
          onClose={() => setCancelling(null)}
        />
      )}
    </>
  );
}

interface SlotLineProps {
  readonly slot: Slot;
  readonly zone: string;
  readonly here: readonly Placed[];
  readonly onCancel: (placed: Placed) => void;
}

function SlotLine({ slot, zone, here, onCancel }: SlotLineProps) {
  const t = useT();
  const locale = useLocale();
  const withdraw = useWrite(withdrawSlotDocument, { refreshes: [officeHourRoundDocument] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const times = `${formatClock(slot.startsAt, locale, zone)}–${formatClock(slot.endsAt, locale, zone)}`;
  const mentor = slot.mentor?.name ?? '';
  const takeBack = async () => {
    const result = await withdraw.run({ input: { slotId: slot.id } });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('mentoring.failed')));
  };
  return (
    <li>
      <div className={classes.what}>
        <Text fw={600}>
          {times} · {mentor}
        </Text>
        {here.map((one) => (
          <Text key={one.key}>
            {one.startup}
            {one.preference !== null && preferenceNames[one.preference] && (
              <Text span c="dimmed">
                {' '}
                · {t(preferenceNames[one.preference]!)}
              </Text>
            )}{' '}
            {one.meetingId && !one.over && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('mentoring.office.meeting.cancelNamed', { name: one.startup })}
                onClick={() => onCancel(one)}
              >
                {t('mentoring.office.meeting.cancel')}
              </Button>
            )}
          </Text>
        ))}
        {slot.capacity > here.length && (
          <Text size="sm" c="dimmed">
            {t('mentoring.office.grid.free', { count: slot.capacity - here.length })}
          </Text>
        )}
        {refusal && (
          <Text c="danger" role="alert">
            {refusal}
          </Text>
        )}
      </div>
      {here.length === 0 && (
        <Button
          size="compact-sm"
          variant="default"
          loading={withdraw.running}
          aria-label={t('mentoring.office.slot.withdrawNamed', { name: mentor, time: times })}
          onClick={() => void takeBack()}
        >
          {t('mentoring.office.slot.withdraw')}
        </Button>
      )}
    </li>
  );
}
