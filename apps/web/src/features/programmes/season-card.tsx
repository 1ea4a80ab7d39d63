import { Anchor, Title } from '@mantine/core';
import { Link } from 'react-router';
import { Moment } from '../../design/moment.js';
import { useLive } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { seasonMovedDocument, seasonsDocument, type SeasonLine } from './season.js';
import { SeasonFunnel } from './season-funnel.js';
import { SeasonLinks } from './season-links.js';
import { Waiting } from './season-page.js';
import { SeasonBadges } from './season-state.js';
import classes from './programmes.module.css';

/** A season under way on the pages where work begins: what waits, how far it is, where to go. */
export function SeasonCard({ season }: { readonly season: SeasonLine }) {
  const t = useT();
  const { id, slug, name, programme, finalDeadline } = season;
  useLive(seasonMovedDocument, { seasonId: id }, { refreshes: [seasonsDocument] });
  return (
    <section className={`semai-card ${classes.season}`} aria-labelledby={id}>
      <div>
        <Title order={2} id={id}>
          <Anchor component={Link} to={`/app/seasons/${slug}`} inherit>
            {name}
          </Anchor>
        </Title>
        <p className={classes.badges}>
          <SeasonBadges state={season.state} isRehearsal={season.isRehearsal} />
          <span>
            {t('programmes.home.deadline')}{' '}
            <Moment at={finalDeadline} {...(programme ? { zone: programme.zone } : {})} />
          </span>
        </p>
        <Waiting season={season} />
      </div>
      <SeasonFunnel season={season} />
      <SeasonLinks season={season} />
    </section>
  );
}
