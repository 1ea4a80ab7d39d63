import { useNow } from '../../design/use-now.js';
import { formatDateTime } from '#kernel';
import { useLocale, useT } from '../../i18n.js';
import type { FormApplication } from './form-documents.js';

const day = 86_400_000;
const hour = 3_600_000;

/** The deadline that rules here, and in the last week how long is left. */
export function FormClock({ application }: { readonly application: FormApplication }) {
  const t = useT();
  const locale = useLocale();
  const { season, openRevision } = application;
  const deadline = openRevision?.dueAt ?? season?.finalDeadline;
  const now = useNow(deadline !== undefined, 30_000);
  if (deadline === undefined) return null;
  const left = Date.parse(deadline) - now;
  const words = t(openRevision ? 'applications.form.due' : 'applications.form.deadline', {
    at: formatDateTime(deadline, locale, season?.programme?.zone),
  });
  if (left <= 0) return `${words} ${t('applications.form.over')}`;
  if (left > 7 * day) return words;
  const rest =
    left >= day
      ? t('applications.form.daysLeft', { count: Math.floor(left / day) })
      : left >= hour
        ? t('applications.form.hoursLeft', { count: Math.floor(left / hour) })
        : t('applications.form.minutesLeft', { count: Math.max(1, Math.floor(left / 60_000)) });
  return `${words} ${rest}`;
}
