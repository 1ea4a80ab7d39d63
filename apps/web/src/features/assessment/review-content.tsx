import { readFormDefinition, type Answers } from '#forms';
import { useT } from '../../i18n.js';
import { AnswersView } from '../applications/answers-view.js';

interface Content {
  readonly answers: Answers;
  readonly form: unknown;
}

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && 'answers' in value && 'form' in value;

/** What was sent, as its form asked for it; what is hidden from this reader is not in it, and files are the staff's. */
export function ReviewContent({ content }: { readonly content: unknown }) {
  const t = useT();
  if (!isContent(content)) return null;
  const form = readFormDefinition(content.form);
  const files = form.sections.flatMap(({ fields }) =>
    fields.filter(({ type }) => type === 'file').map(({ key }) => key),
  );
  const answers = Object.fromEntries(Object.entries(content.answers).filter(([key]) => !files.includes(key)));
  return (
    <>
      <h2>{t('assessment.review.content')}</h2>
      <AnswersView form={form} answers={answers} files={[]} />
    </>
  );
}
