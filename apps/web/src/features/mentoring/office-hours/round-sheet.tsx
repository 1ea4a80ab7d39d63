import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { homeZone, zoneName } from '#kernel';
import { Sheet } from '../../../design/sheet.js';
import { showToast } from '../../../design/toasts-store.js';
import { useWrite } from '../../../graphql/client.js';
import { useT } from '../../../i18n.js';
import { fromZonedInput, toZonedInput } from '../../programmes/zoned-input.js';
import {
  changeOfficeHoursDocument,
  officeHourRoundDocument,
  officeHoursDocument,
  openOfficeHoursDocument,
  type Round,
} from './office-hours.js';
import classes from './office-hours.module.css';

export interface RoundSheetProps {
  readonly cohortId: string;
  /** The round to change; without it a new one is opened. */
  readonly round?: Round;
  readonly onClose: () => void;
}

const lengths = ['20', '30', '45', '60', '90'] as const;
const emptyRound = { name: '', startsAt: '', endsAt: '', wishesCloseAt: '', slotMinutes: '30', leastPlaces: '1' };

const valuesOf = ({ name, startsAt, endsAt, wishesCloseAt, slotMinutes, leastPlaces, zone }: Round) => ({
  name,
  startsAt: toZonedInput(startsAt, zone),
  endsAt: toZonedInput(endsAt, zone),
  wishesCloseAt: toZonedInput(wishesCloseAt, zone),
  slotMinutes: String(slotMinutes),
  leastPlaces: String(leastPlaces),
});

/** Opens office hours, or changes name, deadline and least number of places of a round. */
export function RoundSheet({ cohortId, round, onClose }: RoundSheetProps) {
  const t = useT();
  const zone = round?.zone ?? homeZone;
  const [values, setValues] = useState(round ? valuesOf(round) : emptyRound);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const refreshes = [officeHoursDocument, officeHourRoundDocument];
  const open = useWrite(openOfficeHoursDocument, { refreshes });
  const change = useWrite(changeOfficeHoursDocument, { refreshes });
  const put = (part: Partial<typeof values>) => setValues((now) => ({ ...now, ...part }));
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const wishesCloseAt = fromZonedInput(values.wishesCloseAt, zone);
    const [startsAt, endsAt] = [fromZonedInput(values.startsAt, zone), fromZonedInput(values.endsAt, zone)];
    if (!wishesCloseAt || !startsAt || !endsAt) return setRefused({ whole: t('mentoring.office.round.datesWanted') });
    const common = { name: values.name, wishesCloseAt, leastPlaces: Number(values.leastPlaces) };
    const result = round
      ? await change.run({ input: { ...common, roundId: round.id, expectedVersion: round.version } })
      : await open.run({ input: { ...common, cohortId, startsAt, endsAt, slotMinutes: Number(values.slotMinutes) } });
    if (!result.ok) {
      const said = result.userErrors.map(({ field, message }) => [field ?? 'whole', message] as const);
      return setRefused(said.length > 0 ? Object.fromEntries(said) : { whole: t('mentoring.failed') });
    }
    showToast(t(round ? 'mentoring.office.round.changed' : 'mentoring.office.round.opened'));
    onClose();
  };
  const moment = (name: 'startsAt' | 'endsAt' | 'wishesCloseAt', label: string, description?: string) => (
    <TextInput
      type="datetime-local"
      required
      label={label}
      description={description}
      value={values[name]}
      disabled={round !== undefined && name !== 'wishesCloseAt'}
      error={refused[name]}
      onChange={({ currentTarget: { value } }) => put({ [name]: value })}
    />
  );
  return (
    <Sheet
      open
      onClose={onClose}
      title={t(round ? 'mentoring.office.round.change' : 'mentoring.office.desk.open')}
      place="side"
    >
      <form className={classes.form} onSubmit={(event) => void send(event)}>
        <TextInput
          label={t('mentoring.office.round.name')}
          required
          maxLength={120}
          value={values.name}
          error={refused['name']}
          onChange={({ currentTarget: { value } }) => put({ name: value })}
        />
        <Text size="sm" c="dimmed">
          {t('mentoring.office.round.zone', { zone: zoneName(zone) })}
        </Text>
        {moment('startsAt', t('mentoring.office.round.startsAt'), t('mentoring.office.round.startsWhy'))}
        {moment('endsAt', t('mentoring.office.round.endsAt'))}
        {moment('wishesCloseAt', t('mentoring.office.round.wishesCloseAt'))}
        <NativeSelect
          label={t('mentoring.office.round.slotMinutes')}
          value={values.slotMinutes}
          disabled={round !== undefined}
          data={[...new Set([...lengths, values.slotMinutes])]}
          onChange={({ currentTarget: { value } }) => put({ slotMinutes: value })}
        />
        <TextInput
          label={t('mentoring.office.round.leastPlaces')}
          description={t('mentoring.office.round.leastWhy')}
          inputMode="numeric"
          value={values.leastPlaces}
          error={refused['leastPlaces']}
          onChange={({ currentTarget: { value } }) => put({ leastPlaces: value })}
        />
        {refused['whole'] && (
          <Text c="danger" role="alert">
            {refused['whole']}
          </Text>
        )}
        <Button type="submit" loading={open.running || change.running}>
          {t(round ? 'mentoring.office.round.save' : 'mentoring.office.desk.open')}
        </Button>
      </form>
    </Sheet>
  );
}
