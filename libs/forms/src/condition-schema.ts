import type { FormCondition } from './definition.js';
import { conditionOperators } from './conditions.js';

/** A JSON Schema (2020-12) as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown } | boolean;

/** A condition that cannot be read: an unknown operator, or an operand of another shape than we allow. */
export class UnreadableCondition extends Error {
  override readonly name = 'UnreadableCondition';
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLiteral = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function variable(operand: unknown): string {
  const name = isRecord(operand) ? operand['var'] : undefined;
  if (typeof name !== 'string' || name === '' || name.includes('.')) {
    throw new UnreadableCondition('A condition compares one answer, { "var": "fieldKey" }, with a plain value.');
  }
  return name;
}

/** `false` where the answer is absent: an answer nobody gave meets no comparison. */
const about = (name: string, schema: JsonSchema): JsonSchema => ({ required: [name], properties: { [name]: schema } });

function comparison(operator: string, operands: readonly unknown[]): JsonSchema {
  const [left, right] = operands;
  const name = variable(left);
  if (operator === '==' || operator === '!=') {
    if (!isLiteral(right)) throw new UnreadableCondition(`The operator ${operator} needs a plain value.`);
    const equal = about(name, { const: right });
    return operator === '==' ? equal : { not: equal };
  }
  if (typeof right !== 'number') throw new UnreadableCondition(`The operator ${operator} needs a number.`);
  const keyword = { '<': 'exclusiveMaximum', '<=': 'maximum', '>': 'exclusiveMinimum', '>=': 'minimum' }[operator];
  return about(name, { type: 'number', [keyword ?? 'const']: right });
}

function membership([left, right]: readonly unknown[]): JsonSchema {
  if (Array.isArray(right) && right.every(isLiteral)) {
    return right.length > 0 && about(variable(left), { enum: [...new Set(right)] });
  }
  if (!isLiteral(left)) throw new UnreadableCondition('The operator in needs a plain value or a list of them.');
  return about(variable(right), { type: 'array', contains: { const: left } });
}

/** Neither blank text nor false, zero or an empty list: what JSON Logic takes for true. */
const truthy: JsonSchema = { not: { enum: [null, false, 0, '', []] } };

/**
 * The same condition as a JSON Schema of the answers.
 * @throws UnreadableCondition for anything outside `conditionOperators`
 * @example conditionSchema({ '==': [{ var: 'a' }, 1] }) // { required: ['a'], properties: { a: { const: 1 } } }
 */
export function conditionSchema(condition: FormCondition): JsonSchema {
  const [operator, ...more] = Object.keys(condition);
  if (!operator || more.length > 0 || !(conditionOperators as readonly string[]).includes(operator)) {
    throw new UnreadableCondition(`A condition has one operator of: ${conditionOperators.join(' ')}.`);
  }
  const given = condition[operator];
  const operands: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (operator === 'var') return about(variable(condition), truthy);
  if (operator === 'in') return membership(operands);
  if (!['and', 'or', '!', '!!'].includes(operator)) return comparison(operator, operands);
  const parts = operands.map((one) => conditionSchema(isRecord(one) ? one : {}));
  if (operator === 'and') return { allOf: parts };
  if (operator === 'or') return { anyOf: parts };
  return operator === '!' ? { not: parts[0] ?? false } : (parts[0] ?? false);
}

/** Keys of the answers the condition looks at. */
export function variablesOf(condition: unknown): readonly string[] {
  if (Array.isArray(condition)) return condition.flatMap(variablesOf);
  if (!isRecord(condition)) return [];
  return Object.entries(condition).flatMap(([key, part]) =>
    key === 'var' && typeof part === 'string' ? [part] : variablesOf(part),
  );
}
