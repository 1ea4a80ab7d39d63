import { Alert, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { zoneName } from '#kernel';
import { useT, type TextKey } from '../../i18n.js';
import { GateEditor } from './gate-editor.js';
import type { StaffStage } from './season.js';
import { readStage, type StageChange, type StageProblem, type StageValues } from './stage-form.js';
import classes from './programmes.module.css';

export const kindNames: Readonly<Record<StaffStage['kind'], TextKey>> = {
  INTAKE: 'programmes.kinds.INTAKE',
  CHECK: 'programmes.kinds.CHECK',
  REVIEW: 'programmes.kinds.REVIEW',
  INTERVIEW: 'programmes.kinds.INTERVIEW',
  BOOTCAMP: 'programmes.kinds.BOOTCAMP',
  INCUBATION: 'programmes.kinds.INCUBATION',
  SHOWCASE: 'programmes.kinds.SHOWCASE',
  AFTERCARE: 'programmes.kinds.AFTERCARE',
};
const kinds = Object.keys(kindNames).filter((key): key is StaffStage['kind'] => key in kindNames);

const problemWords: Readonly<Record<StageProblem, TextKey>> = {
  bothLanguages: 'programmes.stage.bothLanguages',
  dateWanted: 'programmes.season.dateWanted',
  numberWanted: 'programmes.season.numberWanted',
};

/** Refusals of the server: by field, and those about the whole. */
export interface Refused {
  readonly fields: Readonly<Record<string, string>>;
  readonly whole: readonly string[];
}

export interface StageEditorProps {
  readonly values: StageValues;
  readonly zone: string;
  readonly isNew: boolean;
  /** A stage that has begun keeps its start. */
  readonly isBegun: boolean;
  readonly saving: boolean;
  /** Gives nothing after success. */
  readonly onSave: (change: StageChange, kind: StaffStage['kind']) => Promise<Refused | undefined>;
}

/** A stage in both languages with its dates, seats and gate. */
export function StageEditor({ values: given, zone, isNew, isBegun, saving, onSave }: StageEditorProps) {
  const t = useT();
  const [values, setValues] = useState(given);
  const [refused, setRefused] = useState<Refused>({ fields: {}, whole: [] });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refused]);
  const put = (change: Partial<StageValues>) => setValues((now) => ({ ...now, ...change }));
  const send = async () => {
    const read = readStage(values, zone);
    if (read.ok) {
      setRefused((await onSave(read.change, values.kind)) ?? { fields: {}, whole: [] });
      return;
    }
    const fields = Object.entries(read.problems).map(([path, problem]) => [path, t(problemWords[problem])]);
    setRefused({ fields: Object.fromEntries(fields), whole: [] });
  };
  const text = (name: 'staffName' | 'applicantName', locale: 'id' | 'en', label: string) => (
    <TextInput
      label={label}
      value={values[name][locale]}
      maxLength={120}
      error={refused.fields[`${name}.${locale}`]}
      onChange={({ currentTarget: { value } }) => put({ [name]: { ...values[name], [locale]: value } })}
    />
  );
  const moment = (name: 'startsAt' | 'endsAt', label: string, fixed: boolean) => (
    <TextInput
      type="datetime-local"
      label={label}
      value={values[name]}
      disabled={fixed}
      description={fixed ? t('programmes.stage.startFixed') : undefined}
      error={refused.fields[name]}
      onChange={({ currentTarget: { value } }) => put({ [name]: value })}
    />
  );
  return (
    <form
      ref={form}
      noValidate
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {isNew && (
        <NativeSelect
          label={t('programmes.stage.kind')}
          value={values.kind}
          data={kinds.map((kind) => ({ value: kind, label: t(kindNames[kind]) }))}
          onChange={({ currentTarget: { value } }) => {
            const kind = kinds.find((one) => one === value);
            if (kind !== undefined) put({ kind });
          }}
        />
      )}
      {text('staffName', 'id', t('programmes.stage.staffId'))}
      {text('staffName', 'en', t('programmes.stage.staffEn'))}
      {text('applicantName', 'id', t('programmes.stage.applicantId'))}
      {text('applicantName', 'en', t('programmes.stage.applicantEn'))}
      <Text size="sm" c="dimmed">
        {t('programmes.season.zone', { zone: zoneName(zone) })}
      </Text>
      {moment('startsAt', t('programmes.stage.startsAt'), isBegun)}
      {moment('endsAt', t('programmes.stage.endsAt'), false)}
      <TextInput
        label={t('programmes.stage.seats')}
        inputMode="numeric"
        value={values.seats}
        error={refused.fields['seats']}
        onChange={({ currentTarget: { value } }) => put({ seats: value })}
      />
      <GateEditor gate={values.gate} errors={refused.fields} onChange={(gate) => put({ gate })} />
      {refused.whole.length > 0 && (
        <Alert color="danger" variant="light" role="alert">
          {refused.whole.join(' ')}
        </Alert>
      )}
      <Group>
        <Button type="submit" loading={saving}>
          {t('programmes.season.save')}
        </Button>
      </Group>
    </form>
  );
}
