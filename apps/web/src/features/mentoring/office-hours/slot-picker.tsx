import { Button, NativeSelect, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatClock } from '#kernel';
import { showToast } from '../../../design/toasts-store.js';
import { useWrite } from '../../../graphql/client.js';
import { useLocale, useT } from '../../../i18n.js';
import { dayName } from '../../activities/activity-words.js';
import { Chip } from './chip.js';
import { startsOf, timesOf, type PickedRound } from './slot-times.js';
import { offerSlotsDocument } from './slots.js';
import classes from './office-hours.module.css';

export interface SlotPickerProps {
  readonly round: PickedRound;
  readonly mentorId: string;
  readonly refreshes: NonNullable<Parameters<typeof useWrite>[1]>['refreshes'];
}

/** Days and times to tick: every time on every day ticked is offered, each week again if wanted. */
export function SlotPicker({ round, mentorId, refreshes }: SlotPickerProps) {
  const t = useT();
  const locale = useLocale();
  const offer = useWrite(offerSlotsDocument, { refreshes });
  const [days, setDays] = useState<readonly string[]>([]);
  const [clocks, setClocks] = useState<readonly string[]>([]);
  const [weekly, setWeekly] = useState(false);
  const [capacity, setCapacity] = useState('1');
  const [mode, setMode] = useState<'ONLINE' | 'ONSITE'>('ONLINE');
  const [place, setPlace] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const choices = timesOf(round);
  const starts = startsOf(round, { days, clocks, weekly });
  const flip = (list: readonly string[], one: string) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const send = async () => {
    const input = { roundId: round.id, mentorId, starts, capacity: Number(capacity), mode, place };
    const result = await offer.run({ input });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('mentoring.failed')));
    if (!result.ok) return;
    showToast(t('mentoring.office.slot.offered', { count: starts.length }));
    setClocks([]);
  };
  if (choices.days.length === 0) return <Text c="dimmed">{t('mentoring.office.slot.noDays')}</Text>;
  return (
    <div className={classes.form}>
      <fieldset className={classes.group}>
        <legend>{t('mentoring.office.slot.days')}</legend>
        <div className={classes.chips}>
          {choices.days.map((day) => (
            <Chip key={day} checked={days.includes(day)} onChange={() => setDays(flip(days, day))}>
              {dayName(day, locale)}
            </Chip>
          ))}
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('mentoring.office.slot.times', { minutes: round.slotMinutes })}</legend>
        <div className={classes.chips}>
          {choices.clocks.map(({ clock, example }) => (
            <Chip key={clock} checked={clocks.includes(clock)} onChange={() => setClocks(flip(clocks, clock))}>
              {formatClock(example, locale, round.zone)}
            </Chip>
          ))}
        </div>
      </fieldset>
      {choices.repeats && (
        <Chip checked={weekly} onChange={setWeekly}>
          {t('mentoring.office.slot.weekly')}
        </Chip>
      )}
      <div className={classes.row}>
        <NativeSelect
          label={t('mentoring.office.slot.capacity')}
          value={capacity}
          data={['1', '2', '3', '4', '5']}
          onChange={({ currentTarget: { value } }) => setCapacity(value)}
        />
        <SegmentedControl
          aria-label={t('mentoring.office.slot.mode')}
          value={mode}
          data={[
            { value: 'ONLINE', label: t('mentoring.office.modes.ONLINE') },
            { value: 'ONSITE', label: t('mentoring.office.modes.ONSITE') },
          ]}
          onChange={(value) => setMode(value === 'ONSITE' ? 'ONSITE' : 'ONLINE')}
        />
      </div>
      <TextInput
        label={t(mode === 'ONLINE' ? 'mentoring.office.slot.link' : 'mentoring.office.slot.room')}
        description={t('mentoring.office.slot.placeWhy')}
        maxLength={500}
        value={place}
        onChange={({ currentTarget: { value } }) => setPlace(value)}
      />
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <Button disabled={starts.length === 0} loading={offer.running} onClick={() => void send()}>
        {starts.length === 0
          ? t('mentoring.office.slot.choose')
          : t('mentoring.office.slot.offer', { count: starts.length })}
      </Button>
    </div>
  );
}
