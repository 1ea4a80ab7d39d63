import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { blocksSaving, fieldOf, mergeAnswers, sameAnswer, type Answers, type FormDefinition } from '#forms';
import { DomainError, type Id } from '#kernel';
import { MutationReceipts, type KeyedMutation } from '#messaging';
import { OpenCalls } from '#programmes';
import type { ReadBehind } from '#read-plan';
import { Application, ApplicationMember, Person } from '#schema';
import { formOf, knownForm, problemsOf, refusalsOf } from './application-form.js';
import type { ApplicationsCode } from './applications.errors.js';
import { lockedApplication } from './locked-application.js';
import { mustBeOpenForEditing } from './open-fields.js';
import { keepAnswers, openDraft } from './uncontested-draft.sql.js';

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
    private readonly receipts: MutationReceipts,
  ) {}

  /**
   * Fields that nobody else changed since `baseVersion` are kept; the others come back as conflicts and stay as they are.
   * @param behind what the writer is answered, read right behind the writing
   * @throws NOT_FOUND, STATE_NOT_ALLOWED, DEADLINE_PASSED, FIELD_LOCKED outside a revision's fields, and a form code for
   * answers no form of ours can produce
   */
  async execute(viewer: Viewer, input: SaveAnswersInput, behind?: ReadBehind): Promise<SavedAnswers> {
    const isKept = await this.receipts.alone((mutation) => this.keepUncontested(viewer, input, mutation, behind));
    return isKept ? { applicationId: input.applicationId, conflicts: [] } : this.keepByEntities(viewer, input);
  }

  /**
   * A form saves itself every few seconds and nearly always nobody else writes and nothing is wrong: then what is
   * written is one statement. Where anything stands against it, entities find out what.
   */
  private async keepUncontested(
    viewer: Viewer,
    { applicationId, baseVersion, answers }: SaveAnswersInput,
    mutation: KeyedMutation | null,
    behind?: ReadBehind,
  ): Promise<boolean> {
    const { em } = this;
    const draft = await openDraft(em, viewer, applicationId);
    const form = draft && knownForm(draft.formId, draft.formUpdatedAt);
    if (!form || baseVersion < draft.version || filesAmong(form, draft.answers, answers).length > 0) return false;
    if ((await blockingProblems(em, form, draft.answers, answers)).length > 0) return false;
    const changed = Object.keys(answers).filter((key) => !sameAnswer(draft.answers[key], answers[key]));
    if (changed.length === 0) return false;
    const edit = { version: draft.version + 1, by: viewer.self };
    const kept = {
      id: applicationId,
      version: draft.version,
      answers: mergeAnswers(draft.answers, answers),
      edits: { ...draft.edits, ...Object.fromEntries(changed.map((key) => [key, edit])) },
    };
    return keepAnswers(em, kept, mutation, behind);
  }

  private keepByEntities(
    viewer: Viewer,
    { applicationId, baseVersion, answers }: SaveAnswersInput,
  ): Promise<SavedAnswers> {
    return this.em.transactional(async (em) => {
      const application = await lockedApplication(em, viewer, 'save', applicationId);
      await mustBeOpenForEditing(em, this.calls, application, Object.keys(answers));
      const form = await formOf(em, application);
      const files = filesAmong(form, application.answers, answers);
      DomainError.throwAll(
        files.map((key) => new DomainError<ApplicationsCode>('FIELD_LOCKED', { field: `answers.${key}` })),
      );
      DomainError.throwAll(refusalsOf(await blockingProblems(em, form, application.answers, answers)));
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
function filesAmong(form: FormDefinition, before: Answers, answers: Answers): string[] {
  const touched = Object.keys(answers).filter((key) => !sameAnswer(before[key], answers[key]));
  return touched.filter((key) => fieldOf(form, key)?.type === 'file');
}

/** What is wrong with the given answers so that not even a draft keeps them. */
async function blockingProblems(em: EntityManager, form: FormDefinition, before: Answers, answers: Answers) {
  const problems = await problemsOf(em, form, { ...before, ...answers }, 'draft');
  return problems.filter((one) => blocksSaving(one) && (one.field.split('.')[0] ?? '') in answers);
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
