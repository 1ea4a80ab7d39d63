import { Alert, Anchor, Button, PasswordInput, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { publicPath } from '../../app/public-path.js';
import { Page } from '../../design/page.js';
import { useLocale, useT } from '../../i18n.js';
import { sendMagicLink, signUp } from './auth-http.js';
import { authWords } from './auth-words.js';
import { returnAddress } from './return-address.js';
import { LinkSent } from './sign-in-form.js';
import { useSessionChanged } from './viewer.js';
import classes from './identity.module.css';

const shortestPassword = 10;

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function useSignUp(next: string) {
  const navigate = useNavigate();
  const sessionChanged = useSessionChanged();
  const [refusal, setRefusal] = useState<string>();
  const [running, setRunning] = useState(false);
  const [unproved, setUnproved] = useState<string>();
  const attempt = async (form: FormData) => {
    const email = textOf(form, 'email').trim();
    const outcome = await signUp(textOf(form, 'name').trim(), email, textOf(form, 'password'));
    setRefusal(outcome.ok ? undefined : outcome.code);
    if (!outcome.ok) return;
    if ((await sessionChanged()) !== null) return navigate(next, { replace: true });
    const link = await sendMagicLink(email, next);
    if (link.ok) setUnproved(email);
    else setRefusal(link.code);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setRunning(true);
    void attempt(new FormData(event.currentTarget)).finally(() => setRunning(false));
  };
  return { refusal, running, submit, unproved, again: () => setUnproved(undefined) };
}

function SignUpForm(props: Pick<ReturnType<typeof useSignUp>, 'refusal' | 'running' | 'submit'>) {
  const { refusal, running, submit } = props;
  const t = useT();
  return (
    <form className={classes.form} onSubmit={submit}>
      {refusal !== undefined && (
        <Alert color="danger" role="alert">
          {t(authWords(refusal), { count: 60 })}
        </Alert>
      )}
      <TextInput label={t('web.signUp.name')} name="name" autoComplete="name" required withAsterisk={false} />
      <TextInput
        label={t('web.signIn.email')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        required
        withAsterisk={false}
      />
      <PasswordInput
        label={t('web.signUp.password')}
        description={t('web.signUp.passwordRule', { count: shortestPassword })}
        name="password"
        autoComplete="new-password"
        minLength={shortestPassword}
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('web.signIn.showPassword'), tabIndex: 0 }}
      />
      <Button type="submit" loading={running}>
        {t('web.signUp.create')}
      </Button>
    </form>
  );
}

/** `/daftar`: an account with one name, an address and a password. */
export function SignUpPage() {
  const t = useT();
  const locale = useLocale();
  const [query] = useSearchParams();
  const next = returnAddress(query.get('next'));
  const { unproved, again, ...form } = useSignUp(next);
  return (
    <div className={classes.card}>
      <Page title={t('web.signUp.title')} lead={t('web.signUp.lead')}>
        {unproved === undefined ? <SignUpForm {...form} /> : <LinkSent email={unproved} proof onAgain={again} />}
        <Text>
          {t('web.signUp.known')}{' '}
          <Anchor component={Link} to={`${publicPath(locale, '/masuk')}?next=${encodeURIComponent(next)}`}>
            {t('web.signIn.open')}
          </Anchor>
        </Text>
      </Page>
    </div>
  );
}
