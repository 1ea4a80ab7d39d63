import { useEffect } from 'react';
import { chooseLocale, type Locale } from '../../i18n.js';

/** Inside the app the person's own language rules, on every device. */
export function useLocaleOfPerson(locale: Locale): void {
  useEffect(() => chooseLocale(locale), [locale]);
}
