import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import type { Outbox } from '#messaging';

/** Hours of silence after which those who have not answered are reminded, and after which an offer lapses. */
export const silence = { remindAfter: 48, lapseAfter: 72 } as const;

/** Most rows that one run takes; the next run takes the rest. */
const batch = 200;

interface ChasedRow {
  readonly id: Id;
  readonly programme_id: Id;
}

export interface Chased {
  readonly reminded: number;
  readonly lapsed: number;
}

/** Offers that somebody has not answered for so many hours by the database clock. The sample world stands still. */
const silentFor = (hours: number, extra: string) => `
  select m.id from mentor_match m
  where m.state = 'OFFERED' and not m.is_sample and m.offered_at < clock_timestamp() - interval '${hours} hours'
    and (m.answered_at is null or m.team_answered_at is null) ${extra}
  order by m.offered_at limit ${batch} for update of m skip locked`;

const change = (what: string, which: string) => `
  update mentor_match m set ${what}, version = m.version + 1, updated_at = now()
  from mentor_profile p, cohort c, season s
  where m.id in (${which}) and p.id = m.mentor_id and c.id = p.cohort_id and s.id = c.season_id
  returning m.id, s.programme_id`;

/** Reminds mentors and teams of offers they have not answered, and ends those nobody answered in time. */
export class ChaseSilentMatches {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** Safe to repeat; an offer that is answered at the same moment is left alone. */
  execute(): Promise<Chased> {
    return this.em.fork().transactional(async (em) => {
      const lapsed = await em.execute<ChasedRow[]>(change(`state = 'EXPIRED'`, silentFor(silence.lapseAfter, '')));
      const unreminded = silentFor(silence.remindAfter, 'and m.reminded_at is null');
      const reminded = await em.execute<ChasedRow[]>(change('reminded_at = clock_timestamp()', unreminded));
      for (const one of lapsed)
        this.outbox.record(em, 'match.lapsed', { matchId: one.id }, undefined, one.programme_id);
      for (const one of reminded)
        this.outbox.record(em, 'match.reminded', { matchId: one.id }, undefined, one.programme_id);
      return { reminded: reminded.length, lapsed: lapsed.length };
    });
  }
}
