import { Button, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { readFormDefinition, type FormDefinition } from '#forms';
import { formatDateTime, formatElapsed, formatNumber, inLocale } from '#kernel';
import { publicPath } from '../../app/public-path.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { useNow } from '../../design/use-now.js';
import { notFound, useRead } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { callPageDocument, type PublicCall } from './public.js';
import { SeasonBadges } from './season-state.js';
import { SeasonTrack } from './season-track.js';
import { callStanding } from './timetable.js';
import classes from './programmes.module.css';

const dayMs = 86_400_000;

function formOf({ forms }: PublicCall, kind: 'ELIGIBILITY' | 'APPLICATION'): FormDefinition | undefined {
  const newest = forms.find((form) => form.kind === kind);
  return newest && readFormDefinition(newest.definition);
}

/** How long is left, in the last week only. */
function Countdown({ call, now }: { readonly call: PublicCall; readonly now: number }) {
  const t = useT();
  const left = Date.parse(call.finalDeadline) - now;
  if (left > 7 * dayMs || left <= 0) return null;
  return (
    <Text fw={600} c="warn">
      {left >= dayMs
        ? t('programmes.call.left', { count: Math.floor(left / dayMs) })
        : t('programmes.call.last', { time: formatElapsed(left) })}
    </Text>
  );
}

function Facts({ call }: { readonly call: PublicCall }) {
  const t = useT();
  const locale = useLocale();
  const now = useNow(true, 1_000);
  const zone = call.programme?.zone;
  const at = (moment: string) => <Moment at={moment} {...(zone === undefined ? {} : { zone })} />;
  const standing = callStanding(call, now);
  return (
    <aside className={`semai-card ${classes.aside}`} aria-label={t('programmes.call.facts')}>
      <dl className={classes.factList}>
        <dt>{t('programmes.call.deadline')}</dt>
        <dd>{at(call.finalDeadline)}</dd>
        <dt>{t('programmes.call.opened')}</dt>
        <dd>{at(call.opensAt)}</dd>
        <dt>{t('programmes.call.seats')}</dt>
        <dd>{formatNumber(call.seats, locale)}</dd>
      </dl>
      <Text size="sm" c="dimmed">
        {t('programmes.call.offer', { count: call.offerHours })}
      </Text>
      {standing === 'open' && (
        <div className={classes.apply}>
          <Countdown call={call} now={now} />
          <Button
            fullWidth
            size="md"
            component={Link}
            to={publicPath(locale, '/panggilan/:slug/kelayakan', { slug: call.slug })}
          >
            {t('programmes.call.apply')}
          </Button>
        </div>
      )}
      {standing === 'ahead' && (
        <Text>{t('programmes.call.notYet', { at: formatDateTime(call.opensAt, locale, zone) })}</Text>
      )}
      {standing === 'over' && <Text>{t('programmes.call.closed')}</Text>}
    </aside>
  );
}

function Who({ form }: { readonly form: FormDefinition }) {
  const t = useT();
  const locale = useLocale();
  const fields = form.sections.flatMap((section) => section.fields);
  return (
    <section aria-labelledby="who">
      <Title order={2} id="who">
        {t('programmes.call.who')}
      </Title>
      <Text className="semai-prose">{t('programmes.call.whoLead', { count: fields.length })}</Text>
      <ul className={classes.plain}>
        {fields.map(({ key, label }) => (
          <li key={key}>{inLocale(label, locale)}</li>
        ))}
      </ul>
    </section>
  );
}

function Asked({ form }: { readonly form: FormDefinition | undefined }) {
  const t = useT();
  const locale = useLocale();
  const minutes = form?.sections.reduce((sum, section) => sum + (section.minutes ?? 0), 0) ?? 0;
  return (
    <section aria-labelledby="asked">
      <Title order={2} id="asked">
        {t('programmes.call.asked')}
      </Title>
      {form === undefined ? (
        <Text>{t('programmes.call.noForm')}</Text>
      ) : (
        <>
          {minutes > 0 && <Text className="semai-prose">{t('programmes.call.askedLead', { count: minutes })}</Text>}
          <ul className={classes.plain}>
            {form.sections.map(({ key, title, fields }) => (
              <li key={key}>
                {inLocale(title, locale)}{' '}
                <Text span c="dimmed">
                  ({t('programmes.call.part', { count: fields.length })})
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** `/panggilan/:slug` and `/en/calls/:slug`: one call with who may apply, what is asked, and until when. */
export function CallPage() {
  const t = useT();
  const locale = useLocale();
  const { slug = '' } = useParams();
  const { season: call } = useRead(callPageDocument, { slug });
  if (!call) throw notFound();
  const { programme } = call;
  const eligibility = formOf(call, 'ELIGIBILITY');
  const crumb = programme && {
    to: publicPath(locale, '/program/:slug', { slug: programme.slug }),
    label: programme.name,
  };
  return (
    <Page
      title={call.name}
      crumbs={crumb ? [crumb] : []}
      lead={
        <>
          <p className={classes.badges}>
            <SeasonBadges state={call.state} isRehearsal={call.isRehearsal} />
          </p>
          {call.summary}
        </>
      }
    >
      <div className={classes.call}>
        <Facts call={call} />
        <div className={classes.body}>
          {eligibility && <Who form={eligibility} />}
          <section aria-labelledby="stages">
            <Title order={2} id="stages">
              {t('programmes.call.stages')}
            </Title>
            <div className={classes.upright}>
              <SeasonTrack stages={call.stages} zone={programme?.zone} label={t('programmes.call.stages')} />
            </div>
          </section>
          <Asked form={formOf(call, 'APPLICATION')} />
        </div>
      </div>
    </Page>
  );
}
