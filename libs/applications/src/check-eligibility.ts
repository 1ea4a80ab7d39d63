import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { askedAnswers, checkEligibility, type Answers } from '#forms';
import { DomainError, inLocale, type Id } from '#kernel';
import { OpenCalls } from '#programmes';
import { problemsOf, readStoredForm, refusalsOf } from './application-form.js';

export interface EligibilityInput {
  readonly seasonId: Id;
  readonly answers: Answers;
}

/** A rule that was not met, in the viewer's words. */
export interface UnmetRule {
  readonly key: string;
  readonly field: string;
  readonly text: string;
}

export interface Eligibility {
  readonly eligible: boolean;
  readonly failedRules: readonly UnmetRule[];
  /** The answers that count, for keeping with the application. */
  readonly answers: Answers;
}

/** Says whether somebody may apply, before anything long is asked. Visitors may ask; nothing is kept. */
@Injectable()
export class CheckEligibility {
  constructor(
    private readonly em: EntityManager,
    private readonly calls: OpenCalls,
  ) {}

  /** @throws CALL_NOT_OPEN, DEADLINE_PASSED, and REQUIRED or another form code for each answer that will not do */
  execute(viewer: Viewer, input: EligibilityInput): Promise<Eligibility> {
    return this.judge(this.em, viewer, input);
  }

  /** The same in the caller's transaction. */
  async judge(em: EntityManager, viewer: Viewer, { seasonId, answers }: EligibilityInput): Promise<Eligibility> {
    await this.calls.mustTakeDrafts(em, seasonId);
    const form = readStoredForm(await this.calls.publishedForm(em, seasonId, 'ELIGIBILITY'));
    DomainError.throwAll(refusalsOf(await problemsOf(em, form, answers, 'submit')));
    const asked = askedAnswers(form, answers);
    const { eligible, failedRules } = checkEligibility(form, asked);
    const told = failedRules.map(({ key, field, text }) => ({ key, field, text: inLocale(text, viewer.locale) }));
    return { eligible, failedRules: told, answers: asked };
  }
}
