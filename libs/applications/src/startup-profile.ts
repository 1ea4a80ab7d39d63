import { allFields, isBlank, type Answers, type FormDefinition } from '#forms';
import { startupStages, type Startup, type StartupStage } from '#schema';

/** Answers that the startup's profile gives to the fields bound to it. */
export function profileAnswers(form: FormDefinition, startup: Startup): Answers {
  const bound = allFields(form).flatMap(({ key, profileBinding }): [string, unknown][] =>
    profileBinding ? [[key, startup[profileBinding]]] : [],
  );
  return Object.fromEntries(bound.filter(([, value]) => !isBlank(value)));
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const isStage = (value: unknown): value is StartupStage => (startupStages as readonly unknown[]).includes(value);

/** Saves answers back to the profile they are bound to, so that the next call asks each fact no second time. */
export function keepInProfile(form: FormDefinition, answers: Answers, startup: Startup): void {
  for (const { key, profileBinding } of allFields(form)) {
    const value = answers[key];
    if (!profileBinding || isBlank(value)) continue;
    switch (profileBinding) {
      case 'name':
      case 'oneLiner':
        startup[profileBinding] = text(value);
        break;
      case 'regionCode':
      case 'website':
        startup[profileBinding] = text(value) || null;
        break;
      case 'sectors':
      case 'topicsNeeded':
        startup[profileBinding] = texts(value);
        break;
      case 'stage':
        startup.stage = isStage(value) ? value : startup.stage;
    }
  }
}
