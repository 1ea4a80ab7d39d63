import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { publicPath } from '../../app/public-path.js';
import { useLocale, useT } from '../../i18n.js';
import { dayName, hoursOf } from './activity-words.js';
import type { ListedActivity } from './calendar.js';
import { CancelledBadge, groupNames, ModeBadge } from './mode-mark.js';
import { dayAnchor } from './month-grid.js';
import { PlacesLeft } from './places-left.js';
import classes from './activities.module.css';

function Line({ activity }: { readonly activity: ListedActivity }) {
  const t = useT();
  const locale = useLocale();
  const { slug, title, group, mode, state, place, space } = activity;
  const where = mode === 'ONLINE' ? space?.name : (place ?? space?.name);
  return (
    <li className={classes.line}>
      <Text size="sm" c="dimmed" className={classes.hours}>
        {hoursOf(activity, locale)}
      </Text>
      <div>
        <Title order={3} size="h4">
          <Anchor component={Link} to={publicPath(locale, '/kegiatan/:slug', { slug })} inherit>
            {title}
          </Anchor>
        </Title>
        <p className={classes.facts}>
          <ModeBadge mode={mode} />
          <span>{t(groupNames[group])}</span>
          {where !== undefined && <span>{where}</span>}
          {state === 'CANCELLED' && <CancelledBadge />}
        </p>
        <PlacesLeft activity={activity} />
      </div>
    </li>
  );
}

/** The activities of a month under their days. */
export function ActivityList({ days }: { readonly days: ReadonlyMap<string, readonly ListedActivity[]> }) {
  const locale = useLocale();
  return (
    <div className={classes.list}>
      {[...days].map(([day, activities]) => (
        <section key={day} aria-labelledby={dayAnchor(day)}>
          <Title order={2} size="h4" id={dayAnchor(day)} className={classes.dayTitle}>
            {dayName(day, locale)}
          </Title>
          <ul className={classes.lines}>
            {activities.map((activity) => (
              <Line key={activity.id} activity={activity} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
