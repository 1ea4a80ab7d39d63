import type { LocalizedText } from '#kernel';
import { holds } from './conditions.js';
import type { Answers, FormDefinition } from './definition.js';

export interface FailedRule {
  readonly key: string;
  /** The question the rule is about. */
  readonly field: string;
  readonly text: LocalizedText;
}

export interface EligibilityOutcome {
  readonly eligible: boolean;
  readonly failedRules: readonly FailedRule[];
}

/**
 * Whether complete answers pass every rule of an eligibility form, and the words of each rule they fail.
 * @example checkEligibility(form, { teamSize: 1 }).failedRules[0]?.key // 'team-size'
 */
export function checkEligibility(form: FormDefinition, answers: Answers): EligibilityOutcome {
  const failed = (form.rules ?? []).filter((rule) => !holds(rule.passIf, answers));
  return { eligible: failed.length === 0, failedRules: failed.map(({ key, field, text }) => ({ key, field, text })) };
}
