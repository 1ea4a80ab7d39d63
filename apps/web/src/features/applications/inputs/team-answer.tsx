import { Button, Radio } from '@mantine/core';
import { useId } from 'react';
import type { Answers, FieldOf, MemberField } from '#forms';
import { useT } from '../../../i18n.js';
import { SimpleInput } from './simple-input.js';
import { textOf, useInputProps, type FieldProps } from './field-props.js';
import classes from '../form.module.css';

type Team = FieldOf<'team'>;

const rowsOf = (value: unknown): readonly Answers[] =>
  Array.isArray(value) ? value.filter((row) => typeof row === 'object' && row !== null) : [];

function put(row: Answers, key: string, value: unknown): Answers {
  const { [key]: _, ...others } = row;
  return value === null || value === undefined || value === '' ? others : { ...others, [key]: value };
}

interface MemberProps {
  readonly fields: readonly MemberField[];
  readonly row: Answers;
  readonly number: number;
  readonly leadName: string;
  readonly disabled: boolean;
  readonly errorOf: (column: string) => string | undefined;
  readonly onChange: (row: Answers) => void;
  readonly onLead: () => void;
  readonly onRemove: (() => void) | undefined;
}

function Member({ fields, row, number, leadName, disabled, errorOf, onChange, onLead, onRemove }: MemberProps) {
  const t = useT();
  const name = textOf(row['name']) || t('forms.member', { number });
  return (
    <fieldset className={classes.member} disabled={disabled}>
      <legend>{name}</legend>
      <Radio size="md" name={leadName} label={t('forms.lead')} checked={row['isLead'] === true} onChange={onLead} />
      {fields.map((field) => (
        <SimpleInput
          key={field.key}
          field={field}
          value={row[field.key]}
          required={field.required === true}
          error={errorOf(field.key)}
          onChange={(value) => onChange(put(row, field.key, value))}
        />
      ))}
      {onRemove && (
        <Button variant="subtle" color="danger" onClick={onRemove}>
          {t('forms.removeMember', { name })}
        </Button>
      )}
    </fieldset>
  );
}

export interface TeamAnswerProps extends FieldProps<Team> {
  /** Problems of single columns, by path below the field: `0.email`. */
  readonly errorAt: (path: string) => string | undefined;
}

/** Everybody in the team, one card each, exactly one of them the lead. */
export function TeamAnswer(props: TeamAnswerProps) {
  const { field, value, onChange, errorAt } = props;
  const t = useT();
  const { id, label, description, error, disabled } = useInputProps(props);
  const lead = useId();
  const rows = rowsOf(value);
  const change = (next: readonly Answers[]) => onChange(next.length > 0 ? next : null);
  return (
    <section className={classes.group} aria-labelledby={id}>
      <h3 id={id}>{label}</h3>
      {description && <p className={classes.help}>{description}</p>}
      {error && <p className={classes.problem}>{error}</p>}
      {rows.map((row, at) => (
        <Member
          key={at}
          fields={field.fields}
          row={row}
          number={at + 1}
          leadName={lead}
          disabled={disabled}
          errorOf={(column) => errorAt(`${at}.${column}`)}
          onChange={(next) => change(rows.map((one, i) => (i === at ? next : one)))}
          onLead={() => change(rows.map((one, i) => put(one, 'isLead', i === at ? true : null)))}
          onRemove={rows.length > 1 ? () => change(rows.filter((_, i) => i !== at)) : undefined}
        />
      ))}
      {rows.length < field.limits.maxItems && !disabled && (
        <Button variant="default" onClick={() => change([...rows, rows.length === 0 ? { isLead: true } : {}])}>
          {t('forms.addMember')}
        </Button>
      )}
    </section>
  );
}
