import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Moment } from '../../design/moment.js';
import { useT, type TextKey } from '../../i18n.js';
import { LetterStateBadge } from './letter-state.js';
import type { Letter } from './letters.js';
import classes from './notifications.module.css';

const languages: Readonly<Record<string, TextKey>> = {
  id: 'notifications.outbox.languages.id',
  en: 'notifications.outbox.languages.en',
};

/** One letter as its receiver reads it, with how far it is. */
export function LetterPreview({ letter }: { readonly letter: Letter }) {
  const t = useT();
  const { recipient, address, locale, state, tries, lastError, createdAt, sentAt, body, link } = letter;
  const language = languages[locale.toLowerCase()];
  return (
    <div className={classes.letter}>
      <p className={classes.line}>
        <LetterStateBadge state={state} />
      </p>
      <dl className={classes.facts}>
        <dt>{t('notifications.outbox.to')}</dt>
        <dd>
          {recipient && `${recipient.fullName}, `}
          {address}
        </dd>
        {language && (
          <>
            <dt>{t('notifications.outbox.language')}</dt>
            <dd>{t(language)}</dd>
          </>
        )}
        <dt>{t('notifications.outbox.written')}</dt>
        <dd>
          <Moment at={createdAt} />
        </dd>
        {sentAt !== null && (
          <>
            <dt>{t('notifications.outbox.sent')}</dt>
            <dd>
              <Moment at={sentAt} />
            </dd>
          </>
        )}
        {tries > 0 && (
          <>
            <dt>{t('notifications.outbox.tries')}</dt>
            <dd>{tries}</dd>
          </>
        )}
        {lastError !== null && (
          <>
            <dt>{t('notifications.outbox.error')}</dt>
            <dd>{lastError}</dd>
          </>
        )}
      </dl>
      <div className={classes.body} lang={locale.toLowerCase()}>
        {body}
      </div>
      {link !== null && (
        <Text size="sm">
          {t('notifications.outbox.leadsTo')}{' '}
          <Anchor component={Link} to={link}>
            {link}
          </Anchor>
        </Text>
      )}
    </div>
  );
}
