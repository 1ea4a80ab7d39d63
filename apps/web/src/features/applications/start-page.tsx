import { Alert, Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { publicPath } from '../../app/public-path.js';
import { Page } from '../../design/page.js';
import { useRead, useWrite } from '../../graphql/client.js';
import type { JsonValue } from '../../graphql/graphql.js';
import { useLocale, useT } from '../../i18n.js';
import { myStartupsDocument } from '../progress/my-startups.js';
import { callDocument, startDocument } from './start-documents.js';
import { myApplicationsDocument } from './my-documents.js';
import { recalledEligibility } from './eligibility-memory.js';
import classes from './form.module.css';

const newOne = 'new';

/** `/app/applications/start/:slug`: for which startup, and the draft begins. */
export function StartPage() {
  const t = useT();
  const locale = useLocale();
  const navigate = useNavigate();
  const { slug = '' } = useParams();
  const { season } = useRead(callDocument, { slug });
  const { myStartups } = useRead(myStartupsDocument, {});
  const [name, setName] = useState('');
  const [which, setWhich] = useState(myStartups[0]?.id ?? newOne);
  const start = useWrite(startDocument, { refreshes: [myApplicationsDocument] });
  if (!season) throw new Response(null, { status: 404 });
  const questions = publicPath(locale, '/panggilan/:slug/kelayakan', { slug });
  const eligibility = recalledEligibility(slug);
  if (!eligibility) return <Navigate to={questions} replace />;
  const errors = start.outcome?.ok === false ? start.outcome : undefined;
  const others = errors?.userErrors.filter(({ field }) => field !== 'startupName') ?? [];
  const send = async () => {
    const startup = which === newOne ? { startupName: name } : { startupId: which };
    const input = { seasonId: season.id, eligibility: eligibility as JsonValue, ...startup };
    const outcome = await start.run({ input });
    const id = outcome.ok ? outcome.data.startApplication.application?.id : undefined;
    if (id) await navigate(`/app/applications/${id}/form`);
  };
  return (
    <Page
      title={t('applications.start.title', { season: season.name })}
      width="text"
      lead={t('applications.start.lead')}
    >
      <form
        noValidate
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {myStartups.length > 0 && (
          <Radio.Group label={t('applications.start.which')} value={which} onChange={setWhich}>
            <div className={classes.options}>
              {myStartups.map((startup) => (
                <Radio size="md" key={startup.id} value={startup.id} label={startup.name} />
              ))}
              <Radio size="md" value={newOne} label={t('applications.start.new')} />
            </div>
          </Radio.Group>
        )}
        {which === newOne && (
          <TextInput
            label={t('applications.start.name')}
            value={name}
            maxLength={80}
            required
            withAsterisk={false}
            error={errors?.fieldErrors['startupName']}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        {errors && (others.length > 0 || errors.failure) && (
          <Alert color="warn" variant="light" role="alert">
            <ul className={classes.plainList}>
              {others.map(({ code, field, message }) => (
                <li key={`${code} ${field}`}>{message}</li>
              ))}
              {errors.failure && <li>{t('applications.start.failed')}</li>}
            </ul>
          </Alert>
        )}
        <div className={classes.deeds}>
          <Button type="submit" loading={start.running}>
            {t('applications.start.send')}
          </Button>
          <Button variant="default" onClick={() => void navigate(questions)}>
            {t('applications.start.back')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
