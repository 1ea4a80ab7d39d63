import { conditionSchema, UnreadableCondition, variablesOf } from './condition-schema.js';
import {
  allFields,
  formKinds,
  personalKinds,
  profileBindings,
  type FormDefinition,
  type FormField,
} from './definition.js';
import { longestText } from './patterns.js';

/** A form definition that cannot be used, with everything that is wrong in it. */
export class FormDefinitionError extends Error {
  override readonly name = 'FormDefinitionError';

  constructor(readonly mistakes: readonly string[]) {
    super(`The form definition cannot be used: ${mistakes.join('; ')}`);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isWords = (value: unknown) => isRecord(value) && typeof value['id'] === 'string' && value['id'] !== '';
const isCount = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value > 0;

type Limits = Record<string, unknown>;
const isRange = ({ min, max }: Limits) => typeof min === 'number' && typeof max === 'number' && min <= max;
const isShortEnough = ({ maxLength }: Limits) => isCount(maxLength) && Number(maxLength) <= longestText;
const hasRoom = ({ minItems, maxItems }: Limits) => isCount(maxItems) && Number(minItems ?? 0) <= Number(maxItems);
const isFileLimit = (limits: Limits) =>
  hasRoom(limits) && isCount(limits['maxBytes']) && listOf(limits['accept']).length > 0;
const anything = () => true;

/** Each type of field and what its limits must hold; the compiler asks for a line for a new type. */
const limitRules: { readonly [T in FormField['type']]: (limits: Limits) => boolean } = {
  text: isShortEnough,
  longText: isShortEnough,
  int: isRange,
  money: isRange,
  percent: isRange,
  select: anything,
  multi: hasRoom,
  ranked: hasRoom,
  url: anything,
  email: anything,
  phone: anything,
  month: anything,
  date: anything,
  yesNo: anything,
  region: anything,
  urls: hasRoom,
  consent: anything,
  file: isFileLimit,
  figure: isRange,
  monthlyTable: (limits) => isRange(limits) && hasRoom(limits),
  weekGrid: anything,
  team: hasRoom,
};

const isType = (type: unknown): type is FormField['type'] =>
  typeof type === 'string' && Object.hasOwn(limitRules, type);

function optionMistakes(field: Record<string, unknown>, at: string): string[] {
  if (!['select', 'multi', 'ranked'].includes(String(field['type']))) return [];
  const options = listOf(field['options']).filter(isRecord);
  const keys = options.map((option) => option['key']);
  const bad =
    options.length === 0 || new Set(keys).size < keys.length || !options.every((option) => isWords(option['label']));
  return bad ? [`${at}: needs options with different keys and a label`] : [];
}

function fieldMistakes(field: unknown, at: string): string[] {
  if (!isRecord(field)) return [`${at}: is not an object`];
  const { key, type, label, limits, personal, profileBinding } = field;
  if (typeof key !== 'string' || !/^[a-z][A-Za-z0-9]*$/.test(key))
    return [`${at}: key must be camelCase letters and digits`];
  const here = `${at}.${key}`;
  if (!isType(type)) return [`${here}: unknown type ${String(type)}`];
  const found = optionMistakes(field, here);
  if (!isWords(label)) found.push(`${here}: label is missing`);
  if (!limitRules[type](isRecord(limits) ? limits : {})) found.push(`${here}: limits do not fit the type ${type}`);
  if (personal !== undefined && !(personalKinds as readonly unknown[]).includes(personal))
    found.push(`${here}: unknown kind of personal data`);
  if (profileBinding !== undefined && !(profileBindings as readonly unknown[]).includes(profileBinding)) {
    found.push(`${here}: the profile has no ${String(profileBinding)}`);
  }
  if (type === 'team') found.push(...listOf(field['fields']).flatMap((column) => fieldMistakes(column, here)));
  return found;
}

function structureMistakes(form: Record<string, unknown>): string[] {
  const found: string[] = [];
  if (typeof form['key'] !== 'string') found.push('key is missing');
  if (!(formKinds as readonly unknown[]).includes(form['kind'])) found.push('kind is unknown');
  if (!isCount(form['version'])) found.push('version must be 1 or more');
  if (!isWords(form['title'])) found.push('title is missing');
  const sections = listOf(form['sections']);
  if (sections.length === 0) found.push('there are no sections');
  for (const [i, section] of sections.entries()) {
    const at = `sections.${i}`;
    if (!isRecord(section) || !isWords(section['title'])) found.push(`${at}: title is missing`);
    else found.push(...listOf(section['fields']).flatMap((field) => fieldMistakes(field, at)));
  }
  return found;
}

function conditionMistakes(form: FormDefinition): string[] {
  const fields = allFields(form);
  const keys = new Set(fields.map((field) => field.key));
  const conditions = [
    ...fields.flatMap((field) =>
      [field.visibleIf, field.requiredIf].map((condition) => ({ at: field.key, condition })),
    ),
    ...(form.rules ?? []).map((rule) => ({ at: `rule ${rule.key}`, condition: rule.passIf })),
  ];
  return conditions.flatMap(({ at, condition }) => {
    if (condition === undefined) return [];
    const unknown = variablesOf(condition).filter((name) => !keys.has(name));
    if (unknown.length > 0) return [`${at}: its condition asks for ${unknown.join(', ')}, which the form has not`];
    return unreadable(condition).map((why) => `${at}: ${why}`);
  });
}

function unreadable(condition: FormField['visibleIf'] & object): string[] {
  try {
    conditionSchema(condition);
    return [];
  } catch (cause) {
    if (cause instanceof UnreadableCondition) return [cause.message];
    throw cause;
  }
}

function keyMistakes(form: FormDefinition): string[] {
  const keys = allFields(form).map((field) => field.key);
  return keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `${key}: stands twice`);
}

function mustBeForm(value: unknown): asserts value is FormDefinition {
  const mistakes = isRecord(value) ? structureMistakes(value) : ['it is not an object'];
  if (mistakes.length > 0) throw new FormDefinitionError(mistakes);
}

/**
 * A stored or delivered definition, once it is a usable form: known types, limits that fit, one field per key,
 * conditions on questions the form has.
 * @throws FormDefinitionError with every mistake
 */
export function readFormDefinition(value: unknown): FormDefinition {
  mustBeForm(value);
  const mistakes = [...keyMistakes(value), ...conditionMistakes(value)];
  if (mistakes.length > 0) throw new FormDefinitionError(mistakes);
  return value;
}
