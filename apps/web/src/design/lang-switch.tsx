import { useLocale, useT, type Locale } from '../i18n.js';
import classes from './lang-switch.module.css';

const options: readonly { readonly locale: Locale; readonly short: string; readonly name: string }[] = [
  { locale: 'id', short: 'ID', name: 'Bahasa Indonesia' },
  { locale: 'en', short: 'EN', name: 'English' },
];

/** ID | EN, one tap. What a choice does (a twin address, a setting of the person) is the caller's business. */
export function LangSwitch({ onChoose }: { readonly onChoose: (locale: Locale) => void }) {
  const t = useT();
  const present = useLocale();
  return (
    <fieldset className={classes.switch} aria-label={t('web.shell.language')}>
      {options.map(({ locale, short, name }) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          className={classes.option}
          aria-pressed={locale === present}
          aria-label={`${short}, ${name}`}
          onClick={() => onChoose(locale)}
        >
          {short}
        </button>
      ))}
    </fieldset>
  );
}
