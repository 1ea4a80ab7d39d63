import { Anchor } from '@mantine/core';
import { isVisible, type Answers, type FormDefinition, type FieldOf, type FormField } from '#forms';
import { formatBytes, formatMoney, formatNumber, inLocale } from '#kernel';
import { useReadWhen } from '../../graphql/client.js';
import { useLocale, useT, type Locale, type Translate } from '../../i18n.js';
import { rowIdOf } from '../identity/row-id.js';
import { regionsDocument } from './form-documents.js';
import type { AnswerFile } from './files-context.js';
import { timeWords } from '../../design/week-words.js';
import { monthName } from './time-words.js';
import classes from './answers.module.css';

interface Words {
  readonly t: Translate;
  readonly locale: Locale;
  readonly regionName: (code: string) => string;
}

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function optionWords(field: FormField, key: unknown, { locale }: Words): string {
  const options = 'options' in field ? field.options : [];
  const found = options.find((option) => option.key === key);
  return found ? inLocale(found.label, locale) : String(key);
}

const rupiah = (amount: number, locale: Locale) => formatMoney({ amount, currency: 'IDR' }, locale);

/** One plain value in words. */
function wordsOf(field: FormField, value: unknown, words: Words): string {
  const { t, locale } = words;
  if (value === true) return t('forms.yes');
  if (value === false) return t('forms.no');
  if (field.type === 'select') return optionWords(field, value, words);
  if (field.type === 'region') return words.regionName(String(value));
  if (typeof value === 'number') {
    if (field.type === 'money') return rupiah(value, locale);
    return field.type === 'percent' ? `${formatNumber(value, locale)} %` : formatNumber(value, locale);
  }
  return String(value);
}

function Link({ to }: { readonly to: string }) {
  return (
    <Anchor href={to} target="_blank" rel="noreferrer noopener nofollow">
      {to}
    </Anchor>
  );
}

function Team({
  field,
  rows,
  words,
}: {
  readonly field: FieldOf<'team'>;
  readonly rows: readonly Record<string, unknown>[];
  readonly words: Words;
}) {
  return (
    <ul className={classes.team}>
      {rows.map((row, at) => {
        const shown = field.fields.filter(({ key }) => key !== 'name' && row[key] !== undefined);
        return (
          <li key={at}>
            <strong>{String(row['name'] ?? '')}</strong>
            {row['isLead'] === true && ` · ${words.t('forms.lead')}`}
            <dl className={classes.facts}>
              {shown.map((column) => (
                <div key={column.key}>
                  <dt>{inLocale(column.label, words.locale)}</dt>
                  <dd>{wordsOf(column, row[column.key], words)}</dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}

/** Files by their names; who may not know the names finds them numbered. */
function Files({ ids, files }: { readonly ids: readonly unknown[]; readonly files: readonly AnswerFile[] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <ul className={classes.plain}>
      {ids.map((id, at) => {
        const file = files.find((one) => rowIdOf(one.id) === id);
        return (
          <li key={String(id)}>
            <Anchor href={`/files/${String(id)}`} download>
              {file?.name ?? t('forms.file', { number: at + 1 })}
            </Anchor>
            {file && ` (${formatBytes(file.bytes, locale)})`}
          </li>
        );
      })}
    </ul>
  );
}

export interface AnswerTextProps {
  readonly field: FormField;
  readonly value: unknown;
  readonly files: readonly AnswerFile[];
}

/** One answer, as people read it. */
export function AnswerText({ field, value, files }: AnswerTextProps) {
  const t = useT();
  const locale = useLocale();
  const { data } = useReadWhen(field.type === 'region' || field.type === 'team', regionsDocument, {});
  const regionName = (code: string) => data?.regions.find((region) => region.code === code)?.name ?? code;
  const words: Words = { t, locale, regionName };
  if (value === undefined || value === null || value === '') return <p>{t('forms.unanswered')}</p>;
  if (field.type === 'url') return <Link to={String(value)} />;
  if (field.type === 'figure' && isRow(value)) {
    return (
      <p>
        {t('forms.figureAt', { value: formatNumber(Number(value['value']), locale), at: String(value['asOf'] ?? '') })}
      </p>
    );
  }
  if (!Array.isArray(value)) return <p className={classes.text}>{wordsOf(field, value, words)}</p>;
  if (field.type === 'file') return <Files ids={value} files={files} />;
  if (field.type === 'team') return <Team field={field} rows={value.filter(isRow)} words={words} />;
  if (field.type === 'urls') return value.map((one) => <Link key={String(one)} to={String(one)} />);
  if (field.type === 'monthlyTable') {
    return (
      <p>
        {value
          .filter(isRow)
          .map((row) => `${monthName(String(row['month']), locale)}: ${rupiah(Number(row['amount']), locale)}`)
          .join(' · ')}
      </p>
    );
  }
  return (
    <p>
      {value.map((one) => (field.type === 'weekGrid' ? timeWords(one, t) : optionWords(field, one, words))).join(', ')}
    </p>
  );
}

export interface AnswersViewProps {
  readonly form: FormDefinition;
  readonly answers: Answers;
  readonly files: readonly AnswerFile[];
  /** Keys of answers that changed since they were sent before. */
  readonly changed?: ReadonlySet<string>;
}

/** What was answered, group by group, as the form asked for it. Links open elsewhere and tell nothing of us. */
export function AnswersView({ form, answers, files, changed }: AnswersViewProps) {
  const t = useT();
  const locale = useLocale();
  return form.sections.map((section) => {
    const answered = section.fields.filter((field) => answers[field.key] !== undefined && isVisible(field, answers));
    if (answered.length === 0) return null;
    return (
      <section key={section.key} className={classes.section}>
        <h3>{inLocale(section.title, locale)}</h3>
        <dl className={classes.answers}>
          {answered.map((field) => (
            <div key={field.key} data-changed={changed?.has(field.key)}>
              <dt>
                {inLocale(field.label, locale)}
                {changed?.has(field.key) && <span className={classes.changed}>{t('forms.changed')}</span>}
              </dt>
              <dd>
                <AnswerText field={field} value={answers[field.key]} files={files} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  });
}
