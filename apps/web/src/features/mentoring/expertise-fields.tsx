import { Textarea, TextInput } from '@mantine/core';
import { useT } from '../../i18n.js';
import { Choices } from './choices.js';
import { stageKeys, stageNames, type Choice, type Expertise } from './expertise.js';

export interface ExpertiseFieldsProps {
  readonly value: Expertise;
  readonly choices: readonly Choice[];
  readonly onChange: (value: Expertise) => void;
}

/** Lists of one's own keys beside what founders choose from: a key that no form has any more stays choosable. */
const optionsOf = (choices: readonly Choice[], list: string, own: readonly string[]) => {
  const known = choices.filter((choice) => choice.list === list).map(({ key, label }) => ({ key, label }));
  const keys = new Set(known.map(({ key }) => key));
  return [...known, ...own.filter((key) => !keys.has(key)).map((key) => ({ key, label: key.replaceAll('_', ' ') }))];
};

/** Where one works, what one knows, and what one has ties to. */
export function ExpertiseFields({ value, choices, onChange }: ExpertiseFieldsProps) {
  const t = useT();
  return (
    <>
      <TextInput
        label={t('matching.profile.organisation')}
        description={t('matching.profile.organisationWhy')}
        maxLength={200}
        value={value.organisation}
        onChange={({ currentTarget }) => onChange({ ...value, organisation: currentTarget.value })}
      />
      <Textarea
        label={t('matching.profile.bio')}
        description={t('matching.profile.bioWhy')}
        autosize
        minRows={4}
        maxLength={4000}
        value={value.bio}
        onChange={({ currentTarget }) => onChange({ ...value, bio: currentTarget.value })}
      />
      <Choices
        help={t('matching.profile.anyWhy')}
        legend={t('matching.profile.topics')}
        options={optionsOf(choices, 'TOPIC', value.topics)}
        chosen={value.topics}
        onChange={(topics) => onChange({ ...value, topics })}
      />
      <Choices
        help={t('matching.profile.anyWhy')}
        legend={t('matching.profile.sectors')}
        options={optionsOf(choices, 'SECTOR', value.sectors)}
        chosen={value.sectors}
        onChange={(sectors) => onChange({ ...value, sectors })}
      />
      <Choices
        help={t('matching.profile.anyWhy')}
        legend={t('matching.profile.stages')}
        options={stageKeys.map((key) => ({ key, label: t(stageNames[key]) }))}
        chosen={value.stages}
        onChange={(stages) => onChange({ ...value, stages: stageKeys.filter((key) => stages.includes(key)) })}
      />
      <Textarea
        label={t('matching.profile.ventures')}
        description={t('matching.profile.venturesWhy')}
        autosize
        minRows={2}
        value={value.ventures.join('\n')}
        onChange={({ currentTarget }) => onChange({ ...value, ventures: currentTarget.value.split('\n') })}
      />
    </>
  );
}
