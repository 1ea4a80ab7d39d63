import { createElement, useId } from 'react';
import type { FormField, MemberField } from '#forms';
import { inLocale } from '#kernel';
import { useLocale, useT } from '../../../i18n.js';
import classes from '../form.module.css';

/** What every input of the form is given. */
export interface FieldProps<Field extends FormField | MemberField> {
  readonly field: Field;
  readonly value: unknown;
  /** Null removes the answer. */
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Whether it must be answered now, given the other answers. */
  readonly required: boolean;
}

/** An input that may have problems inside, by path below the field. */
export interface LargeInputProps extends FieldProps<FormField> {
  readonly errorAt?: (path: string) => string | undefined;
}

/** What a question is called, in one text. */
export function useFieldName({ field, required }: FieldProps<FormField>): string {
  const locale = useLocale();
  const t = useT();
  const name = inLocale(field.label, locale);
  return required ? name : `${name} ${t('forms.optional')}`;
}

/** Label, help and error as Mantine's inputs take them. */
export function useInputProps({ field, error, disabled, required }: FieldProps<FormField>) {
  const locale = useLocale();
  const t = useT();
  const id = useId();
  const name = inLocale(field.label, locale);
  return {
    id,
    label: required
      ? name
      : createElement(
          'span',
          null,
          name,
          ' ',
          createElement('span', { className: classes.optional }, t('forms.optional')),
        ),
    description: field.help && inLocale(field.help, locale),
    error,
    disabled: disabled === true,
    required,
    withAsterisk: false,
  };
}

/** A text answer; anything else shows as nothing. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
/** Texts of a list answer. */
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
