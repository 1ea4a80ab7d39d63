import { conditionSchema, type JsonSchema } from './condition-schema.js';
import {
  allFields,
  weekTimes,
  type FormCondition,
  type FormDefinition,
  type FormField,
  type MemberField,
  type TeamField,
} from './definition.js';
import { longestLine, patterns } from './patterns.js';

const blank: JsonSchema = {
  anyOf: [{ type: 'null' }, { type: 'string', pattern: '^\\s*$' }, { type: 'array', maxItems: 0 }],
};
const line = (pattern: string): JsonSchema => ({ type: 'string', maxLength: longestLine, pattern });
const list = (items: JsonSchema, limits: { minItems?: number; maxItems?: number }): JsonSchema => ({
  type: 'array',
  items,
  uniqueItems: true,
  ...(limits.minItems === undefined ? {} : { minItems: limits.minItems }),
  ...(limits.maxItems === undefined ? {} : { maxItems: limits.maxItems }),
});
const whole = ({ min, max }: { min: number; max: number }): JsonSchema => ({
  type: 'integer',
  minimum: min,
  maximum: max,
});

const optional = (value: JsonSchema): JsonSchema => ({ anyOf: [blank, value] });
const demanded = (value: JsonSchema): JsonSchema => ({ allOf: [{ not: blank }, value] });

function row(properties: Record<string, JsonSchema>, required: readonly string[]): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

function memberSchema(fields: readonly MemberField[]): JsonSchema {
  const columns = fields.map((field): [string, JsonSchema] => {
    const value = valueSchema(field);
    return [field.key, field.required ? demanded(value) : optional(value)];
  });
  const required = fields.filter((field) => field.required).map((field) => field.key);
  return row({ isLead: { type: 'boolean' }, ...Object.fromEntries(columns) }, required);
}

function teamSchema(field: TeamField): JsonSchema {
  return {
    type: 'array',
    items: memberSchema(field.fields),
    ...field.limits,
    contains: { required: ['isLead'], properties: { isLead: { const: true } } },
    minContains: 1,
    maxContains: 1,
  };
}

function regionSchema(provinces: readonly string[] | undefined): JsonSchema {
  const shape = line(patterns.region);
  return provinces ? { allOf: [shape, { pattern: `^(${provinces.join('|')})` }] } : shape;
}

function textSchema({ maxLength, pattern }: { maxLength: number; pattern?: string }): JsonSchema {
  return { type: 'string', maxLength, ...(pattern ? { pattern } : {}) };
}

function valueSchema(field: FormField): JsonSchema {
  switch (field.type) {
    case 'text':
    case 'longText':
      return textSchema(field.limits);
    case 'int':
    case 'money':
    case 'percent':
      return whole(field.limits);
    case 'select':
      return { enum: field.options.map((option) => option.key) };
    case 'multi':
    case 'ranked':
      return list({ enum: field.options.map((option) => option.key) }, field.limits);
    case 'region':
      return regionSchema(field.limits?.provinces);
    case 'urls':
      return list(line(patterns.url), field.limits);
    case 'yesNo':
    case 'consent':
      return { type: 'boolean' };
    case 'file':
      return list({ type: 'string' }, { maxItems: field.limits.maxItems });
    case 'figure':
      return row({ value: whole(field.limits), asOf: line(patterns.date) }, ['value', 'asOf']);
    case 'monthlyTable': {
      const { minItems, maxItems } = field.limits;
      const item = row({ month: line(patterns.month), amount: whole(field.limits) }, ['month', 'amount']);
      return { type: 'array', items: item, minItems: minItems ?? 0, maxItems };
    }
    case 'weekGrid':
      return list({ enum: weekTimes }, field.limits);
    case 'team':
      return teamSchema(field);
    default:
      return line(patterns[field.type]);
  }
}

/** The schema holds as soon as the condition does. */
const whenever = (condition: FormCondition, schema: JsonSchema): JsonSchema => ({
  anyOf: [{ not: conditionSchema(condition) }, schema],
});

/** What holds of one field while it is asked. */
function fieldRule(field: FormField): JsonSchema {
  const value = valueSchema(field);
  const must: JsonSchema = {
    required: [field.key],
    properties: { [field.key]: field.type === 'consent' ? { const: true } : demanded(value) },
  };
  if (field.required) return must;
  const may: JsonSchema = { properties: { [field.key]: optional(value) } };
  return field.requiredIf ? { allOf: [may, whenever(field.requiredIf, must)] } : may;
}

/**
 * The rules for sending a form as JSON Schema 2020-12, for programs of others that want to check answers themselves.
 * It says what `validateAnswers` says in `submit` mode, but for two rules JSON Schema has no words for: a month that
 * stands twice in a monthly table (REPEATED), and shares of a team that do not make their total (TEAM_SHARES).
 */
export function toJsonSchema(form: FormDefinition): Exclude<JsonSchema, boolean> {
  const fields = allFields(form);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: form.title.en ?? form.title.id,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.key, { title: field.label.en ?? field.label.id }])),
    additionalProperties: false,
    allOf: fields.map((field) => (field.visibleIf ? whenever(field.visibleIf, fieldRule(field)) : fieldRule(field))),
  };
}
