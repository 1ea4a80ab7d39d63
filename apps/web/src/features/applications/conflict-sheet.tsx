import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { fieldOf, type FormDefinition } from '#forms';
import { inLocale } from '#kernel';
import { Sheet } from '../../design/sheet.js';
import { useLocale, useT } from '../../i18n.js';
import { AnswerText } from './answers-view.js';
import type { Conflict } from './draft-state.js';
import type { Draft } from './use-draft.js';
import classes from './form.module.css';

interface OneProps {
  readonly form: FormDefinition;
  readonly conflict: Conflict;
  readonly draft: Draft;
}

function OneConflict({ form, conflict, draft }: OneProps) {
  const t = useT();
  const locale = useLocale();
  const field = fieldOf(form, conflict.field);
  const mine = draft.answers[conflict.field];
  const isText = field?.type === 'text' || field?.type === 'longText';
  const [merged, setMerged] = useState(() =>
    [mine, conflict.theirs].filter((one) => typeof one === 'string').join('\n'),
  );
  if (!field) return null;
  return (
    <section className={classes.conflict}>
      <h3>{inLocale(field.label, locale)}</h3>
      <div className={classes.versions}>
        <div>
          <h4>{t('applications.conflict.mine')}</h4>
          <AnswerText field={field} value={mine} files={[]} />
          <Button variant="default" onClick={() => draft.settle(field.key, mine)}>
            {t('applications.conflict.keepMine')}
          </Button>
        </div>
        <div>
          <h4>{t('applications.conflict.theirs', { name: conflict.editedBy })}</h4>
          <AnswerText field={field} value={conflict.theirs} files={[]} />
          <Button variant="default" onClick={() => draft.settle(field.key, conflict.theirs)}>
            {t('applications.conflict.keepTheirs')}
          </Button>
        </div>
      </div>
      {isText && (
        <div className={classes.merge}>
          <Textarea
            autosize
            minRows={3}
            label={t('applications.conflict.merged')}
            value={merged}
            onChange={(event) => setMerged(event.currentTarget.value)}
          />
          <Button variant="default" onClick={() => draft.settle(field.key, merged)}>
            {t('applications.conflict.keepMerged')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Two people wrote in one field: both versions side by side, and a choice. Nothing is overwritten before that. */
export function ConflictSheet({
  form,
  draft,
  open,
  onClose,
}: {
  readonly form: FormDefinition;
  readonly draft: Draft;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const t = useT();
  return (
    <Sheet open={open} onClose={onClose} title={t('applications.conflict.title')}>
      <p>{t('applications.conflict.lead')}</p>
      {draft.conflicts.map((conflict) => (
        <OneConflict key={conflict.field} form={form} conflict={conflict} draft={draft} />
      ))}
    </Sheet>
  );
}
