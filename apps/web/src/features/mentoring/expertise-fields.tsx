import { Checkbox, Text, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useT } from '../../i18n.js';
import { stageKeys, stageNames, type Choice, type Expertise } from './expertise.js';
import classes from './mentoring.module.css';

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
        legend={t('matching.profile.topics')}
        options={optionsOf(choices, 'TOPIC', value.topics)}
        chosen={value.topics}
        onChange={(topics) => onChange({ ...value, topics })}
      />
      <Choices
        legend={t('matching.profile.sectors')}
        options={optionsOf(choices, 'SECTOR', value.sectors)}
        chosen={value.sectors}
        onChange={(sectors) => onChange({ ...value, sectors })}
      />
      <Choices
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

interface ChoicesProps {
  readonly legend: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Choices({ legend, options, chosen, onChange }: ChoicesProps) {
  const t = useT();
  const id = useId();
  return (
    <fieldset className={classes.choiceGroup} aria-describedby={id}>
      <legend>{legend}</legend>
      <Text size="sm" c="dimmed" id={id}>
        {t('matching.profile.anyWhy')}
      </Text>
      <div className={classes.choices}>
        {options.map(({ key, label }) => (
          <Checkbox
            key={key}
            label={label}
            checked={chosen.includes(key)}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, key] : chosen.filter((each) => each !== key))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
