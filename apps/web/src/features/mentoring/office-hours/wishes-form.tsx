import { Button, NativeSelect, Text, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { formatClock } from '#kernel';
import { Moment } from '../../../design/moment.js';
import { showToast } from '../../../design/toasts-store.js';
import { useWrite } from '../../../graphql/client.js';
import { useLocale, useT } from '../../../i18n.js';
import { dayName } from '../../activities/activity-words.js';
import { Chip } from './chip.js';
import { byDay, preferenceNames, preferences } from './office-hours.js';
import { saveRequestDocument } from './slots.js';
import { teamHoursDocument, type TeamRound } from './team-document.js';
import classes from './office-hours.module.css';

export interface WishesFormProps {
  readonly round: TeamRound;
  readonly startup: { readonly id: string; readonly name: string };
  readonly request: TeamRound['requests'][number] | undefined;
}

const sameMoment = (one: string, other: string) => Date.parse(one) === Date.parse(other);

/** How many meetings, with whom, and when the team cannot come. */
export function WishesForm({ round, startup, request }: WishesFormProps) {
  const t = useT();
  const save = useWrite(saveRequestDocument, { refreshes: [teamHoursDocument] });
  const [want, setWant] = useState(String(request?.want ?? 2));
  const [topic, setTopic] = useState(request?.topic ?? '');
  const [busy, setBusy] = useState<readonly string[]>(request?.busyAt ?? []);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [wishes, setWishes] = useState<ReadonlyMap<string, number>>(
    new Map(request?.wishes.flatMap(({ mentor, preference }) => (mentor ? [[mentor.id, preference] as const] : []))),
  );
  const put = (mentorId: string, preference: number) => {
    const next = new Map(wishes);
    if (preference === 0) next.delete(mentorId);
    else next.set(mentorId, preference);
    setWishes(next);
  };
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const input = {
      roundId: round.id,
      startupId: startup.id,
      expectedVersion: request?.version ?? null,
      want: Number(want),
      topic,
      wishes: [...wishes].map(([mentorId, preference]) => ({ mentorId, preference })),
      busyAt: [...busy],
    };
    const result = await save.run({ input });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('mentoring.failed')));
    if (result.ok) showToast(t('mentoring.office.team.saved'));
  };
  if (round.slots.length === 0) return <Text c="dimmed">{t('mentoring.office.team.noSlots')}</Text>;
  return (
    <form className={classes.form} onSubmit={(event) => void send(event)}>
      <MentorChoice round={round} wishes={wishes} onChoose={put} />
      <TimeChoice round={round} busy={busy} onChange={setBusy} />
      <NativeSelect
        label={t('mentoring.office.team.want')}
        value={want}
        data={['0', '1', '2', '3', '4', '5', '6', '8', '10']}
        onChange={({ currentTarget: { value } }) => setWant(value)}
      />
      <Textarea
        label={t('mentoring.office.team.topic')}
        description={t('mentoring.office.team.topicWhy')}
        autosize
        minRows={2}
        maxLength={1000}
        value={topic}
        onChange={({ currentTarget: { value } }) => setTopic(value)}
      />
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <div className={classes.row}>
        <Button type="submit" loading={save.running}>
          {t('mentoring.office.team.save')}
        </Button>
        {request && (
          <Text size="sm" c="dimmed">
            {t('mentoring.office.team.savedAt')} <Moment at={request.updatedAt} zone={round.zone} />
          </Text>
        )}
      </div>
    </form>
  );
}

interface MentorChoiceProps {
  readonly round: TeamRound;
  readonly wishes: ReadonlyMap<string, number>;
  readonly onChoose: (mentorId: string, preference: number) => void;
}

function MentorChoice({ round, wishes, onChoose }: MentorChoiceProps) {
  const t = useT();
  const mentors = [
    ...new Map(round.slots.flatMap(({ mentor }) => (mentor ? [[mentor.id, mentor] as const] : []))).values(),
  ];
  return (
    <fieldset className={classes.group}>
      <legend>{t('mentoring.office.team.mentors')}</legend>
      <ul className={classes.list}>
        {mentors
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .map(({ id, name, headline, organisation }) => (
            <li key={id}>
              <div className={classes.what}>
                <Text fw={600}>{name}</Text>
                <Text size="sm">{[headline, organisation].filter((part) => part !== '').join(' · ')}</Text>
                <Text size="sm" c="dimmed">
                  {t('mentoring.office.team.times', {
                    count: round.slots.filter(({ mentor }) => mentor?.id === id).length,
                  })}
                </Text>
              </div>
              <NativeSelect
                aria-label={t('mentoring.office.team.wishFor', { name })}
                value={String(wishes.get(id) ?? 0)}
                data={[
                  { value: '0', label: t('mentoring.office.preferences.none') },
                  ...preferences.map((value) => ({ value: String(value), label: t(preferenceNames[value]!) })),
                ]}
                onChange={({ currentTarget: { value } }) => onChoose(id, Number(value))}
              />
            </li>
          ))}
      </ul>
    </fieldset>
  );
}

interface TimeChoiceProps {
  readonly round: TeamRound;
  readonly busy: readonly string[];
  readonly onChange: (busy: readonly string[]) => void;
}

/** Ticked = the team can come. */
function TimeChoice({ round, busy, onChange }: TimeChoiceProps) {
  const t = useT();
  const locale = useLocale();
  const isBusy = (at: string) => busy.some((one) => sameMoment(one, at));
  const flip = (at: string) => onChange(isBusy(at) ? busy.filter((one) => !sameMoment(one, at)) : [...busy, at]);
  return byDay(round.slots, round.zone).map(([day, slots]) => (
    <fieldset key={day} className={classes.group}>
      <legend>{t('mentoring.office.team.canCome', { day: dayName(day, locale) })}</legend>
      <div className={classes.chips}>
        {[...new Set(slots.map(({ startsAt }) => startsAt))].map((at) => (
          <Chip key={at} checked={!isBusy(at)} onChange={() => flip(at)}>
            {formatClock(at, locale, round.zone)}
          </Chip>
        ))}
      </div>
    </fieldset>
  ));
}
