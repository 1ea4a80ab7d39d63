import { Text } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { Page } from '../../design/page.js';
import { useRead } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { ReviewContent } from './review-content.js';
import { ConflictCard } from './conflict-card.js';
import { queueDocument, reviewDocument } from './review.js';
import { RubricForm } from './rubric-form.js';
import classes from './assessment.module.css';

/** `/app/reviews/:id`: one application, one rubric, one key press at a time. */
export function ReviewPage() {
  const t = useT();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const { assignment } = useRead(reviewDocument, { id });
  const { myAssignments: queue } = useRead(queueDocument, { first: 100, after: null });
  if (!assignment?.round) throw new Response(null, { status: 404 });
  const { round } = assignment;
  const inRound = queue.nodes.filter((line) => line.round?.id === round.id);
  const at = inRound.findIndex((line) => line.id === assignment.id);
  const done = inRound.filter(({ state }) => state === 'DONE').length;
  const go = (step: number) => {
    const to = inRound[at + step];
    if (to) void navigate(`/app/reviews/${to.id}`);
  };
  const openNext = () => {
    const isOpen = ({ id: other, state }: (typeof inRound)[number]) =>
      other !== assignment.id && (state === 'OFFERED' || state === 'IN_PROGRESS');
    const next = inRound.slice(at + 1).find(isOpen) ?? inRound.find(isOpen);
    void navigate(next ? `/app/reviews/${next.id}` : '/app/reviews');
  };
  return (
    <Page
      title={t('assessment.review.title', { number: assignment.number })}
      width="wide"
      crumbs={[{ to: '/app/reviews', label: t('assessment.queue.title') }]}
      lead={
        <>
          {t('assessment.review.place', { at: at + 1, total: inRound.length, done })}
          <br />
          {round.blind ? t('assessment.review.policyBlind') : t('assessment.review.policyOpen')}
        </>
      }
    >
      {assignment.clearedAt === null ? (
        <ConflictCard assignmentId={assignment.id} onDeclared={openNext} />
      ) : (
        <div className={classes.desk}>
          <section aria-label={t('assessment.review.content')}>
            {assignment.content === null ? (
              <Text>{t('assessment.review.noContent')}</Text>
            ) : (
              <ReviewContent content={assignment.content} />
            )}
          </section>
          {round.rubric && (
            <RubricForm
              key={assignment.id}
              assignment={assignment}
              criteria={round.rubric.criteria}
              scale={[round.rubric.lowest, round.rubric.highest]}
              readOnly={round.state !== 'OPEN'}
              onMove={go}
              onSent={openNext}
            />
          )}
        </div>
      )}
    </Page>
  );
}
