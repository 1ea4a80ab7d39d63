import { Checkbox, NativeSelect, Radio } from '@mantine/core';
import type { FieldOf } from '#forms';
import { inLocale } from '#kernel';
import { useReadWhen } from '../../../graphql/client.js';
import { useLocale, useT } from '../../../i18n.js';
import { regionsDocument } from '../form-documents.js';
import { textOf, textsOf, useInputProps, type FieldProps } from './field-props.js';
import classes from '../form.module.css';

type Select = FieldOf<'select'>;
type Multi = FieldOf<'multi' | 'ranked'>;
type Region = FieldOf<'region'>;
type YesNo = FieldOf<'url'>;
type Consent = FieldOf<'consent'>;

/** One of several. */
export function SelectAnswer(props: FieldProps<Select>) {
  const { field, value, onChange } = props;
  const t = useT();
  const locale = useLocale();
  return (
    <NativeSelect
      {...useInputProps(props)}
      className={classes.narrow}
      value={textOf(value)}
      data={[
        { value: '', label: t('forms.choose') },
        ...field.options.map(({ key, label }) => ({ value: key, label: inLocale(label, locale) })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

/** A regency or city of the list. */
export function RegionAnswer(props: FieldProps<Region>) {
  const { field, value, onChange } = props;
  const t = useT();
  const { data } = useReadWhen(true, regionsDocument, {});
  const provinces = field.limits?.provinces;
  const allowed = (data?.regions ?? []).filter(({ code }) => !provinces || provinces.includes(code.slice(0, 2)));
  // Regencies and cities first, then provinces of which only the whole is known.
  const regions = allowed.toSorted((one, other) => other.code.length - one.code.length);
  const present = textOf(value);
  const known = regions.some(({ code }) => code === present);
  return (
    <NativeSelect
      {...useInputProps(props)}
      className={classes.narrow}
      value={present}
      data={[
        { value: '', label: t('forms.choose') },
        ...(known || present === '' ? [] : [{ value: present, label: present }]),
        ...regions.map(({ code, name }) => ({ value: code, label: name })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

/** Yes or no, neither chosen beforehand. */
export function YesNoAnswer(props: FieldProps<YesNo>) {
  const { value, onChange } = props;
  const t = useT();
  const { id, disabled, ...shared } = useInputProps(props);
  return (
    <Radio.Group
      {...shared}
      value={value === true ? 'yes' : value === false ? 'no' : ''}
      onChange={(chosen) => onChange(chosen === 'yes')}
    >
      <div className={classes.inline}>
        <Radio size="md" id={id} value="yes" label={t('forms.yes')} disabled={disabled} />
        <Radio size="md" value="no" label={t('forms.no')} disabled={disabled} />
      </div>
    </Radio.Group>
  );
}

/** Several of a list; beyond the most that may be chosen the rest waits. */
export function MultiAnswer(props: FieldProps<Multi>) {
  const { field, value, onChange } = props;
  const locale = useLocale();
  const { id, disabled, ...shared } = useInputProps(props);
  const chosen = textsOf(value);
  const full = chosen.length >= field.limits.maxItems;
  return (
    <Checkbox.Group {...shared} value={[...chosen]} onChange={(keys) => onChange(keys.length > 0 ? keys : null)}>
      <div className={classes.options}>
        {field.options.map(({ key, label }, at) => (
          <Checkbox
            size="md"
            key={key}
            id={at === 0 ? id : undefined}
            value={key}
            label={inLocale(label, locale)}
            disabled={disabled || (full && !chosen.includes(key))}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** Choices in the order of wishing: first, second, third. */
export function RankedAnswer(props: FieldProps<Multi>) {
  const { field, value, onChange } = props;
  const t = useT();
  const locale = useLocale();
  const { id, label, description, error, disabled } = useInputProps(props);
  const chosen = textsOf(value);
  const rows = Math.min(field.limits.maxItems, chosen.length + 1, field.options.length);
  const put = (at: number, key: string) => {
    const next = chosen.map((one, i) => (i === at ? key : one));
    if (at === chosen.length) next.push(key);
    const unique = [...new Set(next.filter(Boolean))];
    onChange(unique.length > 0 ? unique : null);
  };
  return (
    <fieldset className={classes.group} disabled={disabled}>
      <legend>{label}</legend>
      {description && <p className={classes.help}>{description}</p>}
      {Array.from({ length: rows }, (_, at) => (
        <NativeSelect
          key={at}
          id={at === 0 ? id : undefined}
          className={classes.narrow}
          aria-label={t('forms.rank', { number: at + 1 })}
          value={chosen[at] ?? ''}
          data={[
            { value: '', label: t('forms.rank', { number: at + 1 }) },
            ...field.options.map((option) => ({ value: option.key, label: inLocale(option.label, locale) })),
          ]}
          onChange={(event) => put(at, event.currentTarget.value)}
        />
      ))}
      {error && <p className={classes.problem}>{error}</p>}
    </fieldset>
  );
}

/** One box for one purpose, never ticked beforehand. */
export function ConsentAnswer(props: FieldProps<Consent>) {
  const { value, onChange } = props;
  const { withAsterisk: _, ...shared } = useInputProps(props);
  return (
    <Checkbox
      size="md"
      {...shared}
      className={classes.consent}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
