import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { databaseNow } from '#programmes';
import { ReviewRound } from '#schema';
import { forecastRound, type RoundForecast, type SectorNeed } from './round-forecast.js';

interface CountsRow {
  readonly needed: number;
  readonly done: number;
  readonly recent: number;
  readonly readers: number;
  readonly usual: number;
}

/** Days that the pace is measured over, at most. */
const window = 7;

const counts = `
  with given as (
    select x.reviewer_id, x.state, v.sent_at from assignment x left join review v on v.assignment_id = x.id
    where x.round_id = ?),
  late as (select reviewer_id from given where state = 'DONE' and sent_at > now() - interval '${window} days')
  select (select count(*) from stage_entry e join application a on a.id = e.application_id
      where e.stage_id = r.stage_id and e.left_at is null and a.lifecycle = 'IN_SELECTION')::int
      * r.reads_per_application as needed,
    (select count(*) from given where state = 'DONE')::int as done,
    (select count(*) from late)::int as recent, (select count(distinct reviewer_id) from late)::int as readers,
    coalesce((select percentile_disc(0.5) within group (order by capacity) from commitment c
      where c.round_id = r.id and c.capacity > 0), 10)::int as usual
  from review_round r where r.id = ?`;

/** Reads that nobody has, by the first sector of the startup, and the room of reviewers who take that sector. */
const sectorNeeds = `
  with live as (
    select * from assignment where round_id = ? and state in ('OFFERED', 'IN_PROGRESS', 'DONE')),
  need as (
    select coalesce(s.sectors[1], '') as sector,
      sum(greatest(0, r.reads_per_application - (select count(*) from live l where l.application_id = a.id)))::int as missing
    from review_round r join stage_entry e on e.stage_id = r.stage_id and e.left_at is null
    join application a on a.id = e.application_id and a.lifecycle = 'IN_SELECTION' join startup s on s.id = a.startup_id
    where r.id = ? group by 1),
  spare as (
    select c.sectors, greatest(0, c.capacity - (select count(*) from live l where l.reviewer_id = c.reviewer_id)) as room
    from commitment c where c.round_id = ?)
  select n.sector, n.missing, coalesce((select sum(p.room) from spare p
    where p.sectors = '{}' or n.sector = any (p.sectors)), 0)::int as room
  from need n where n.missing > 0 order by n.missing desc, n.sector`;

/** Tells the director when a round will be read through, and what would close what is still open. */
@Injectable()
export class ForecastOfRound {
  constructor(private readonly em: EntityManager) {}

  /** @returns null while too few reads are sent to say anything. @throws NOT_FOUND */
  async execute(viewer: Viewer, roundId: Id): Promise<RoundForecast | null> {
    const em = this.em.fork();
    const round = await em.findOne(ReviewRound, { id: roundId, ...viewer.where('assign', 'ReviewRound') });
    if (!round) throw new DomainError('NOT_FOUND');
    const [row] = await em.execute<CountsRow[]>(counts, [roundId, roundId]);
    if (!row || !round.openedAt) return null;
    const sectors = await em.execute<SectorNeed[]>(sectorNeeds, [roundId, roundId, roundId]);
    const now = await databaseNow(em);
    const open = (now.getTime() - round.openedAt.getTime()) / 86_400_000;
    const days = Math.min(window, Math.max(1, open));
    const { usual: usualCapacity, ...rest } = row;
    return forecastRound({ ...rest, now, locksAt: round.locksAt, days, usualCapacity, sectors });
  }
}
