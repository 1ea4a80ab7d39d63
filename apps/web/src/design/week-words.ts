import type { dayParts as partsOfForms, weekDays as daysOfForms } from '#forms';
import type { TextKey, Translate } from '../i18n.js';

type Day = (typeof daysOfForms)[number];
type Part = (typeof partsOfForms)[number];

// Written out, so that pages without a form do not bring the forms along.
export const weekDays: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const dayParts: readonly Part[] = ['morning', 'afternoon', 'evening'];

export const dayNames: Readonly<Record<Day, TextKey>> = {
  mon: 'forms.day.mon',
  tue: 'forms.day.tue',
  wed: 'forms.day.wed',
  thu: 'forms.day.thu',
  fri: 'forms.day.fri',
  sat: 'forms.day.sat',
  sun: 'forms.day.sun',
};

export const partNames: Readonly<Record<Part, TextKey>> = {
  morning: 'forms.part.morning',
  afternoon: 'forms.part.afternoon',
  evening: 'forms.part.evening',
};

/** A time of the week, `mon.morning`, in words. */
export function timeWords(time: unknown, t: Translate): string {
  const [day, part] = String(time).split('.');
  const dayKey = weekDays.find((one) => one === day);
  const partKey = dayParts.find((one) => one === part);
  return dayKey && partKey ? `${t(dayNames[dayKey])} ${t(partNames[partKey]).toLowerCase()}` : String(time);
}
