import { NativeSelect } from '@mantine/core';
import { WeekGrid } from '../../design/week-grid.js';
import { useT } from '../../i18n.js';
import { Choices } from './choices.js';
import { languageNames, languages, modeNames, modes, type Meeting, type SpaceChoice } from './meeting.js';

export interface SpokenFieldsProps {
  readonly value: Pick<Meeting, 'languages' | 'spaces'>;
  readonly spaces: readonly SpaceChoice[];
  readonly spacesLabel: string;
  readonly onChange: (change: Partial<Meeting>) => void;
}

/** Languages one works in and spaces near. */
export function SpokenFields({ value, spaces, spacesLabel, onChange }: SpokenFieldsProps) {
  const t = useT();
  return (
    <>
      <Choices
        help={t('matching.meeting.open')}
        legend={t('matching.meeting.languages')}
        options={languages.map((key) => ({ key, label: t(languageNames[key]) }))}
        chosen={value.languages}
        onChange={(chosen) => onChange({ languages: languages.filter((key) => chosen.includes(key)) })}
      />
      <Choices
        help={t('matching.meeting.open')}
        legend={spacesLabel}
        options={spaces.map(({ slug, name }) => ({ key: slug, label: name }))}
        chosen={value.spaces}
        onChange={(chosen) => onChange({ spaces: chosen })}
      />
    </>
  );
}

export interface MeetingFieldsProps {
  readonly value: Meeting;
  readonly spaces: readonly SpaceChoice[];
  readonly onChange: (change: Partial<Meeting>) => void;
}

/** In which languages, how, where and when one can meet. What is left open counts neither for nor against anybody. */
export function MeetingFields({ value, spaces, onChange }: MeetingFieldsProps) {
  const t = useT();
  return (
    <>
      <SpokenFields value={value} spaces={spaces} spacesLabel={t('matching.meeting.spaces')} onChange={onChange} />
      <NativeSelect
        label={t('matching.meeting.mode')}
        w="100%"
        maw={320}
        value={value.meetingMode ?? ''}
        data={[
          { value: '', label: t('matching.meeting.noMode') },
          ...modes.map((mode) => ({ value: mode, label: t(modeNames[mode]) })),
        ]}
        onChange={({ currentTarget }) =>
          onChange({ meetingMode: modes.find((mode) => mode === currentTarget.value) ?? null })
        }
      />
      <WeekGrid
        label={t('matching.meeting.times')}
        help={t('matching.meeting.timesWhy')}
        value={value.freeTimes}
        onChange={(freeTimes) => onChange({ freeTimes })}
      />
    </>
  );
}
