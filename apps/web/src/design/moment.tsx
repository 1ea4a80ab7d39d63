import { useLocale } from '../i18n.js';
import { formatDate, formatDateTime, homeZone } from '#kernel';

export interface MomentProps {
  /** ISO 8601, in any zone. */
  readonly at: string;
  /** IANA zone of the programme. */
  readonly zone?: string;
  readonly as?: 'dateTime' | 'date';
}

/** A point in time in the programme's zone, machine-readable beside. */
export function Moment({ at, zone = homeZone, as = 'dateTime' }: MomentProps) {
  const locale = useLocale();
  return <time dateTime={at}>{as === 'date' ? formatDate(at, locale, zone) : formatDateTime(at, locale, zone)}</time>;
}
