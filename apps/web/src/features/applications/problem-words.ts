import { fieldOf, type FormDefinition, type FormField, type Problem, type ProblemCode } from '#forms';
import { inLocale, type Locale } from '#kernel';
import { useLocale, useT, type TextKey, type Translate } from '../../i18n.js';

const keys: Readonly<Record<ProblemCode, TextKey>> = {
  REQUIRED: 'forms.problem.REQUIRED',
  UNKNOWN_FIELD: 'forms.problem.UNKNOWN_FIELD',
  WRONG_TYPE: 'forms.problem.WRONG_TYPE',
  TOO_LONG: 'forms.problem.TOO_LONG',
  OUT_OF_RANGE: 'forms.problem.OUT_OF_RANGE',
  NOT_AN_OPTION: 'forms.problem.NOT_AN_OPTION',
  UNKNOWN_REGION: 'forms.problem.UNKNOWN_REGION',
  FORMAT: 'forms.problem.FORMAT',
  TOO_FEW: 'forms.problem.TOO_FEW',
  TOO_MANY: 'forms.problem.TOO_MANY',
  REPEATED: 'forms.problem.REPEATED',
  TEAM_ONE_LEAD: 'forms.problem.TEAM_ONE_LEAD',
  TEAM_SHARES: 'forms.problem.TEAM_SHARES',
};

/** The name of what a problem is about: of the column for a row of the team. */
function labelOf(form: FormDefinition, path: string, locale: Locale): string {
  const [key = '', , column] = path.split('.');
  const field = fieldOf(form, key);
  const inner = field?.type === 'team' ? field.fields.find((one) => one.key === column) : undefined;
  return inLocale((inner ?? field)?.label ?? { id: key }, locale);
}

function hintOf(field: FormField | undefined, locale: Locale): string | undefined {
  if (field?.type !== 'text' && field?.type !== 'longText') return undefined;
  return field.limits.patternText && inLocale(field.limits.patternText, locale);
}

/** Years and small numbers stand as they are; only large ones are grouped by thousands. */
const plainNumbers = (params: Problem['params']) =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, Math.abs(value) < 10_000 ? String(value) : value]),
  );

/** What is wrong, where and how to put it right, in one sentence. */
export function problemWords(
  form: FormDefinition,
  { field, code, params }: Problem,
  t: Translate,
  locale: Locale,
): string {
  const label = labelOf(form, field, locale);
  if (code === 'REQUIRED' && !/[\p{L}\p{N})]$/u.test(label)) return t('forms.unansweredNamed', { label });
  const hint = code === 'FORMAT' ? hintOf(fieldOf(form, field.split('.')[0] ?? ''), locale) : undefined;
  return hint ?? t(keys[code], { ...plainNumbers(params), label });
}

/** The same for a component. */
export function useProblemWords(form: FormDefinition): (problem: Problem) => string {
  const t = useT();
  const locale = useLocale();
  return (problem) => problemWords(form, problem, t, locale);
}
