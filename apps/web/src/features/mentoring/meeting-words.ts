import type { Translate } from '../../i18n.js';
import { languageNames, modeNames, type Meeting, type SpaceChoice } from './meeting.js';

/** In which languages, how and where somebody meets, in one line; nothing of what was not said. */
export function meetingWords(
  { languages, meetingMode, spaces }: Omit<Meeting, 'freeTimes'>,
  places: readonly SpaceChoice[],
  t: Translate,
): string {
  const names = places.flatMap(({ slug, name }) => (spaces.includes(slug) ? [name] : []));
  return [
    languages.map((language) => t(languageNames[language])).join(', '),
    meetingMode ? t(modeNames[meetingMode]) : '',
    names.join(', '),
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

/** Keys of topics or sectors in the words of the forms; a key that no form has any more as it is. */
export const labelsOf = (
  keys: readonly string[],
  list: string,
  choices: readonly { readonly list: string; readonly key: string; readonly label: string }[],
): string[] =>
  keys.map(
    (key) => choices.find((choice) => choice.list === list && choice.key === key)?.label ?? key.replaceAll('_', ' '),
  );
