import { Textarea, TextInput } from '@mantine/core';
import { lengthOf, type FieldOf } from '#forms';
import { useT } from '../../../i18n.js';
import { textOf, useInputProps, type FieldProps } from './field-props.js';
import classes from '../form.module.css';

type Text = FieldOf<'text' | 'longText'>;
type Plain = FieldOf<'url'>;

function Count({ value, most }: { readonly value: string; readonly most: number }) {
  const t = useT();
  const length = lengthOf(value);
  if (length < most * 0.7) return null;
  return (
    <span className={classes.count} data-over={length > most}>
      {t('forms.count', { length, max: most })}
    </span>
  );
}

/** One line or several, with the count once the end comes near. */
export function TextAnswer(props: FieldProps<Text>) {
  const { field, value, onChange } = props;
  const shared = { ...useInputProps(props), value: textOf(value) };
  const most = field.limits.maxLength;
  return (
    <div>
      {field.type === 'text' ? (
        <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <Textarea
          {...shared}
          autosize
          minRows={most > 400 ? 5 : 3}
          maxRows={18}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      <Count value={shared.value} most={most} />
    </div>
  );
}

const types = { url: 'url', email: 'email', phone: 'tel', month: 'month', date: 'date' } as const;
const examples = {
  url: 'https://contoh.id',
  email: 'nama@contoh.id',
  phone: '+6281234567890',
  month: '2026-04',
  date: '2026-04-30',
} as const;

/** A phone number as people write it, as E.164. */
const phone = (text: string) => text.replace(/[\s()-]/g, '').replace(/^0/, '+62');

/** Links, addresses, numbers to call, months and days. */
export function LineAnswer(props: FieldProps<Plain>) {
  const { field, value, onChange } = props;
  const shared = useInputProps(props);
  if (field.type === 'yesNo') return null;
  const type = field.type;
  return (
    <TextInput
      {...shared}
      type={types[type]}
      placeholder={examples[type]}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => type === 'phone' && onChange(phone(event.currentTarget.value))}
    />
  );
}
