import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { homeZone, inLocale } from '#kernel';
import { Sheet } from '../../../design/sheet.js';
import { useWrite } from '../../../graphql/client.js';
import { useLocale, useT } from '../../../i18n.js';
import { formOfSeason } from '../season-form.js';
import { dayIn, endOfDay } from './day-in-zone.js';
import type { VerdictSheetProps } from './ineligible-sheet.js';
import { requestRevisionDocument, triageCountsDocument } from './triage.js';
import classes from './triage.module.css';

const usualDays = 7;

/** Which questions open again, what is asked, and until when. */
export function RevisionSheet({ application, open, onClose, onDone }: VerdictSheetProps) {
  const t = useT();
  const locale = useLocale();
  const zone = application.season?.programme?.zone ?? homeZone;
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [day, setDay] = useState(() => dayIn(zone, usualDays));
  const ask = useWrite(requestRevisionDocument, { refreshes: [triageCountsDocument] });
  const errors = ask.outcome?.ok === false ? ask.outcome : undefined;
  const form = formOfSeason(application.season, 'APPLICATION', application.snapshots[0]?.formVersion);
  const known = ['fieldKeys', 'note', 'dueAt'];
  const send = async () => {
    const { id: applicationId, version: expectedVersion } = application;
    const dueAt = endOfDay(day, zone);
    const outcome = await ask.run({ input: { applicationId, expectedVersion, fieldKeys: [...keys], note, dueAt } });
    if (outcome.ok) onDone();
  };
  return (
    <Sheet open={open} onClose={onClose} place="side" title={t('triage.askRevision', { number: application.number })}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Textarea
          label={t('triage.ask')}
          autosize
          minRows={3}
          maxLength={1000}
          value={note}
          error={errors?.fieldErrors['note']}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('triage.due')}
          min={dayIn(zone, 0)}
          max={dayIn(zone, 29)}
          value={day}
          error={errors?.fieldErrors['dueAt']}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={t('triage.fields')}
          value={[...keys]}
          error={errors?.fieldErrors['fieldKeys']}
          onChange={setKeys}
        >
          {form?.sections.map((section) => (
            <fieldset key={section.key} className={classes.section}>
              <legend>{inLocale(section.title, locale)}</legend>
              {section.fields.map((field) => (
                <Checkbox size="md" key={field.key} value={field.key} label={inLocale(field.label, locale)} />
              ))}
            </fieldset>
          ))}
        </Checkbox.Group>
        {errors?.userErrors
          .filter(({ field }) => !known.includes(field ?? ''))
          .map(({ code, message }) => (
            <p key={code} className={classes.problem} role="alert">
              {message}
            </p>
          ))}
        <div className={classes.sticky}>
          <Button type="submit" loading={ask.running}>
            {t('triage.sendBack')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
