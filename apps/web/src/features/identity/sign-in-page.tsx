import { Anchor, Divider, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { inLocale } from '#kernel';
import { publicPath } from '../../app/public-path.js';
import { Page } from '../../design/page.js';
import { useLocale, useT } from '../../i18n.js';
import { signInWithPassword } from './auth-http.js';
import { authWords } from './auth-words.js';
import { returnAddress } from './return-address.js';
import { readSamplePeople, samplePeopleKey, type SamplePerson } from './sample-people.js';
import { SignInForm } from './sign-in-form.js';
import { useSessionChanged, useViewerSoon } from './viewer.js';
import classes from './identity.module.css';

function SamplePeople({ onSignedIn }: { readonly onSignedIn: () => Promise<boolean> }) {
  const t = useT();
  const locale = useLocale();
  const { data: people = [] } = useQuery({ queryKey: samplePeopleKey, queryFn: readSamplePeople, staleTime: Infinity });
  const [refusal, setRefusal] = useState<string>();
  const enter = async ({ email, password }: SamplePerson) => {
    const outcome = await signInWithPassword(email, password);
    if (outcome.ok) await onSignedIn();
    else setRefusal(outcome.code);
  };
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="sample-people">
      <Divider mb="md" />
      <Title order={2} size="h3" id="sample-people">
        {t('web.signIn.samples')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('web.signIn.samplesWhy')}
      </Text>
      {refusal !== undefined && <p role="alert">{t(authWords(refusal), { count: 60 })}</p>}
      <ul className={classes.people}>
        {people.map((person) => (
          <li key={person.email}>
            <button type="button" className={classes.person} onClick={() => void enter(person)}>
              <span>{person.fullName}</span>
              <small>{inLocale(person.title, locale)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `/masuk`: link by mail, or password. Who is signed in already goes on. */
export function SignInPage() {
  const t = useT();
  const locale = useLocale();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const viewer = useViewerSoon();
  const sessionChanged = useSessionChanged();
  const next = returnAddress(query.get('next'));
  const linkRefusal = query.get('error');
  if (viewer !== undefined) return <Navigate to={next} replace />;
  const enter = async () => {
    const isKnown = (await sessionChanged()) !== null;
    if (isKnown) await navigate(next, { replace: true });
    return isKnown;
  };
  return (
    <div className={classes.card}>
      <Page title={t('web.signIn.title')} lead={t('web.signIn.lead')}>
        {linkRefusal !== null && <p role="alert">{t(authWords(linkRefusal))}</p>}
        <SignInForm returnTo={next} onSignedIn={enter} />
        <Text>
          {t('web.signUp.question')}{' '}
          <Anchor component={Link} to={`${publicPath(locale, '/daftar')}?next=${encodeURIComponent(next)}`}>
            {t('web.signUp.open')}
          </Anchor>
        </Text>
        <SamplePeople onSignedIn={enter} />
      </Page>
    </div>
  );
}
