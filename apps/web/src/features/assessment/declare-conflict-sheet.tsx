import { Button, NativeSelect, Select, Text, Textarea } from '@mantine/core';
import { useDeferredValue, useState, type SubmitEvent } from 'react';
import { Sheet } from '../../design/sheet.js';
import { showToast } from '../../design/toasts-store.js';
import { useReadWhen, useWrite, type ResultOf } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import {
  applicantsDocument,
  conflictsDocument,
  declareConflictDocument,
  judgesDocument,
  kindNames,
  kinds,
} from './conflicts.js';
import classes from './assessment.module.css';

/** What a person can tell; a shared mail domain is found by itself. */
const declarable = kinds.filter((kind) => kind !== 'MAIL_DOMAIN');

/** Everybody who judges or mentors in the season, once, by name. */
function peopleOf(season: ResultOf<typeof judgesDocument>['season'] | undefined) {
  const reviewers = season?.rounds.flatMap(({ commitments }) => commitments.map(({ reviewer }) => reviewer)) ?? [];
  const mentors = season?.cohorts.flatMap((cohort) => cohort.mentors.map(({ person }) => person)) ?? [];
  const known = new Map([...reviewers, ...mentors].flatMap((one) => (one ? [[one.id, one.fullName] as const] : [])));
  return [...known]
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

export interface DeclareConflictSheetProps {
  readonly slug: string;
  readonly seasonId: string;
  readonly onClose: () => void;
}

/** Writes down a conflict somebody told of. */
export function DeclareConflictSheet({ slug, seasonId, onClose }: DeclareConflictSheetProps) {
  const t = useT();
  const [personId, setPersonId] = useState<string | null>(null);
  const [startupId, setStartupId] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [reason, setReason] = useState<(typeof kinds)[number]>('INVESTOR');
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const wanted = useDeferredValue(search);
  const judges = useReadWhen(true, judgesDocument, { slug });
  const applicants = useReadWhen(true, applicantsDocument, { seasonId, search: wanted === '' ? null : wanted });
  const declare = useWrite(declareConflictDocument, { refreshes: [conflictsDocument] });
  const people = peopleOf(judges.data?.season);
  const startups = new Map(
    applicants.data?.applications.nodes.flatMap(({ startup }) =>
      startup ? [[startup.id, startup.name] as const] : [],
    ),
  );
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (personId === null || startupId === null) return setRefusal(t('matching.conflicts.chooseFirst'));
    const result = await declare.run({ input: { personId, startupId, reason, note } });
    if (!result.ok) return setRefusal(result.userErrors[0]?.message ?? t('assessment.decisions.failed'));
    showToast(t('matching.conflicts.declared'));
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={t('matching.conflicts.declareTitle')} place="side">
      <form className={classes.stack} onSubmit={(event) => void send(event)}>
        <Text size="sm">{t('matching.conflicts.declareWhy')}</Text>
        <Select
          label={t('matching.conflicts.findPerson')}
          searchable
          data={people}
          limit={50}
          value={personId}
          nothingFoundMessage={
            judges.data && people.length === 0 ? t('matching.conflicts.noPeople') : t('matching.conflicts.nothingFound')
          }
          comboboxProps={{ withinPortal: false }}
          onChange={setPersonId}
        />
        <Select
          label={t('matching.conflicts.findStartup')}
          searchable
          data={[...startups].map(([value, label]) => ({ value, label }))}
          filter={({ options }) => options}
          value={startupId}
          searchValue={search}
          onSearchChange={setSearch}
          nothingFoundMessage={applicants.reading ? undefined : t('matching.conflicts.nothingFound')}
          comboboxProps={{ withinPortal: false }}
          onChange={setStartupId}
        />
        <NativeSelect
          label={t('matching.conflicts.kind')}
          value={reason}
          data={declarable.map((each) => ({ value: each, label: t(kindNames[each]) }))}
          onChange={({ currentTarget }) => setReason(kinds.find((each) => each === currentTarget.value) ?? 'OTHER')}
        />
        <Textarea
          label={t('matching.conflicts.note')}
          autosize
          minRows={2}
          maxLength={1000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {refusal && (
          <Text c="danger" role="alert">
            {refusal}
          </Text>
        )}
        <Button type="submit" loading={declare.running}>
          {t('matching.conflicts.save')}
        </Button>
      </form>
    </Sheet>
  );
}
