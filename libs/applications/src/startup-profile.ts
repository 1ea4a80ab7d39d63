import { allFields, isBlank, type Answers, type FormDefinition, type FormField } from '#forms';
import { startupStages, weekParts, type Startup, type StartupStage } from '#schema';

/** What of the profile a field stands for. Times of the week mean the same in every form, also in those of before. */
const boundTo = ({ profileBinding, type }: FormField) =>
  profileBinding ?? (type === 'weekGrid' ? ('freeTimes' as const) : undefined);

/** Answers that the startup's profile gives to the fields bound to it. */
export function profileAnswers(form: FormDefinition, startup: Startup): Answers {
  const bound = allFields(form).flatMap((field): [string, unknown][] => {
    const binding = boundTo(field);
    if (!binding) return [];
    return [[field.key, binding === 'homeSpace' ? homeSpaceOf(startup) : startup[binding]]];
  });
  return Object.fromEntries(bound.filter(([, value]) => !isBlank(value)));
}

const homeSpaceOf = ({ spaces, meetingMode }: Startup): string | null =>
  spaces?.[0] ?? (meetingMode === 'ONLINE' ? 'online' : null);

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const isStage = (value: unknown): value is StartupStage => (startupStages as readonly unknown[]).includes(value);

/** Saves answers back to the profile they are bound to, so that the next call asks each fact no second time. */
export function keepInProfile(form: FormDefinition, answers: Answers, startup: Startup): void {
  for (const field of allFields(form)) {
    const value = answers[field.key];
    const binding = boundTo(field);
    if (!binding || isBlank(value)) continue;
    switch (binding) {
      case 'name':
      case 'oneLiner':
        startup[binding] = text(value);
        break;
      case 'regionCode':
      case 'website':
        startup[binding] = text(value) || null;
        break;
      case 'sectors':
      case 'topicsNeeded':
        startup[binding] = texts(value);
        break;
      case 'freeTimes':
        startup.freeTimes = weekParts.filter((time) => texts(value).includes(time));
        break;
      case 'homeSpace':
        keepHomeSpace(startup, text(value));
        break;
      case 'stage':
        startup.stage = isStage(value) ? value : startup.stage;
    }
  }
}

/** A team that asks for a space can come there; one that asks for none meets online. */
function keepHomeSpace(startup: Startup, space: string): void {
  if (space === 'online') {
    startup.spaces = [];
    startup.meetingMode = 'ONLINE';
  } else {
    startup.spaces = [space, ...(startup.spaces ?? []).filter((one) => one !== space)];
    if (startup.meetingMode === 'ONLINE') startup.meetingMode = null;
  }
}
