import { Button, CloseButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldOf } from '#forms';
import { WeekGrid } from '../../../design/week-grid.js';
import { useLocale, useT } from '../../../i18n.js';
import { monthName } from '../time-words.js';
import { NumberAnswer } from './number-answer.js';
import { textOf, textsOf, useInputProps, type FieldProps } from './field-props.js';
import classes from '../form.module.css';

type Urls = FieldOf<'urls'>;
type Figure = FieldOf<'figure'>;
type Months = FieldOf<'monthlyTable'>;
type WeekGridField = FieldOf<'weekGrid'>;

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Several links, one a line. */
export function UrlsAnswer(props: FieldProps<Urls>) {
  const { field, value, onChange } = props;
  const t = useT();
  const { id, label, description, error, disabled } = useInputProps(props);
  const links = textsOf(value);
  const shown = links.length === 0 ? [''] : links;
  const put = (next: readonly string[]) => onChange(next.length > 0 ? next : null);
  return (
    <fieldset className={classes.group} disabled={disabled}>
      <legend>{label}</legend>
      {description && <p className={classes.help}>{description}</p>}
      {shown.map((link, at) => (
        <div key={at} className={classes.line}>
          <TextInput
            id={at === 0 ? id : undefined}
            type="url"
            aria-label={t('forms.link', { number: at + 1 })}
            placeholder="https://"
            value={link}
            onChange={(event) => put(shown.map((one, i) => (i === at ? event.currentTarget.value : one)))}
            onBlur={() => put(links.filter((one) => one.trim() !== ''))}
          />
          {links.length > 0 && (
            <CloseButton
              aria-label={t('forms.removeLink', { number: at + 1 })}
              onClick={() => put(links.filter((_, i) => i !== at))}
            />
          )}
        </div>
      ))}
      {error && <p className={classes.problem}>{error}</p>}
      {links.length > 0 && links.length < field.limits.maxItems && (
        <Button variant="subtle" onClick={() => put([...links, ''])}>
          {t('forms.addLink')}
        </Button>
      )}
    </fieldset>
  );
}

/** A count and the day it was true. */
export function FigureAnswer(props: FieldProps<Figure>) {
  const { field, value, onChange } = props;
  const t = useT();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const row = isRow(value) ? value : {};
  const put = (part: Record<string, unknown>) => {
    const next = { ...row, ...part };
    const isEmpty = Object.values(next).every((one) => one === null || one === '');
    onChange(isEmpty ? null : next);
  };
  const { id: _, ...shared } = useInputProps(props);
  return (
    <fieldset className={classes.group} disabled={shared.disabled}>
      <legend>{shared.label}</legend>
      <div className={classes.pair}>
        <NumberAnswer
          field={{
            key: field.key,
            type: 'int',
            label: { id: t('forms.figure'), en: t('forms.figure') },
            limits: field.limits,
          }}
          value={row['value']}
          onChange={(number) => put({ value: number, asOf: row['asOf'] ?? (number === null ? null : today) })}
          required
        />
        <TextInput
          type="date"
          label={t('forms.asOf')}
          value={textOf(row['asOf'])}
          onChange={(event) => put({ asOf: event.currentTarget.value })}
        />
      </div>
      {shared.error && <p className={classes.problem}>{shared.error}</p>}
    </fieldset>
  );
}

/** The months before this one, the oldest first, as `yyyy-mm`. */
export function lastMonths(count: number, now: Date): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count + at, 1));
    return month.toISOString().slice(0, 7);
  });
}

/** One amount a month, for the last months or those that were answered before. */
export function MonthsAnswer(props: FieldProps<Months>) {
  const { field, value, onChange } = props;
  const locale = useLocale();
  const { label, description, error, disabled } = useInputProps(props);
  const rows = Array.isArray(value) ? value.filter(isRow) : [];
  const [today] = useState(() => new Date());
  const answered = new Map(rows.map((row) => [textOf(row['month']), row['amount']]));
  const months = [...new Set([...answered.keys(), ...lastMonths(field.limits.maxItems, today)])]
    .toSorted()
    .slice(-field.limits.maxItems);
  const put = (month: string, amount: unknown) => {
    const next = months.flatMap((one) => {
      const kept = one === month ? amount : answered.get(one);
      return kept === null || kept === undefined ? [] : [{ month: one, amount: kept }];
    });
    onChange(next.length > 0 ? next : null);
  };
  const name = (month: string) => monthName(month, locale);
  return (
    <fieldset className={classes.group} disabled={disabled}>
      <legend>{label}</legend>
      {description && <p className={classes.help}>{description}</p>}
      <div className={classes.months}>
        {months.map((month) => (
          <NumberAnswer
            key={month}
            field={{ key: month, type: 'money', label: { id: name(month), en: name(month) }, limits: field.limits }}
            value={answered.get(month)}
            onChange={(amount) => put(month, amount)}
            required
          />
        ))}
      </div>
      {error && <p className={classes.problem}>{error}</p>}
    </fieldset>
  );
}

/** Times of the week one is free. */
export function WeekAnswer(props: FieldProps<WeekGridField>) {
  const { value, onChange } = props;
  const { label, description, error, disabled } = useInputProps(props);
  const put = (next: string[]) => onChange(next.length > 0 ? next : null);
  return (
    <WeekGrid
      label={label}
      help={description}
      error={error}
      disabled={disabled}
      value={textsOf(value)}
      onChange={put}
    />
  );
}
