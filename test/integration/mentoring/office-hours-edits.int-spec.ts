import { describe, expect, it } from '@jest/globals';
import { DeclareConflict, LiftConflict, RecomputeConflicts } from '#assessment';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { OfficeHoursWorld } from '../../support/office-hours-world.js';

/** What must never stand: a pair in conflict that meets, a team or mentor in two places, more meetings than places. */
const broken = `
  select 'conflict' from office_hour_meeting m join mentor_profile p on p.id = m.mentor_id
    join conflict c on c.person_id = p.person_id and c.startup_id = m.startup_id and c.lifted_at is null and c.reason <> 'MENTOR_OF'
  where m.state = 'BOOKED'
  union all
  select 'team' from office_hour_meeting a join office_hour_meeting b on a.startup_id = b.startup_id and a.id < b.id
  where a.state = 'BOOKED' and b.state = 'BOOKED' and a.starts_at < b.ends_at and b.starts_at < a.ends_at
  union all
  select 'pair' from office_hour_meeting m where m.state = 'BOOKED' group by round_id, startup_id, mentor_id having count(*) > 1
  union all
  select 'mentor' from office_hour_slot a join office_hour_slot b on a.person_id = b.person_id and a.id < b.id
  where a.withdrawn_at is null and b.withdrawn_at is null and a.starts_at < b.ends_at and b.starts_at < a.ends_at
  union all
  select 'places' from office_hour_slot s left join office_hour_meeting m on m.slot_id = s.id and m.state = 'BOOKED'
  group by s.id having count(m.id) > case when s.withdrawn_at is null then s.capacity else 0 end`;

const seed = Number(process.env['SEED'] ?? 20_261_122);
let state = seed;
const below = (limit: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};
const one = <T>(from: readonly T[]): T => from[below(from.length)]!;
const [teams, mentors] = [5, 4];
const slots = () => [...new Set([below(12), below(12), below(12)])];

/** A refusal is an answer; anything else is a defect, but for conflicts that the database itself turns away. */
const tolerant = (work: Promise<unknown>) =>
  work.catch((cause: unknown) => {
    if (cause instanceof DomainError || /leaves work of this pair open|duplicate key/.test(String(cause))) return;
    throw cause;
  });

function editsOf(world: OfficeHoursWorld): readonly (() => Promise<unknown>)[] {
  const { pairs } = world;
  const outbox = new Outbox();
  const rounds = () => pairs.rows<{ id: Id }>('select id from office_hour_round order by created_at desc limit 2');
  const pair = () => ({ personId: one(world.mentors).personId, startupId: one(world.startups).startupId });
  const inRound = async (work: (roundId: Id) => Promise<unknown>) => {
    const found = await rounds();
    if (found.length > 0) await tolerant(work(one(found).id));
  };
  const several = (work: () => Promise<unknown>) => Promise.all([tolerant(work()), tolerant(work()), tolerant(work())]);
  const bookAny = async () => {
    const open = await pairs.rows<{ id: Id }>(
      `select s.id from office_hour_slot s join office_hour_round r on r.id = s.round_id
       where s.withdrawn_at is null and r.state = 'PUBLISHED' order by s.id`,
    );
    if (open.length > 0) await world.book(below(teams), one(open).id);
  };
  return [
    async () => {
      if (below(4) === 0) await world.round({ slotMinutes: one([30, 60]) });
    },
    () => inRound((roundId) => world.offer(roundId, below(mentors), slots(), { capacity: 1 + below(2) })),
    () =>
      inRound((roundId) =>
        world.wish(roundId, below(teams), [
          [below(2), 3],
          [2 + below(2), 1],
        ]),
      ),
    () =>
      inRound((roundId) => world.wish(roundId, below(teams), [[below(mentors), 2]], { busyAt: [world.at(below(6))] })),
    () => inRound(async (roundId) => world.publish(await world.allot(roundId))),
    ...[1, 2, 3, 4].map(() => () => several(bookAny)),
    async () => {
      const found = await pairs.rows<{ id: Id }>(
        `select id from office_hour_meeting where state = 'BOOKED' order by id`,
      );
      if (found.length > 0) await tolerant(world.cancel(one(found).id, world.director));
    },
    async () => {
      const found = await pairs.rows<{ id: Id }>('select id from office_hour_slot order by id');
      if (found.length > 0) await tolerant(world.withdraw(one(found).id));
    },
    () => {
      const reason = one(['FAMILY', 'INVESTOR', 'MENTOR_OF'] as const);
      return tolerant(new DeclareConflict(pairs.em, outbox).execute(world.director, { ...pair(), reason, note: '' }));
    },
    () =>
      Promise.all([
        tolerant(
          new DeclareConflict(pairs.em, outbox).execute(world.director, { ...pair(), reason: 'OTHER', note: '' }),
        ),
        tolerant(bookAny()),
      ]),
    () => {
      const { personId, startupId } = pair();
      return tolerant(
        pairs.rows(
          `insert into conflict (id, person_id, startup_id, source, reason) values (?, ?, ?, 'DECLARED', 'OTHER')`,
          [newId(), personId, startupId],
        ),
      );
    },
    async () => {
      const found = await pairs.rows<{ id: Id }>('select id from conflict where lifted_at is null order by id');
      if (found.length < 5) return;
      await tolerant(new LiftConflict(pairs.em).execute(world.director, { conflictId: one(found).id, note: 'Bukan.' }));
    },
    () => new RecomputeConflicts(pairs.em, outbox).execute(),
  ];
}

describe('any sequence of edits of office hours', () => {
  it('leaves nobody in two places, no slot with more than its places, and no pair in conflict together', async () => {
    const world = await OfficeHoursWorld.open(teams, mentors);
    const edits = editsOf(world);
    try {
      await world.round();
      for (let step = 0; step < 160; step++) {
        const at = below(edits.length);
        await edits[at]!();
        const found = await world.pairs.rows(broken);
        expect({ seed, step, at, found }).toEqual({ seed, step, at, found: [] });
      }
      const [{ met } = { met: 0 }] = await world.pairs.rows<{ met: number }>(
        'select count(*)::int as met from office_hour_meeting',
      );
      expect(met).toBeGreaterThan(5);
    } finally {
      await world.close();
    }
  }, 240_000);
});
