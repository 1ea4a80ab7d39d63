import { isBlank } from './answers.js';
import { isRequired, isVisible } from './conditions.js';
import type { Answers, FormDefinition, FormSection } from './definition.js';
import { validateAnswers, type ValidationOptions } from './validate-answers.js';
import type { Problem } from './problems.js';

export interface SectionProgress {
  readonly key: string;
  /** Questions that are asked now, those of them that must be answered, and those answered. */
  readonly asked: number;
  readonly required: number;
  readonly answered: number;
  readonly problems: readonly Problem[];
}

const isOf = (section: FormSection) => (one: Problem) =>
  section.fields.some((field) => one.field === field.key || one.field.startsWith(`${field.key}.`));

/** How far each section is, judged as for sending. */
export function sectionProgress(
  form: FormDefinition,
  answers: Answers,
  context: Omit<ValidationOptions, 'mode'> = {},
): readonly SectionProgress[] {
  const problems = validateAnswers(form, answers, { ...context, mode: 'submit' });
  return form.sections.map((section) => {
    const asked = section.fields.filter((field) => isVisible(field, answers));
    return {
      key: section.key,
      asked: asked.length,
      required: asked.filter((field) => isRequired(field, answers)).length,
      answered: asked.filter((field) => !isBlank(answers[field.key])).length,
      problems: problems.filter(isOf(section)),
    };
  });
}
