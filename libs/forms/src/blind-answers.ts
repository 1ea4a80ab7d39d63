import { allFields, type Answers, type FormDefinition } from './definition.js';

/** Keys of the fields a blind round hides: those the form marks, and those the round adds. */
export function hiddenFields(form: FormDefinition, also: readonly string[] = []): ReadonlySet<string> {
  const marked = allFields(form).filter((field) => field.blindHidden);
  return new Set([...marked.map((field) => field.key), ...also]);
}

/**
 * Answers without the fields a blind round hides; what the form does not know is left out too.
 * @example blindAnswers(form, { name: 'Warung Digital', problem: '…' }) // { problem: '…' }
 */
export function blindAnswers(form: FormDefinition, answers: Answers, also: readonly string[] = []): Answers {
  const hidden = hiddenFields(form, also);
  const shown = allFields(form).filter((field) => !hidden.has(field.key) && field.key in answers);
  return Object.fromEntries(shown.map((field) => [field.key, answers[field.key]]));
}
