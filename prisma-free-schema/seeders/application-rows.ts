import { createHash } from 'node:crypto';
import { idFor, type Id } from '#kernel';
import type { ApplicationLifecycle } from '../src/entities/applications/application.entity.js';
import type { CheckReason, CheckResult } from '../src/entities/applications/check-verdict.entity.js';
import type { Answers, Filling } from './answer-writer.js';
import { applicationAnswers, eligibilityAnswers, needsDeck } from './answers.js';
import { deckFile } from './deck-file.js';
import { later, wibDay } from './moments.js';
import { addPerson } from './people.js';
import { meetingColumns } from './sample-meetings.js';
import { dated, type Rows } from './rows.js';
import { formVersion, type SeasonShell } from './season-shell.js';
import type { Member, Venture } from './ventures.js';

/** An application with its team, before it is rows. */
export interface Entry {
  readonly number: string;
  readonly venture: Venture;
  readonly team: readonly Member[];
  readonly lifecycle: ApplicationLifecycle;
  readonly startedAt: string;
  readonly submittedAt: string | null;
  readonly withdrawnAt?: string | null;
  /** Person of the lead, when that is one of the sample people. */
  readonly leadId?: Id;
  /** Whether everybody named in it has joined and belongs to the startup. */
  readonly teamJoined: boolean;
  /** Sections of the form that were filled; all when it was sent. */
  readonly sectionsFilled?: number;
  readonly revision?: Revision;
}

/** A file that went back for one field and came again. */
export interface Revision {
  readonly fieldKey: 'evidence' | 'goals' | 'customerSegment';
  readonly note: string;
  readonly askedBy: Id;
  readonly askedAt: string;
  readonly dueAt: string;
  readonly answeredAt: string | null;
}

/** A file of the sample world, to be laid into the file store. */
export interface SampleFile {
  readonly storageKey: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export const applicationId = (number: string): Id => idFor('sample', 'application', number);
export const startupId = (number: string): Id => idFor('sample', 'startup', number);
const personId = ({ number, leadId }: Entry, at: number): Id =>
  at === 0 && leadId ? leadId : idFor('sample', 'person', number, at);

/** The number of an application, as in `HFS2-0042`. */
export const numberOf = (season: SeasonShell, count: number): string =>
  `${season.numberPrefix}-${String(count).padStart(4, '0')}`;

/** Adds the people, the startup and everything the team itself did: the draft, its files and what was sent. */
export function addEntry(rows: Rows, files: SampleFile[], season: SeasonShell, entry: Entry): void {
  const deck = entry.submittedAt && needsDeck(entry.venture.stage) ? addDeck(rows, files, entry) : undefined;
  const day = wibDay(entry.submittedAt ?? entry.startedAt);
  const filling: Filling = { ...entry, day, deckId: deck };
  const first: Answers = Object.assign({}, ...applicationAnswers(filling).slice(0, entry.sectionsFilled));
  const answers = entry.revision?.answeredAt ? revised(first, entry.revision) : first;
  addTeam(rows, entry);
  rows.add('application', {
    id: applicationId(entry.number),
    ...dated(entry.startedAt),
    version: 1,
    season_id: season.id,
    startup_id: startupId(entry.number),
    lead_id: personId(entry, 0),
    number: entry.number,
    lifecycle: entry.lifecycle,
    eligibility: eligibilityAnswers(filling),
    answers,
    form_version: formVersion,
    submitted_at: entry.submittedAt,
    withdrawn_at: entry.withdrawnAt ?? null,
    withdrawn_from: entry.withdrawnAt ? 'SUBMITTED' : null,
  });
  addMembers(rows, entry);
  if (entry.submittedAt) addSubmission(rows, entry, 1, entry.submittedAt, first);
  if (entry.revision) addRevision(rows, entry, entry.revision, answers);
}

const revised = (answers: Answers, { fieldKey }: Revision): Answers => {
  const before = answers[fieldKey];
  const added = 'Kami tambahkan catatan tiga bulan terakhir.';
  return { ...answers, [fieldKey]: typeof before === 'string' ? `${before} ${added}` : added };
};

function addRevision(rows: Rows, entry: Entry, revision: Revision, answers: Answers): void {
  rows.add('revision_request', {
    id: idFor('sample', 'revision', entry.number, 1),
    application_id: applicationId(entry.number),
    sequence: 1,
    field_keys: [revision.fieldKey],
    note: revision.note,
    due_at: revision.dueAt,
    asked_by_id: revision.askedBy,
    asked_at: revision.askedAt,
    answered_at: revision.answeredAt,
  });
  addVerdict(rows, entry.number, { result: 'REVISE', at: revision.askedAt, by: revision.askedBy, note: revision.note });
  if (revision.answeredAt) addSubmission(rows, entry, 2, revision.answeredAt, answers);
}

/** What staff found in one look at a file. */
export interface Verdict {
  readonly result: CheckResult;
  readonly at: string;
  readonly by: Id;
  readonly reasons?: readonly CheckReason[];
  readonly note?: string;
}

export function addVerdict(rows: Rows, number: string, { result, at, by, reasons = [], note = '' }: Verdict): void {
  rows.add('check_verdict', {
    id: idFor('sample', 'verdict', number, result),
    application_id: applicationId(number),
    result,
    reason_codes: reasons,
    note,
    checked_by_id: by,
    checked_at: at,
  });
}

function addTeam(rows: Rows, entry: Entry): void {
  const { venture, team, startedAt } = entry;
  rows.add('startup', {
    id: startupId(entry.number),
    ...dated(startedAt),
    version: 1,
    name: venture.name,
    one_liner: venture.oneLiner,
    sectors: venture.sectors,
    topics_needed: venture.topics,
    stage: venture.stage,
    region_code: venture.place.code,
    website: null,
    ...meetingColumns(venture.meeting),
  });
  for (const [at, member] of team.entries()) {
    if (at > 0 && !entry.teamJoined) continue;
    const id = personId(entry, at);
    if (id !== entry.leadId) addPerson(rows, startedAt, { ...member, id, regionCode: venture.place.code });
    rows.add('membership', {
      id: idFor('sample', 'membership', entry.number, at),
      ...dated(startedAt),
      person_id: id,
      startup_id: startupId(entry.number),
      role_in_team: member.role,
      is_lead: member.isLead,
    });
  }
}

function addMembers(rows: Rows, entry: Entry): void {
  for (const [at, member] of entry.team.entries()) {
    const joined = at === 0 || entry.teamJoined;
    rows.add('application_member', {
      id: idFor('sample', 'application-member', entry.number, at),
      ...dated(entry.startedAt),
      application_id: applicationId(entry.number),
      person_id: joined ? personId(entry, at) : null,
      name: member.fullName,
      email: member.email,
      role_in_team: member.role,
      right: member.isLead ? 'SUBMIT' : 'EDIT',
      is_lead: member.isLead,
      joined_at: joined ? later(entry.startedAt, at * 95) : null,
    });
  }
}

function addDeck(rows: Rows, files: SampleFile[], entry: Entry): Id {
  const bytes = deckFile(entry.number, entry.venture);
  const id = idFor('sample', 'file', entry.number, 'pitchDeck');
  const storageKey = `applications/${applicationId(entry.number)}/${id}`;
  files.push({ storageKey, mediaType: 'application/pdf', bytes });
  rows.add('stored_file', {
    id,
    ...dated(entry.startedAt),
    application_id: applicationId(entry.number),
    uploaded_by_id: personId(entry, 0),
    field_key: 'pitchDeck',
    name: `${entry.venture.name.toLowerCase()}.pdf`,
    media_type: 'application/pdf',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    storage_key: storageKey,
  });
  return id;
}

/** Something sent: the press of the button and what was frozen by it. */
function addSubmission(rows: Rows, entry: Entry, sequence: number, sentAt: string, answers: Answers): void {
  rows.add('application_snapshot', {
    id: idFor('sample', 'snapshot', entry.number, sequence),
    application_id: applicationId(entry.number),
    sequence,
    answers,
    form_version: formVersion,
    taken_at: sentAt,
  });
  rows.add('submission_attempt', {
    id: idFor('sample', 'attempt', entry.number, sequence),
    application_id: applicationId(entry.number),
    person_id: personId(entry, 0),
    received_at: sentAt,
    accepted: true,
    missing_fields: [],
    attempt_key: idFor('sample', 'attempt-key', entry.number, sequence),
    answers_hash: createHash('sha256').update(JSON.stringify(answers)).digest('hex'),
  });
}
