import { Button, Text } from '@mantine/core';
import { homeZone } from '#kernel';
import { Page } from '../../design/page.js';
import { EmptyState, NothingMatches } from '../../design/states.js';
import { useRead } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { ActivityList } from './activity-list.js';
import { monthName } from './activity-words.js';
import { monthDocument } from './calendar.js';
import { FilterChips } from './filter-chips.js';
import { groupNames, groups, modeNames, modes } from './mode-mark.js';
import { MonthGrid } from './month-grid.js';
import { dayOf, monthOf, monthWindow } from './month.js';
import { useCalendarQuery } from './use-calendar-query.js';
import classes from './activities.module.css';

interface MonthsProps {
  readonly month: string;
  readonly last: string | undefined;
  readonly next: string | undefined;
  readonly onChoose: (month: string) => void;
}

/** The month that is shown between the nearest ones with activities. */
function Months({ month, last, next, onChoose }: MonthsProps) {
  const t = useT();
  const locale = useLocale();
  const step = (to: string | undefined, arrow: (name: string) => string) =>
    to !== undefined && (
      <Button variant="default" onClick={() => onChoose(to)}>
        {arrow(monthName(to, locale))}
      </Button>
    );
  return (
    <nav className={classes.months} aria-label={t('activities.calendar.months')}>
      {step(last, (name) => `‹ ${name}`)}
      <strong className={classes.month} aria-live="polite">
        {monthName(month, locale)}
      </strong>
      {step(next, (name) => `${name} ›`)}
    </nav>
  );
}

/** `/kegiatan` and `/en/activities`: what is on, by month, with mode and group to choose by. */
export function ActivitiesPage() {
  const t = useT();
  const query = useCalendarQuery();
  const { month, mode, group } = query;
  const { from, to } = monthWindow(month, homeZone);
  const found = useRead(monthDocument, { from, to, mode: mode && [mode], group: group && [group] });
  const { nodes, totalCount } = found.month;
  const days = Map.groupBy(nodes, ({ startsAt }) => dayOf(startsAt, homeZone));
  const monthAt = (at: string | undefined) => (at === undefined ? undefined : monthOf(at, homeZone));
  const [last, next] = [monthAt(found.last.nodes[0]?.startsAt), monthAt(found.next.nodes[0]?.startsAt)];
  const hasFilters = mode !== undefined || group !== undefined;
  return (
    <Page title={t('activities.calendar.title')} lead={t('activities.calendar.lead')} width="wide">
      <div className={classes.filters}>
        <Months month={month} last={last} next={next} onChoose={query.setMonth} />
        <FilterChips
          label={t('activities.calendar.mode')}
          values={modes}
          names={modeNames}
          chosen={mode}
          onChoose={query.setMode}
        />
        <FilterChips
          label={t('activities.calendar.group')}
          values={groups}
          names={groupNames}
          chosen={group}
          onChoose={query.setGroup}
        />
      </div>
      <div className={classes.calendar}>
        <MonthGrid month={month} days={days} />
        <div>
          <Text c="dimmed" role="status" className={classes.count}>
            {t('activities.calendar.count', { count: totalCount })}
            {totalCount > nodes.length && ` ${t('activities.calendar.first', { count: nodes.length })}`}
          </Text>
          {nodes.length === 0 && hasFilters && <NothingMatches onClear={query.clear} />}
          {nodes.length === 0 && !hasFilters && <EmptyState why={t('activities.calendar.none')} />}
          <ActivityList days={days} />
        </div>
      </div>
    </Page>
  );
}
