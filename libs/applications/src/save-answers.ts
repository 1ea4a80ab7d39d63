import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { blocksSaving, fieldOf, mergeAnswers, sameAnswer, type Answers, type FormDefinition } from '#forms';
import { DomainError, type Id } from '#kernel';
import { OpenCalls } from '#programmes';
import { Application, ApplicationMember, Person } from '#schema';
import { formOf, problemsOf, refusalsOf } from './application-form.js';
import type { ApplicationsCode } from './applications.errors.js';
import { lockedApplication } from './locked-application.js';
import { mustBeOpenForEditing } from './open-fields.js';

export interface SaveAnswersInput {
  readonly applicationId: Id;
  /** The newest version whose answers the writer has seen. */
  readonly baseVersion: number;
  /** Only the fields that changed; a blank answer removes the field. */
  readonly answers: Answers;
}

/** Two people changed one answer: what the other one wrote stands until somebody chooses. */
export interface AnswerConflict {
  readonly field: string;
  readonly theirs: unknown;
  readonly editedBy: string;
}

export interface SavedAnswers {
  readonly applicationId: Id;
  readonly conflicts: readonly AnswerConflict[];
}

/** Keeps changed answers of a draft, field by field; called by the form's own saving. */
@Injectable()
export class SaveAnswers {
  constructor(
    private readonly em: EntityManager,
    private readonly calls: OpenCalls,
  ) {}

  /**
   * Fields that nobody else changed since `baseVersion` are kept; the others come back as conflicts and stay as they are.
   * @throws NOT_FOUND, STATE_NOT_ALLOWED, DEADLINE_PASSED, FIELD_LOCKED outside a revision's fields, and a form code for
   * answers no form of ours can produce
   */
  execute(viewer: Viewer, { applicationId, baseVersion, answers }: SaveAnswersInput): Promise<SavedAnswers> {
    return this.em.transactional(async (em) => {
      const application = await lockedApplication(em, viewer, 'save', applicationId);
      await mustBeOpenForEditing(em, this.calls, application, Object.keys(answers));
      const form = await formOf(em, application);
      mustLeaveFilesAlone(form, application, answers);
      const problems = await problemsOf(em, form, { ...application.answers, ...answers }, 'draft');
      const given = problems.filter((one) => blocksSaving(one) && (one.field.split('.')[0] ?? '') in answers);
      DomainError.throwAll(refusalsOf(given));
      const contested = Object.keys(answers).filter((key) =>
        isContested(application, viewer.self, key, answers, baseVersion),
      );
      keep(application, viewer.self, without(answers, contested));
      await noteArrival(em, application, viewer.self);
      return { applicationId, conflicts: await conflictsOf(em, application, contested) };
    });
  }
}

/** Files come and go by their own door; an answer cannot name a file that was not attached here. */
function mustLeaveFilesAlone(form: FormDefinition, application: Application, answers: Answers): void {
  const touched = Object.keys(answers).filter((key) => !sameAnswer(application.answers[key], answers[key]));
  const files = touched.filter((key) => fieldOf(form, key)?.type === 'file');
  DomainError.throwAll(
    files.map((key) => new DomainError<ApplicationsCode>('FIELD_LOCKED', { field: `answers.${key}` })),
  );
}

/** Another person changed the answer after the writer last looked, and to something else. */
function isContested(
  application: Application,
  writer: Id,
  key: string,
  answers: Answers,
  baseVersion: number,
): boolean {
  const last = application.edits[key];
  if (!last || last.version <= baseVersion || last.by === writer) return false;
  return !sameAnswer(application.answers[key], answers[key]);
}

const without = (answers: Answers, keys: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.includes(key)));

function keep(application: Application, writer: Id, answers: Answers): void {
  const changed = Object.keys(answers).filter((key) => !sameAnswer(application.answers[key], answers[key]));
  if (changed.length === 0) return;
  const edit = { version: application.version + 1, by: writer };
  application.answers = { ...mergeAnswers(application.answers, answers) };
  application.edits = { ...application.edits, ...Object.fromEntries(changed.map((key) => [key, edit])) };
}

/** The first change by somebody who was invited tells the others that this person has come. */
async function noteArrival(em: EntityManager, application: Application, writer: Id): Promise<void> {
  const member = await em.findOne(ApplicationMember, { application, person: writer, joinedAt: null });
  if (member) member.joinedAt = new Date();
}

async function conflictsOf(em: EntityManager, { answers, edits }: Application, keys: readonly string[]) {
  const writers = keys.flatMap((key) => edits[key]?.by ?? []);
  const people = writers.length > 0 ? await em.find(Person, { id: { $in: writers } }) : [];
  return keys.map((field) => ({
    field,
    theirs: answers[field] ?? null,
    editedBy: people.find((person) => person.id === edits[field]?.by)?.fullName ?? '',
  }));
}
