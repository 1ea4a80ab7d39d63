import { isVisible } from './conditions.js';
import { allFields, type Answers, type FormDefinition } from './definition.js';

/** Whether nothing was answered: absent, null, blank text, empty list. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two answers say the same; all kinds of nothing are equal. */
export function sameAnswer(left: unknown, right: unknown): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((one, i) => sameAnswer(one, right[i]));
  }
  if (isRecord(left) && isRecord(right)) {
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...keys].every((key) => sameAnswer(left[key], right[key]));
  }
  return left === right;
}

/** Keys of the fields that differ between two sets of answers, in alphabetical order. */
export function changedFields(before: Answers, after: Answers): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => !sameAnswer(before[key], after[key])).toSorted();
}

/** Answers with the patch laid over them, field by field; a blank answer removes the field. */
export function mergeAnswers(answers: Answers, patch: Answers): Answers {
  const merged = Object.entries({ ...answers, ...patch }).filter(([, value]) => !isBlank(value));
  return Object.fromEntries(merged);
}

/** What is sent: the answers to the fields that are asked, and nothing else. */
export function askedAnswers(form: FormDefinition, answers: Answers): Answers {
  const asked = allFields(form).filter((field) => isVisible(field, answers) && !isBlank(answers[field.key]));
  return Object.fromEntries(asked.map((field) => [field.key, answers[field.key]]));
}
