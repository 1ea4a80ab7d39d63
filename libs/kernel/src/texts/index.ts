import enActivities from './en/activities.json' with { type: 'json' };
import enApi from './en/api.json' with { type: 'json' };
import enApplications from './en/applications.json' with { type: 'json' };
import enAssessment from './en/assessment.json' with { type: 'json' };
import enForms from './en/forms.json' with { type: 'json' };
import enIdentity from './en/identity.json' with { type: 'json' };
import enMatching from './en/matching.json' with { type: 'json' };
import enMentoring from './en/mentoring.json' with { type: 'json' };
import enMessaging from './en/messaging.json' with { type: 'json' };
import enNotifications from './en/notifications.json' with { type: 'json' };
import enProgrammes from './en/programmes.json' with { type: 'json' };
import enProgress from './en/progress.json' with { type: 'json' };
import enScoring from './en/scoring.json' with { type: 'json' };
import enTriage from './en/triage.json' with { type: 'json' };
import enWeb from './en/web.json' with { type: 'json' };
import idActivities from './id/activities.json' with { type: 'json' };
import idApi from './id/api.json' with { type: 'json' };
import idApplications from './id/applications.json' with { type: 'json' };
import idAssessment from './id/assessment.json' with { type: 'json' };
import idForms from './id/forms.json' with { type: 'json' };
import idIdentity from './id/identity.json' with { type: 'json' };
import idMatching from './id/matching.json' with { type: 'json' };
import idMentoring from './id/mentoring.json' with { type: 'json' };
import idMessaging from './id/messaging.json' with { type: 'json' };
import idNotifications from './id/notifications.json' with { type: 'json' };
import idProgrammes from './id/programmes.json' with { type: 'json' };
import idProgress from './id/progress.json' with { type: 'json' };
import idScoring from './id/scoring.json' with { type: 'json' };
import idTriage from './id/triage.json' with { type: 'json' };
import idWeb from './id/web.json' with { type: 'json' };
import type { Locale, Texts } from '../locale.js';

const id: Texts = {
  activities: idActivities,
  api: idApi,
  applications: idApplications,
  assessment: idAssessment,
  forms: idForms,
  identity: idIdentity,
  matching: idMatching,
  mentoring: idMentoring,
  messaging: idMessaging,
  notifications: idNotifications,
  programmes: idProgrammes,
  progress: idProgress,
  scoring: idScoring,
  triage: idTriage,
  web: idWeb,
};

const en: Texts = {
  activities: enActivities,
  api: enApi,
  applications: enApplications,
  assessment: enAssessment,
  forms: enForms,
  identity: enIdentity,
  matching: enMatching,
  mentoring: enMentoring,
  messaging: enMessaging,
  notifications: enNotifications,
  programmes: enProgrammes,
  progress: enProgress,
  scoring: enScoring,
  triage: enTriage,
  web: enWeb,
};

/** The one catalogue of words, by language, capability and key. The web loads one language of it from the files instead. */
export const catalogue: Readonly<Record<Locale, Texts>> = { id, en };

const refusals = (texts: Texts): Texts =>
  Object.assign({}, ...Object.values(texts).map((one) => (typeof one === 'object' ? (one['errors'] ?? {}) : {})));

/** Words for each refusal code, from the `errors` of every capability. */
export const refusalTexts: Readonly<Record<Locale, Texts>> = { id: refusals(id), en: refusals(en) };
