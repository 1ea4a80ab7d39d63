import { Text } from '@mantine/core';
import { useNow } from '../../design/use-now.js';
import { useT } from '../../i18n.js';
import type { ListedActivity } from './calendar.js';

type Known = Pick<ListedActivity, 'startsAt' | 'state' | 'onsiteLeft' | 'onlineLeft'>;

/** How many places are left, as long as one can still come, where there is a limit. */
export function PlacesLeft({ activity }: { readonly activity: Known }) {
  const t = useT();
  const now = useNow(true, 60_000);
  const { startsAt, state, onsiteLeft, onlineLeft } = activity;
  if (state !== 'PUBLISHED' || Date.parse(startsAt) < now) return null;
  const onsite = onsiteLeft === null ? [] : [t('activities.left.onsite', { count: onsiteLeft })];
  const online = onlineLeft === null ? [] : [t('activities.left.online', { count: onlineLeft })];
  const words = [...onsite, ...online].join(' · ');
  return words === '' ? null : <Text size="sm">{words}</Text>;
}
