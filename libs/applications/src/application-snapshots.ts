import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, newId } from '#kernel';
import { ApplicationSnapshot, type Application } from '#schema';
import { formOf, problemsOf, refusalsOf, sentAnswers } from './application-form.js';
import { keepInProfile } from './startup-profile.js';

/**
 * Freezes complete answers as the next snapshot, and saves those bound to the startup's profile back to it.
 * @throws REQUIRED or another form code for each answer that is missing or wrong
 */
export async function takeSnapshot(em: EntityManager, application: Application, at: Date): Promise<void> {
  const form = await formOf(em, application);
  const answers = sentAnswers(form, application);
  DomainError.throwAll(refusalsOf(await problemsOf(em, form, answers, 'submit')));
  const before = await em.count(ApplicationSnapshot, { application });
  em.persist(
    em.create(ApplicationSnapshot, {
      id: newId(),
      application,
      sequence: before + 1,
      answers: { ...answers },
      formVersion: application.formVersion,
      takenAt: at,
    }),
  );
  keepInProfile(form, answers, await application.startup.loadOrFail());
}
