import type { Locale } from '../../i18n.js';

/** A month, `2027-02`, in words. */
export const monthName = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01`));
