import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Sheet } from '../../../design/sheet.js';
import { useWrite } from '../../../graphql/client.js';
import { useT } from '../../../i18n.js';
import {
  isReason,
  reasonNames,
  reasons,
  triageCountsDocument,
  verdictDocument,
  type Reason,
  type TriageDetail,
} from './triage.js';
import classes from './triage.module.css';

export interface VerdictSheetProps {
  readonly application: TriageDetail;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Why a file is not eligible: at least one reason of the list, and a note for the letter. */
export function IneligibleSheet({ application, open, onClose, onDone }: VerdictSheetProps) {
  const t = useT();
  const [codes, setCodes] = useState<readonly Reason[]>([]);
  const [note, setNote] = useState('');
  const verdict = useWrite(verdictDocument, { refreshes: [triageCountsDocument] });
  const errors = verdict.outcome?.ok === false ? verdict.outcome : undefined;
  const send = async () => {
    const { id: applicationId, version: expectedVersion } = application;
    const input = { applicationId, expectedVersion, result: 'INELIGIBLE' as const, reasonCodes: [...codes], note };
    const outcome = await verdict.run({ input });
    if (outcome.ok) onDone();
  };
  return (
    <Sheet open={open} onClose={onClose} title={t('triage.why', { number: application.number })}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Checkbox.Group
          label={t('triage.reasons')}
          value={[...codes]}
          error={errors?.fieldErrors['reasonCodes']}
          onChange={(chosen) => setCodes(chosen.filter(isReason))}
        >
          <div className={classes.reasons}>
            {reasons.map((code) => (
              <Checkbox size="md" key={code} value={code} label={t(reasonNames[code])} />
            ))}
          </div>
        </Checkbox.Group>
        <Textarea
          label={t('triage.note')}
          autosize
          minRows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {errors?.userErrors
          .filter(({ field }) => field !== 'reasonCodes')
          .map(({ code, message }) => (
            <p key={code} className={classes.problem} role="alert">
              {message}
            </p>
          ))}
        <Button type="submit" color="danger" loading={verdict.running}>
          {t('triage.ineligible')}
        </Button>
      </form>
    </Sheet>
  );
}
