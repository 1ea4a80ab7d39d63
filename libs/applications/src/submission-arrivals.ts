import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import type { Answers } from '#forms';
import { DomainError, newId, type Id } from '#kernel';
import { MutationReceipts } from '#messaging';
import { Application, SubmissionAttempt } from '#schema';
import { formOf, problemsOf, sentAnswers } from './application-form.js';

/** A press of the submit button, as it arrived. */
export interface Arrival {
  readonly attemptId: Id;
  /** By the database clock, at the first arrival of the same key with the same answers. */
  readonly receivedAt: Date;
  readonly answersHash: string;
}

/**
 * Writes down that somebody pressed submit, and when, before anything is judged. It commits alone and first, so that an
 * answer that got lost can be asked for again with the same key and still counts from its first arrival.
 */
@Injectable()
export class SubmissionArrivals {
  constructor(
    private readonly em: EntityManager,
    private readonly receipts: MutationReceipts,
  ) {}

  /** @throws NOT_FOUND */
  record(viewer: Viewer, applicationId: Id, attemptKey: string): Promise<Arrival> {
    return this.receipts.aside(() => this.write(viewer, applicationId, attemptKey));
  }

  private write(viewer: Viewer, applicationId: Id, attemptKey: string): Promise<Arrival> {
    return this.em.fork().transactional(async (em) => {
      const application = await em.findOne(Application, {
        id: applicationId,
        ...viewer.where('submit', 'Application'),
      });
      if (!application) throw new DomainError('NOT_FOUND');
      const answersHash = hashOfAnswers(application.answers);
      const form = await formOf(em, application);
      const problems = await problemsOf(em, form, sentAnswers(form, application), 'submit');
      await em.execute(
        `insert into submission_attempt (id, application_id, person_id, attempt_key, answers_hash, missing_fields, accepted, is_sample)
         values (?, ?, ?, ?, ?, ?, false, false)
         on conflict (application_id, attempt_key, answers_hash) do nothing`,
        [newId(), applicationId, viewer.self, attemptKey, answersHash, textArray(problems.map(({ field }) => field))],
      );
      const attempt = await em.findOneOrFail(SubmissionAttempt, { application, attemptKey, answersHash });
      return { attemptId: attempt.id, receivedAt: attempt.receivedAt, answersHash };
    });
  }
}

/** An array as PostgreSQL writes one. */
const textArray = (texts: readonly string[]) => `{${[...new Set(texts)].map((text) => `"${text}"`).join(',')}}`;

/** The same answers give the same hash, in whatever order their fields stand. */
export function hashOfAnswers(answers: Answers): string {
  return createHash('sha256').update(canonical(answers)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}
