import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';
import { formatDateTime, type Id } from '#kernel';
import type { OfficeHourSlot } from '#schema';
import { barredPair, type RoundAtWork } from './office-hour-access.js';

/** The same mentor first, then the times nearest to the wanted one; never one the team cannot come to or may not take. */
const nearest = `
  select q.full_name as name, to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
  from office_hour_slot s join mentor_profile p on p.id = s.mentor_id join person q on q.id = p.person_id
  where s.round_id = ? and s.withdrawn_at is null and p.state = 'ACTIVE' and (s.is_sample or s.starts_at > clock_timestamp())
    and s.capacity > (select count(*) from office_hour_meeting m where m.slot_id = s.id and m.state = 'BOOKED')
    and not exists (select from office_hour_meeting m where m.startup_id = ? and m.state = 'BOOKED'
      and (m.round_id = s.round_id and m.mentor_id = s.mentor_id or m.starts_at < s.ends_at and s.starts_at < m.ends_at))
    and not ${barredPair('p', '?::uuid')}
  order by s.mentor_id <> ?, abs(extract(epoch from s.starts_at - ?::timestamptz)), s.id limit 3`;

/** Up to three places that this team could book instead, each as mentor and time in the viewer's language. */
export async function freePlaces(
  em: EntityManager,
  { locale }: Viewer,
  { round, zone }: RoundAtWork,
  { slot, startupId }: { readonly slot: OfficeHourSlot; readonly startupId: Id },
): Promise<string[]> {
  const rows = await em.execute<{ name: string; at: string }[]>(nearest, [
    round.id,
    startupId,
    startupId,
    startupId,
    startupId,
    slot.mentor.id,
    slot.startsAt.toISOString(),
  ]);
  return rows.map(({ name, at }) => `${name}, ${formatDateTime(at, locale, zone)}`);
}
