import { Button, Group, Text, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { LocalizedText } from '#kernel';
import { inLocale } from '#kernel';
import { Sheet } from '../../design/sheet.js';
import { showToast } from '../../design/toasts-store.js';
import { useKeys } from '../../design/use-keys.js';
import { useWrite } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { ConflictCard } from './conflict-card.js';
import { recallReviewDocument, queueDocument, reviewDocument, submitReviewDocument } from './review.js';
import { useReviewDraft, type DraftedAssignment } from './use-review-draft.js';
import classes from './assessment.module.css';

export interface RubricCriterion {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly question: string;
  readonly weight: number;
  readonly anchors: unknown;
  readonly mayBeLeftOut: boolean;
}

export interface RubricFormProps {
  readonly assignment: DraftedAssignment;
  readonly criteria: readonly RubricCriterion[];
  readonly scale: readonly [number, number];
  readonly readOnly: boolean;
  /** To the next (1) or previous (-1) application. */
  readonly onMove: (step: number) => void;
  readonly onSent: () => void;
}

const isText = (value: unknown): value is LocalizedText => typeof value === 'object' && value !== null && 'id' in value;

const anchorsOf = (anchors: unknown): readonly LocalizedText[] =>
  Array.isArray(anchors) ? anchors.filter(isText) : [];

/** The rubric beside an application: levels by key or touch, saved as they are given. */
export function RubricForm({ assignment, criteria, scale, readOnly, onMove, onSent }: RubricFormProps) {
  const t = useT();
  const locale = useLocale();
  const draft = useReviewDraft(assignment, criteria);
  const [here, setHere] = useState(0);
  const [hovered, setHovered] = useState<readonly [string, number] | null>(null);
  const [declaring, setDeclaring] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const submit = useWrite(submitReviewDocument, { refreshes: [queueDocument, reviewDocument] });
  const recall = useWrite(recallReviewDocument, { refreshes: [queueDocument, reviewDocument] });
  const sending = useRef(false);
  const comments = useRef<(HTMLTextAreaElement | null)[]>([]);
  const sent = assignment.state === 'DONE';
  const fixed = readOnly || sent;
  const [lowest, highest] = scale;
  const levels = Array.from({ length: highest - lowest + 1 }, (_, at) => lowest + at);
  const give = (score: number | null) => {
    const criterion = criteria[here];
    if (!criterion || fixed) return;
    draft.score(criterion.id, score);
    setHere(Math.min(here + 1, criteria.length - 1));
  };
  const takeBack = () => void recall.run({ input: { assignmentId: assignment.id } });
  const send = async () => {
    // A second press of the key belongs to the first: one notice, one step ahead.
    if (fixed || sending.current) return;
    sending.current = true;
    const result = await submit.run({ input: draft.input() });
    sending.current = false;
    if (!result.ok) {
      setErrors({ whole: result.userErrors[0]?.message ?? t('assessment.decisions.failed'), ...result.fieldErrors });
      const first = criteria.findIndex(({ key }) => result.fieldErrors[`scores.${key}`] !== undefined);
      if (first >= 0) setHere(first);
      return;
    }
    setErrors({});
    showToast(t('assessment.review.sent'), takeBack);
    onSent();
  };
  useKeys({
    j: { label: 'assessment.keys.next', run: () => onMove(1) },
    k: { label: 'assessment.keys.previous', run: () => onMove(-1) },
    n: { label: 'assessment.keys.nextCriterion', run: () => setHere(Math.min(here + 1, criteria.length - 1)) },
    p: { label: 'assessment.keys.previousCriterion', run: () => setHere(Math.max(here - 1, 0)) },
    ...Object.fromEntries(
      levels.map((level) => [String(level), { label: 'assessment.keys.level' as const, run: () => give(level) }]),
    ),
    a: { label: 'assessment.keys.abstain', run: () => give(null) },
    c: { label: 'assessment.keys.comment', run: () => comments.current[here]?.focus() },
    x: { label: 'assessment.keys.conflict', run: () => setDeclaring(true) },
    s: { label: 'assessment.keys.send', run: () => void send() },
  });
  return (
    <form
      className={classes.rubric}
      aria-label={t('assessment.review.rubric')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {criteria.map((criterion, at) => {
        const given = draft.scores[criterion.id];
        const shown = hovered?.[0] === criterion.id ? hovered[1] : given?.score;
        const anchor = typeof shown === 'number' ? anchorsOf(criterion.anchors)[shown - lowest] : undefined;
        const error = errors[`scores.${criterion.key}`];
        return (
          <fieldset key={criterion.id} className={classes.criterion} data-here={at === here} disabled={fixed}>
            <legend>
              <Text fw={600} component="span">
                {criterion.name}
              </Text>{' '}
              <Text size="sm" c="dimmed" component="span">
                {t('assessment.review.weight', { weight: criterion.weight })}
              </Text>
            </legend>
            <Text size="sm">{criterion.question}</Text>
            <div className={classes.levels}>
              {levels.map((level) => (
                <button
                  key={level}
                  type="button"
                  className={classes.level}
                  aria-pressed={given?.score === level}
                  aria-label={t('assessment.review.levelOf', { level, name: criterion.name })}
                  onMouseEnter={() => setHovered([criterion.id, level])}
                  onMouseLeave={() => setHovered(null)}
                  onFocus={() => {
                    setHere(at);
                    setHovered([criterion.id, level]);
                  }}
                  onBlur={() => setHovered(null)}
                  onClick={() => {
                    setHere(at);
                    draft.score(criterion.id, level);
                  }}
                >
                  {level}
                </button>
              ))}
              {criterion.mayBeLeftOut && (
                <button
                  type="button"
                  className={classes.level}
                  aria-pressed={given !== undefined && given.score === null}
                  onClick={() => draft.score(criterion.id, null)}
                >
                  {t('assessment.review.leaveOut')}
                </button>
              )}
            </div>
            <Text size="sm" c="dimmed" className={classes.anchor} aria-live="polite">
              {anchor ? inLocale(anchor, locale) : ''}
            </Text>
            <Textarea
              label={t('assessment.review.comment')}
              description={
                given?.score === lowest || given?.score === highest ? t('assessment.review.commentNeeded') : undefined
              }
              autosize
              minRows={1}
              error={error}
              value={given?.comment ?? ''}
              ref={(element) => {
                comments.current[at] = element;
              }}
              onChange={({ currentTarget: { value } }) => {
                setErrors(({ [`scores.${criterion.key}`]: _, whole: __, ...others }) => others);
                draft.comment(criterion.id, value);
              }}
            />
          </fieldset>
        );
      })}
      <Textarea
        label={t('assessment.review.shared')}
        autosize
        minRows={2}
        disabled={fixed}
        value={draft.sharedComment}
        onChange={({ currentTarget: { value } }) => draft.setShared(value)}
      />
      <Textarea
        label={t('assessment.review.private')}
        autosize
        minRows={2}
        disabled={fixed}
        value={draft.privateComment}
        onChange={({ currentTarget: { value } }) => draft.setPrivate(value)}
      />
      <Text size="sm" c="dimmed" role="status">
        {sent ? t('assessment.review.isSent') : t(draft.savedWords)}
      </Text>
      {errors['whole'] && (
        <Text c="danger" role="alert">
          {errors['whole']}
        </Text>
      )}
      <Group my="md">
        {!fixed && (
          <Button type="submit" loading={submit.running}>
            {t('assessment.review.send')}
          </Button>
        )}
        {sent && !readOnly && (
          <Button variant="default" onClick={takeBack} loading={recall.running}>
            {t('assessment.review.recall')}
          </Button>
        )}
        <Button variant="default" onClick={() => setDeclaring(true)}>
          {t('assessment.conflict.some')}
        </Button>
      </Group>
      <Sheet open={declaring} onClose={() => setDeclaring(false)} title={t('assessment.conflict.question')}>
        <ConflictCard assignmentId={assignment.id} onDeclared={onSent} />
      </Sheet>
    </form>
  );
}
