export { askedAnswers, changedFields, isBlank, mergeAnswers, sameAnswer } from './answers.js';
export { blindAnswers, hiddenFields } from './blind-answers.js';
export type { CheckContext } from './check-value.js';
export { type JsonSchema } from './condition-schema.js';
export { conditionOperators, holds, isRequired, isVisible } from './conditions.js';
export {
  allFields,
  dayParts,
  fieldOf,
  formKinds,
  isFormDefinition,
  profileBindings,
  weekDays,
  type Answers,
  type Band,
  type EligibilityRule,
  type FieldOf,
  type FieldOption,
  type FieldType,
  type FormCondition,
  type FormDefinition,
  type FormField,
  type FormKind,
  type FormSection,
  type MemberField,
  type PersonalKind,
  type ProfileBinding,
  type TeamField,
} from './definition.js';
export { checkEligibility, type EligibilityOutcome, type FailedRule } from './eligibility.js';
export { toJsonSchema } from './json-schema.js';
export { blocksSaving, problemCodes, type Problem, type ProblemCode } from './problems.js';
export { sectionProgress, type SectionProgress } from './progress.js';
export { FormDefinitionError, readFormDefinition } from './read-definition.js';
export { lengthOf } from './patterns.js';
export { validateAnswers, type ValidationOptions } from './validate-answers.js';
