import { Text } from '@mantine/core';
import { isVisible, readFormDefinition, type Answers, type FormField } from '#forms';
import { inLocale } from '#kernel';
import { useLocale, useT } from '../../i18n.js';

interface Content {
  readonly answers: Answers;
  readonly form: unknown;
}

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && 'answers' in value && 'form' in value;

/** What was sent, section by section, as its form asked for it; what is hidden from this reader is not in it. */
export function AnswersView({ content }: { readonly content: unknown }) {
  const locale = useLocale();
  if (!isContent(content)) return null;
  const form = readFormDefinition(content.form);
  return form.sections.map((section) => {
    const answered = section.fields.filter(
      (field) => content.answers[field.key] !== undefined && isVisible(field, content.answers),
    );
    if (answered.length === 0) return null;
    return (
      <section key={section.key}>
        <h2>{inLocale(section.title, locale)}</h2>
        <dl>
          {answered.map((field) => (
            <div key={field.key}>
              <dt>
                <Text fw={600} component="span">
                  {inLocale(field.label, locale)}
                </Text>
              </dt>
              <dd>
                <Answer field={field} value={content.answers[field.key]} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  });
}

function Answer({ field, value }: { readonly field: FormField; readonly value: unknown }) {
  const t = useT();
  const locale = useLocale();
  const wordsOf = (one: unknown): string => {
    if (one === true) return t('assessment.review.yes');
    if (one === false) return t('assessment.review.no');
    const options = 'options' in field ? field.options : [];
    const option = Array.isArray(options) ? options.find(({ key }) => key === one) : undefined;
    if (option) return inLocale(option.label, locale);
    if (typeof one === 'object' && one !== null) return Object.values(one).map(wordsOf).join(' · ');
    return String(one);
  };
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  return wordsOf(value);
}
