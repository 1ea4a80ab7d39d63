import type activities from '../../../libs/kernel/src/texts/id/activities.json';
import type applications from '../../../libs/kernel/src/texts/id/applications.json';
import type assessment from '../../../libs/kernel/src/texts/id/assessment.json';
import type forms from '../../../libs/kernel/src/texts/id/forms.json';
import type identity from '../../../libs/kernel/src/texts/id/identity.json';
import type matching from '../../../libs/kernel/src/texts/id/matching.json';
import type mentoring from '../../../libs/kernel/src/texts/id/mentoring.json';
import type messaging from '../../../libs/kernel/src/texts/id/messaging.json';
import type notifications from '../../../libs/kernel/src/texts/id/notifications.json';
import type programmes from '../../../libs/kernel/src/texts/id/programmes.json';
import type progress from '../../../libs/kernel/src/texts/id/progress.json';
import type scoring from '../../../libs/kernel/src/texts/id/scoring.json';
import type triage from '../../../libs/kernel/src/texts/id/triage.json';
import type web from '../../../libs/kernel/src/texts/id/web.json';

/** The files of the catalogue, one line per capability: this is what types the keys of `t`. */
interface Catalogue {
  activities: typeof activities;
  applications: typeof applications;
  assessment: typeof assessment;
  forms: typeof forms;
  identity: typeof identity;
  matching: typeof matching;
  mentoring: typeof mentoring;
  messaging: typeof messaging;
  notifications: typeof notifications;
  programmes: typeof programmes;
  progress: typeof progress;
  scoring: typeof scoring;
  triage: typeof triage;
  web: typeof web;
}

type Plural<Key extends string> = Key extends `${infer Stem}_other` ? Stem : Key extends `${string}_one` ? never : Key;

type Paths<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Plural<Key> : `${Key}.${Paths<Node[Key]>}`;
}[keyof Node & string];

/** What pages may say: words of refusals and letters stay with the server (words-of-pages.ts). */
type WordsOfPages = { [File in keyof Catalogue]: Omit<Catalogue[File], 'errors' | 'letters' | 'templates'> };

/** Every key that a page may use, as `capability.key`, plurals without their suffix. */
export type TextKey = Paths<WordsOfPages>;
