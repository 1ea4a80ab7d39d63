import { Alert, Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useT } from '../../i18n.js';
import { sendMagicLink, signInWithPassword, type AuthOutcome } from './auth-http.js';
import { authWords } from './auth-words.js';
import classes from './identity.module.css';

export interface SignInFormProps {
  /** Address to open once a link from the mail has been followed. */
  readonly returnTo: string;
  /** Address that is already known, when somebody signs in again. */
  readonly email?: string;
  /** Tells whether the person is known now; an address that still waits for its proof gets a link by mail. */
  readonly onSignedIn: () => Promise<boolean>;
}

type Way = 'link' | 'password';

/** One field first: the address. Then a link by mail, or a password; both can be pasted. */
export function SignInForm({ returnTo, email: known = '', onSignedIn }: SignInFormProps) {
  const t = useT();
  const [way, setWay] = useState<Way>('password');
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<{ readonly code: string; readonly wait: number | undefined }>();
  const [sent, setSent] = useState<{ readonly to: string; readonly proof: boolean }>();
  const [running, setRunning] = useState(false);

  const tried = (outcome: AuthOutcome<unknown>): boolean => {
    setRefusal(outcome.ok ? undefined : { code: outcome.code, wait: outcome.retryAfter });
    return outcome.ok;
  };
  const attempt = async () => {
    const address = email.trim();
    const sendLink = async (proof: boolean) => {
      if (tried(await sendMagicLink(address, returnTo))) setSent({ to: address, proof });
    };
    if (way === 'link') await sendLink(false);
    else if (tried(await signInWithPassword(address, password)) && !(await onSignedIn())) await sendLink(true);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRunning(true);
    void attempt().finally(() => setRunning(false));
  };

  if (sent !== undefined) return <LinkSent email={sent.to} proof={sent.proof} onAgain={() => setSent(undefined)} />;
  return (
    <form className={classes.form} onSubmit={submit}>
      {refusal !== undefined && (
        <Alert color="danger" role="alert">
          {t(authWords(refusal.code), { count: refusal.wait ?? 60 })}
        </Alert>
      )}
      <TextInput
        label={t('web.signIn.email')}
        type="email"
        inputMode="email"
        autoComplete="username"
        name="email"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {way === 'password' && (
        <PasswordInput
          label={t('web.signIn.password')}
          autoComplete="current-password"
          name="password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('web.signIn.showPassword'), tabIndex: 0 }}
        />
      )}
      <Button type="submit" loading={running}>
        {t(way === 'link' ? 'web.signIn.sendLink' : 'web.signIn.enter')}
      </Button>
      <Anchor component="button" type="button" onClick={() => setWay(way === 'link' ? 'password' : 'link')}>
        {t(way === 'link' ? 'web.signIn.byPassword' : 'web.signIn.byLink')}
      </Anchor>
    </form>
  );
}

export interface LinkSentProps {
  readonly email: string;
  /** Whether the link proves an address that is already known, rather than only signing in. */
  readonly proof: boolean;
  readonly onAgain: () => void;
}

/** Says that a link is on its way. */
export function LinkSent({ email, proof, onAgain }: LinkSentProps) {
  const t = useT();
  return (
    <output className={classes.form}>
      <p>{t(proof ? 'web.signIn.unproved' : 'web.signIn.linkSent', { email })}</p>
      <Button variant="default" onClick={onAgain}>
        {t('web.signIn.otherAddress')}
      </Button>
    </output>
  );
}
