import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Band, FieldOf } from '#forms';
import { formatNumber, inLocale } from '#kernel';
import { useLocale, useT, type Locale } from '../../../i18n.js';
import { useInputProps, type FieldProps } from './field-props.js';
import classes from '../form.module.css';

type NumberField = FieldOf<'int'>;

/** A whole number as people write it, with dots, commas or blanks between thousands; null for nothing, undefined for words. */
export function wholeNumber(text: string): number | null | undefined {
  const bare = text.trim().replace(/^rp\.?\s*/i, '');
  if (bare === '') return null;
  return /^-?(\d+|\d{1,3}([.,\s]\d{3})+)$/.test(bare) ? Number(bare.replace(/[.,\s]/g, '')) : undefined;
}

/** A year is no amount: small whole numbers stand without dots. */
const numberText = (value: number, type: NumberField['type'], locale: Locale) =>
  type === 'int' && Math.abs(value) < 10_000 ? String(value) : formatNumber(value, locale, 0);

const bandOf = (bands: readonly Band[], value: number) => bands.find(({ upTo }) => upTo === undefined || value <= upTo);

/** A whole number, shown with its thousands apart; money says beside it what size of business it makes. */
export function NumberAnswer(props: FieldProps<NumberField>) {
  const { field, value, onChange, error } = props;
  const t = useT();
  const locale = useLocale();
  const shown = typeof value === 'number' ? numberText(value, field.type, locale) : '';
  const [typed, setTyped] = useState<string | undefined>();
  const isWords = typed !== undefined && wholeNumber(typed) === undefined;
  const shared = useInputProps({ ...props, error: isWords ? t('forms.wholeNumber') : error });
  const band = typeof value === 'number' && field.bands ? bandOf(field.bands, value) : undefined;
  return (
    <div>
      <TextInput
        {...shared}
        className={classes.narrow}
        inputMode="numeric"
        leftSection={field.type === 'money' ? t('forms.rupiah') : undefined}
        rightSection={field.type === 'percent' ? '%' : undefined}
        value={typed ?? shown}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const number = wholeNumber(text);
          if (number !== undefined) onChange(number);
        }}
        onBlur={() => !isWords && setTyped(undefined)}
      />
      {band && <output className={classes.band}>{t('forms.size', { size: inLocale(band.label, locale) })}</output>}
    </div>
  );
}
