import jsonLogic from 'json-logic-js';
import type { Answers, FormCondition, FormField } from './definition.js';

/** Operators a condition may use; all of them can also be said in JSON Schema. */
export const conditionOperators = ['==', '!=', '<', '<=', '>', '>=', 'in', 'and', 'or', '!', '!!', 'var'] as const;

/**
 * JSON Logic compares as JavaScript does: '1' equals 1, nothing is less than 3, and `in` looks inside text. An answer
 * nobody gave must not pass for a number, so the comparisons are made exact.
 */
const exact: Record<string, (left: unknown, right: unknown) => boolean> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => typeof left === 'number' && typeof right === 'number' && left < right,
  '<=': (left, right) => typeof left === 'number' && typeof right === 'number' && left <= right,
  '>': (left, right) => typeof left === 'number' && typeof right === 'number' && left > right,
  '>=': (left, right) => typeof left === 'number' && typeof right === 'number' && left >= right,
  in: (one, list) => Array.isArray(list) && list.includes(one),
};
for (const [operator, compare] of Object.entries(exact)) jsonLogic.add_operation(operator, compare);

/**
 * Whether the condition holds for the answers. An answer nobody gave meets no comparison but `!=`.
 * @example holds({ '<': [{ var: 'teamSize' }, 3] }, {}) // false
 */
export function holds(condition: FormCondition, answers: Answers): boolean {
  return jsonLogic.truthy(jsonLogic.apply(condition, answers));
}

/** Whether the field is asked at all, given the other answers. */
export const isVisible = (field: Pick<FormField, 'visibleIf'>, answers: Answers): boolean =>
  field.visibleIf === undefined || holds(field.visibleIf, answers);

/** Whether the field must be answered before the form may be sent. */
export function isRequired(field: Pick<FormField, 'required' | 'requiredIf' | 'visibleIf'>, answers: Answers): boolean {
  if (!isVisible(field, answers)) return false;
  return field.required === true || (field.requiredIf !== undefined && holds(field.requiredIf, answers));
}
