import { useEffect, useState } from 'react';
import { chooseLocale, useLocale, type Locale } from '../../i18n.js';

/**
 * Inside the app the person's own language rules, on every device. False until it does, so that no page asks in another
 * one first; from then on true, also while the person changes it.
 */
export function useLocaleOfPerson(locale: Locale): boolean {
  const isShown = useLocale() === locale;
  const [wasShown, setWasShown] = useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  useEffect(() => chooseLocale(locale), [locale]);
  return isShown || wasShown;
}
