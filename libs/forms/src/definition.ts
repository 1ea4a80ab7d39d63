import type { LocalizedText } from '#kernel';

/**
 * A condition on answers, written as JSON Logic (jsonlogic.com) with the operators of `conditionOperators`:
 * `{ "==": [{ "var": "hasRevenue" }, true] }`.
 */
export type FormCondition = { readonly [operator: string]: unknown };

export const formKinds = ['ELIGIBILITY', 'APPLICATION'] as const;
export type FormKind = (typeof formKinds)[number];

/** Why the answer counts as personal, for retention, masking and erasure. */
export const personalKinds = ['contact', 'identity', 'sensitive'] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** What of the startup profile a field is filled from and saved back to. `homeSpace` is a space by its slug, or `online`. */
export const profileBindings = [
  'name',
  'oneLiner',
  'sectors',
  'stage',
  'regionCode',
  'website',
  'topicsNeeded',
  'homeSpace',
  'freeTimes',
] as const;
export type ProfileBinding = (typeof profileBindings)[number];

export interface FieldOption {
  readonly key: string;
  readonly label: LocalizedText;
}

interface FieldWords {
  readonly key: string;
  readonly label: LocalizedText;
  readonly help?: LocalizedText;
  /** Why this is asked, who sees it and how long it is kept. */
  readonly why?: LocalizedText;
  readonly required?: boolean;
  readonly requiredIf?: FormCondition;
  readonly visibleIf?: FormCondition;
  readonly profileBinding?: ProfileBinding;
  readonly blindHidden?: boolean;
  readonly personal?: PersonalKind;
}

/** Words of a size, shown beside a number: the first band whose `upTo` is not exceeded. */
export interface Band {
  /** Largest value of the band; absent in the last one. */
  readonly upTo?: number;
  readonly label: LocalizedText;
}

export interface TextField extends FieldWords {
  readonly type: 'text' | 'longText';
  /** `maxLength` counts characters as people see them in Unicode, not bytes. */
  readonly limits: { readonly maxLength: number; readonly pattern?: string; readonly patternText?: LocalizedText };
}

export interface NumberField extends FieldWords {
  /** Whole numbers; money is whole rupiah, percent whole percent. */
  readonly type: 'int' | 'money' | 'percent';
  readonly limits: { readonly min: number; readonly max: number };
  readonly bands?: readonly Band[];
}

export interface SelectField extends FieldWords {
  readonly type: 'select';
  readonly options: readonly FieldOption[];
}

export interface MultiField extends FieldWords {
  /** `ranked` keeps the order of the choices: the first is wished most. */
  readonly type: 'multi' | 'ranked';
  readonly options: readonly FieldOption[];
  readonly limits: { readonly minItems?: number; readonly maxItems: number };
}

export interface PlainField extends FieldWords {
  /** month is `yyyy-mm`, date `yyyy-mm-dd`, phone E.164. */
  readonly type: 'url' | 'email' | 'phone' | 'month' | 'date' | 'yesNo';
}

export interface RegionField extends FieldWords {
  readonly type: 'region';
  /** Province codes the call is limited to; absent when the whole country may apply. */
  readonly limits?: { readonly provinces: readonly string[] };
}

export interface UrlsField extends FieldWords {
  readonly type: 'urls';
  readonly limits: { readonly maxItems: number };
}

export interface ConsentField extends FieldWords {
  /** One box for one purpose, never ticked beforehand; a required one must be `true`. */
  readonly type: 'consent';
  readonly purpose: string;
}

export interface FileField extends FieldWords {
  /** The answer is the list of ids of stored files. */
  readonly type: 'file';
  readonly limits: { readonly accept: readonly string[]; readonly maxBytes: number; readonly maxItems: number };
}

export interface FigureField extends FieldWords {
  /** A count with the day it was true: `{ "value": 120, "asOf": "2027-02-28" }`. */
  readonly type: 'figure';
  readonly limits: { readonly min: number; readonly max: number };
}

export interface MonthlyTableField extends FieldWords {
  /** One amount in whole rupiah a month: `[{ "month": "2027-01", "amount": 1500000 }]`, no month twice. */
  readonly type: 'monthlyTable';
  readonly limits: {
    readonly min: number;
    readonly max: number;
    readonly minItems?: number;
    readonly maxItems: number;
  };
}

export interface WeekGridField extends FieldWords {
  /** Times one is free, as `<day>.<part>`, such as `mon.morning`. */
  readonly type: 'weekGrid';
  readonly limits: { readonly minItems?: number };
}

/** Fields that may stand in a row of the team. */
export type MemberField = TextField | NumberField | SelectField | PlainField | RegionField;

export interface TeamField extends FieldWords {
  /** One row for each person; `isLead` of exactly one row is true. */
  readonly type: 'team';
  readonly fields: readonly MemberField[];
  readonly limits: { readonly minItems: number; readonly maxItems: number };
  /** Column whose values, once any is given, must make this total (equity: 100). */
  readonly sumsTo?: { readonly key: string; readonly total: number };
}

export type FormField =
  | TextField
  | NumberField
  | SelectField
  | MultiField
  | PlainField
  | RegionField
  | UrlsField
  | ConsentField
  | FileField
  | FigureField
  | MonthlyTableField
  | WeekGridField
  | TeamField;

export type FieldType = FormField['type'];

/** `Extract` would drop fields whose `type` is one of several. */
type Holding<F, T> = F extends { readonly type: infer U } ? (T extends U ? F : never) : never;
/** The field that has this type. */
export type FieldOf<T extends FieldType> = Holding<FormField, T>;

export interface FormSection {
  readonly key: string;
  readonly title: LocalizedText;
  readonly intro?: LocalizedText;
  /** Minutes a founder needs, as told on the call page. */
  readonly minutes: number;
  readonly fields: readonly FormField[];
}

/** One rule of eligibility: `passIf` must hold, else `text` is shown. */
export interface EligibilityRule {
  readonly key: string;
  /** The question the rule is about, for the link beside its text. */
  readonly field: string;
  readonly passIf: FormCondition;
  readonly text: LocalizedText;
}

/** A form as data: published versions never change. */
export interface FormDefinition {
  readonly key: string;
  readonly kind: FormKind;
  readonly version: number;
  readonly title: LocalizedText;
  readonly sections: readonly FormSection[];
  /** Only in a form of kind ELIGIBILITY. */
  readonly rules?: readonly EligibilityRule[];
}

/** Answers by field key. */
export type Answers = { readonly [field: string]: unknown };

export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const dayParts = ['morning', 'afternoon', 'evening'] as const;
export const weekTimes: readonly string[] = weekDays.flatMap((day) => dayParts.map((part) => `${day}.${part}`));

/** Every field of the form, in order. */
export const allFields = (form: FormDefinition): readonly FormField[] =>
  form.sections.flatMap((section) => section.fields);

/** The field of that key, if the form has it. */
export const fieldOf = (form: FormDefinition, key: string): FormField | undefined =>
  allFields(form).find((field) => field.key === key);

/** Whether this may be a form: enough for one that was read with `readFormDefinition` when it was stored. */
export const isFormDefinition = (value: unknown): value is FormDefinition =>
  typeof value === 'object' && value !== null && 'sections' in value && Array.isArray(value.sections);
