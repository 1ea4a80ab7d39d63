import { Alert, Button } from '@mantine/core';
import { Link, useNavigate, useParams } from 'react-router';
import { publicPath } from '../../app/public-path.js';
import { Page } from '../../design/page.js';
import { graphql, useWrite } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { useSessionChanged, useViewerRead } from './viewer.js';
import classes from './identity.module.css';

const acceptDocument = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      person {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

function Accept({ token, email }: { readonly token: string; readonly email: string }) {
  const t = useT();
  const navigate = useNavigate();
  const sessionChanged = useSessionChanged();
  const { run, running, outcome } = useWrite(acceptDocument, { refreshes: [] });
  const accept = async () => {
    const result = await run({ input: { token } });
    if (!result.ok) return;
    await sessionChanged();
    await navigate('/app', { replace: true });
  };
  return (
    <div className={classes.form}>
      {outcome?.ok === false && (
        <Alert color="danger" role="alert">
          {outcome.userErrors[0]?.message ?? t('web.failure.internal.title')}
        </Alert>
      )}
      <p>{t('web.invitation.signedInAs', { email })}</p>
      <Button loading={running} onClick={() => void accept()}>
        {t('web.invitation.accept')}
      </Button>
    </div>
  );
}

/** `/undangan/:token`: takes up the role that a letter offers, once signed in with the address it was sent to. */
export function InvitationPage() {
  const t = useT();
  const locale = useLocale();
  const { token = '' } = useParams();
  const viewer = useViewerRead();
  const next = encodeURIComponent(publicPath(locale, '/undangan/:token', { token }));
  return (
    <div className={classes.card}>
      <Page title={t('web.invitation.title')} lead={t('web.invitation.lead')}>
        {viewer !== null ? (
          <Accept token={token} email={viewer.email} />
        ) : (
          <div className={classes.form}>
            <Button component={Link} to={`${publicPath(locale, '/masuk')}?next=${next}`}>
              {t('web.invitation.signIn')}
            </Button>
            <Button component={Link} variant="default" to={`${publicPath(locale, '/daftar')}?next=${next}`}>
              {t('web.signUp.open')}
            </Button>
          </div>
        )}
      </Page>
    </div>
  );
}
