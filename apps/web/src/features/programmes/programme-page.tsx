import { Anchor, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { publicPath } from '../../app/public-path.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { notFound, useRead, type ResultOf } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { programmeDocument } from './public.js';
import { SeasonBadges } from './season-state.js';
import { SeasonTrack } from './season-track.js';
import classes from './programmes.module.css';

type Season = NonNullable<ResultOf<typeof programmeDocument>['programme']>['seasons'][number];

function SeasonPart({ season, zone }: { readonly season: Season; readonly zone: string }) {
  const t = useT();
  const locale = useLocale();
  const { id, slug, name, summary, stages } = season;
  return (
    <section className="semai-card" aria-labelledby={id}>
      <Title order={3} id={id}>
        {name}
      </Title>
      <p className={classes.badges}>
        <SeasonBadges state={season.state} isRehearsal={season.isRehearsal} />
      </p>
      <Text className="semai-prose">{summary}</Text>
      <Text>
        {t('programmes.home.deadline')}: <Moment at={season.finalDeadline} zone={zone} />
      </Text>
      <div className={classes.track}>
        <SeasonTrack stages={stages} zone={zone} label={t('programmes.programme.stages', { name })} />
      </div>
      <Anchor component={Link} to={publicPath(locale, '/panggilan/:slug', { slug })}>
        {t('programmes.programme.call', { name })}
      </Anchor>
    </section>
  );
}

/** `/program/:slug` and `/en/programme/:slug`: a programme with the stages of its seasons. */
export function ProgrammePage() {
  const t = useT();
  const locale = useLocale();
  const { slug = '' } = useParams();
  const { programme } = useRead(programmeDocument, { slug });
  if (!programme) throw notFound();
  const { name, summary, zone, seasons } = programme;
  return (
    <Page title={name} lead={summary} crumbs={[{ to: publicPath(locale, '/'), label: 'Semai' }]}>
      <Title order={2}>{t('programmes.programme.seasons')}</Title>
      {seasons.length === 0 && <EmptyState why={t('programmes.programme.none')} />}
      {seasons.map((season) => (
        <SeasonPart key={season.id} season={season} zone={zone} />
      ))}
    </Page>
  );
}
