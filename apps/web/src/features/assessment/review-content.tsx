import { readFormDefinition, type Answers } from '#forms';
import { useT } from '../../i18n.js';
import { AnswersView } from '../applications/answers-view.js';

interface Content {
  readonly answers: Answers;
  readonly form: unknown;
}

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && 'answers' in value && 'form' in value;

/** What was sent, as its form asked for it; what is hidden from this reader is not in it, files are numbered. */
export function ReviewContent({ content }: { readonly content: unknown }) {
  const t = useT();
  if (!isContent(content)) return null;
  return (
    <>
      <h2>{t('assessment.review.content')}</h2>
      <AnswersView form={readFormDefinition(content.form)} answers={content.answers} files={[]} />
    </>
  );
}
