import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { homeZone, zoneName } from '#kernel';
import { showToast } from '../../design/toasts-store.js';
import { useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { changeSeasonDocument, refusalOf, type StaffSeason } from './season.js';
import { fromZonedInput, toZonedInput } from './zoned-input.js';

type Values = { readonly opensAt: string; readonly finalDeadline: string; readonly seats: string };
type Errors = Readonly<Record<string, string>>;

/** The dates of a call and its seats, for who directs the programme. */
export function SeasonSettings({ season }: { readonly season: StaffSeason }) {
  const t = useT();
  const zone = season.programme?.zone ?? homeZone;
  const { opensAt, finalDeadline, seats } = season;
  const before: Values = {
    opensAt: toZonedInput(opensAt, zone),
    finalDeadline: toZonedInput(finalDeadline, zone),
    seats: String(seats),
  };
  const [values, setValues] = useState(before);
  const [errors, setErrors] = useState<Errors>({});
  const write = useWrite(changeSeasonDocument);
  const changed = (['opensAt', 'finalDeadline', 'seats'] as const).some((name) => values[name] !== before[name]);
  const undo = (version: number) => async () => {
    const outcome = await write.run({
      input: { seasonId: season.id, expectedVersion: version, opensAt, finalDeadline, seats },
    });
    const refusal = refusalOf(outcome, t('programmes.season.failed'));
    if (refusal !== undefined) showToast(refusal);
  };
  const send = async () => {
    const input = {
      opensAt: fromZonedInput(values.opensAt, zone),
      finalDeadline: fromZonedInput(values.finalDeadline, zone),
    };
    const wrong: Record<string, string> = {};
    if (input.opensAt === undefined) wrong['opensAt'] = t('programmes.season.dateWanted');
    if (input.finalDeadline === undefined) wrong['finalDeadline'] = t('programmes.season.dateWanted');
    if (!/^\d{1,6}$/.test(values.seats.trim())) wrong['seats'] = t('programmes.season.numberWanted');
    setErrors(wrong);
    if (Object.keys(wrong).length > 0 || input.opensAt === undefined || input.finalDeadline === undefined) return;
    const outcome = await write.run({
      input: {
        seasonId: season.id,
        expectedVersion: season.version,
        opensAt: input.opensAt,
        finalDeadline: input.finalDeadline,
        seats: Number(values.seats),
      },
    });
    if (!outcome.ok) {
      const whole =
        Object.keys(outcome.fieldErrors).length > 0 ? undefined : refusalOf(outcome, t('programmes.season.failed'));
      setErrors({ ...outcome.fieldErrors, ...(whole === undefined ? {} : { whole }) });
      return;
    }
    const version = outcome.data.changeSeason.season?.version;
    showToast(t('programmes.season.saved'), version === undefined ? undefined : undo(version));
  };
  const field = (name: keyof Values) => ({
    value: values[name],
    error: errors[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setValues((now) => ({ ...now, [name]: value })),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Text size="sm" c="dimmed">
        {t('programmes.season.zone', { zone: zoneName(zone, new Date(opensAt)) })}
      </Text>
      <Group align="start" mt="xs">
        <TextInput type="datetime-local" label={t('programmes.season.opensAt')} {...field('opensAt')} />
        <TextInput type="datetime-local" label={t('programmes.season.finalDeadline')} {...field('finalDeadline')} />
        <TextInput inputMode="numeric" label={t('programmes.season.seats')} {...field('seats')} />
      </Group>
      {errors['whole'] !== undefined && (
        <Text c="danger" role="alert">
          {errors['whole']}
        </Text>
      )}
      {changed && (
        <Button type="submit" mt="sm" loading={write.running}>
          {t('programmes.season.save')}
        </Button>
      )}
    </form>
  );
}
