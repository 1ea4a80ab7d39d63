import { isBlank } from './answers.js';
import { checkValue, type CheckContext } from './check-value.js';
import { isRequired, isVisible } from './conditions.js';
import { allFields, type Answers, type FormDefinition, type FormField } from './definition.js';
import { problem, waitsForSending, type Problem } from './problems.js';

export interface ValidationOptions extends CheckContext {
  /** `draft` says nothing of what is still missing; `submit` is the whole truth. */
  readonly mode: 'draft' | 'submit';
}

function checkField(field: FormField, answers: Answers, context: CheckContext): Problem[] {
  if (!isVisible(field, answers)) return [];
  const value = answers[field.key];
  const unticked = field.type === 'consent' && value === false;
  if (isBlank(value) || unticked) return isRequired(field, answers) ? [problem(field.key, 'REQUIRED')] : [];
  return checkValue(field, value, field.key, context);
}

/**
 * Everything that is wrong with the answers, in the order of the form. Fields that are not asked are not judged.
 * @param answers by field key; a blank answer counts as none
 * @returns no problem when the answers may be saved (`draft`) or sent (`submit`)
 * @example validateAnswers(form, { name: '' }, { mode: 'submit' }) // [{ field: 'name', code: 'REQUIRED', params: {} }]
 */
export function validateAnswers(form: FormDefinition, answers: Answers, options: ValidationOptions): Problem[] {
  const fields = allFields(form);
  const known = new Set(fields.map((field) => field.key));
  const unknown = Object.keys(answers).filter((key) => !known.has(key));
  const found = [
    ...unknown.map((key) => problem(key, 'UNKNOWN_FIELD')),
    ...fields.flatMap((field) => checkField(field, answers, options)),
  ];
  return options.mode === 'submit' ? found : found.filter((one) => !waitsForSending(one));
}
