import { Checkbox, NativeSelect, Text } from '@mantine/core';
import { useId } from 'react';
import { useT } from '../../i18n.js';
import type { FitRules } from './fit-weights.js';
import classes from './mentoring.module.css';

export interface FitRulesFieldsProps {
  readonly rules: FitRules;
  readonly onChange: (rules: FitRules) => void;
}

const counts = ['0', '1', '2', '3', '4'];

/** What rules a pair out altogether: a language in common, and for mentors enough free time in common. */
export function FitRulesFields({ rules, onChange }: FitRulesFieldsProps) {
  const t = useT();
  const id = useId();
  const least = String(rules.sharedTimes ?? 0);
  const choices = counts.includes(least) ? counts : [...counts, least];
  return (
    <fieldset className={classes.choiceGroup} aria-describedby={id}>
      <legend>{t('matching.weights.rules')}</legend>
      <Text size="sm" c="dimmed" id={id} mb="xs">
        {t('matching.weights.rulesWhy')}
      </Text>
      <Checkbox
        label={t('matching.weights.commonLanguage')}
        checked={rules.language}
        onChange={({ currentTarget }) => onChange({ ...rules, language: currentTarget.checked })}
      />
      {rules.sharedTimes !== undefined && (
        <NativeSelect
          mt="xs"
          label={t('matching.weights.sharedTimes')}
          w={220}
          value={least}
          data={choices.map((value) => ({ value, label: value === '0' ? t('matching.weights.noShared') : value }))}
          onChange={({ currentTarget }) => onChange({ ...rules, sharedTimes: Number(currentTarget.value) })}
        />
      )}
    </fieldset>
  );
}
