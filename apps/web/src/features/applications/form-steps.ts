import {
  isVisible,
  sectionProgress,
  type Answers,
  type FormDefinition,
  type FormField,
  type FormSection,
  type Problem,
} from '#forms';

/** One screen of the form. */
export interface FormStep {
  readonly key: string;
  readonly section: FormSection;
  /** Questions shown now: asked, and open when only some are. */
  readonly fields: readonly FormField[];
  readonly problems: readonly Problem[];
  readonly answered: number;
}

/**
 * The screens of a form as it stands, each with what sending would still want.
 * @param open keys of the questions that a revision opens; all when absent
 */
export function stepsOf(form: FormDefinition, answers: Answers, open?: readonly string[]): readonly FormStep[] {
  const progress = sectionProgress(form, answers);
  return form.sections.flatMap((section, at) => {
    const isOpen = ({ key }: FormField) => open === undefined || open.includes(key);
    const fields = section.fields.filter((field) => isOpen(field) && isVisible(field, answers));
    if (fields.length === 0) return [];
    const { problems = [], answered = 0 } = progress[at] ?? {};
    return [{ key: section.key, section, fields, problems, answered }];
  });
}
