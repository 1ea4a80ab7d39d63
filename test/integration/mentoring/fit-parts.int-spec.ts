import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Viewer } from '#access';
import { DeclareConflict } from '#assessment';
import type { Id } from '#kernel';
import {
  Choosable,
  ExplainPair,
  MatchMentors,
  PublishMatching,
  RankMentors,
  RankStartups,
  RefreshProposal,
  RequestMatching,
  SaveMeetingTerms,
  SetFitWeights,
} from '#mentoring';
import { ComputationsHere, Outbox } from '#messaging';
import { ReadModels, ReadPlanner, select } from '#read-plan';
import { Enrolment, MatchRun, Startup } from '#schema';
import { readModels } from '../../../apps/api/src/read-models.js';
import { PairsWorld, unwatched } from '../../support/pairs-world.js';

let world: PairsWorld;
let director: Viewer;
beforeAll(async () => {
  world = await PairsWorld.open();
  director = await world.director();
});
afterAll(() => world.close());

const outbox = new Outbox();
const as = (personId: Id) => new Viewer({ personId, grants: [], locale: 'id' });
const explain = (startupId: Id, mentorId: Id, viewer = director) =>
  new ExplainPair(world.em).execute(viewer, world.cohortId, startupId, mentorId);

async function run(): Promise<MatchRun> {
  const asked = { cohortId: world.cohortId, mentorsPerStartup: 1 };
  const id = await new RequestMatching(world.em, outbox).execute(director, asked);
  return compute(id);
}
async function compute(id: Id): Promise<MatchRun> {
  await new MatchMentors(world.em, outbox, new ComputationsHere()).execute(id, unwatched);
  return world.em.findOneOrFail(MatchRun, { id }, { populate: ['matches'] });
}
const chosenFor = (done: MatchRun, startupId: Id) =>
  done.matches.getItems().find(({ startup }) => startup.id === startupId);
const week = ['mon.morning', 'tue.afternoon', 'wed.evening', 'sat.morning'];

interface Team {
  readonly startupId: Id;
  readonly enrolmentId: Id;
  readonly leadId: Id;
}
interface Guide {
  readonly mentorId: Id;
  readonly personId: Id;
}
let count = 0;
const team = async (plan = {}): Promise<Team> => {
  const leadId = await world.person(`Ketua ${++count}`);
  const { startupId } = await world.startup(`Usaha ${count}`, leadId, plan);
  return { leadId, startupId, enrolmentId: (await world.em.findOneOrFail(Enrolment, { startup: startupId })).id };
};
const guide = async (settings = {}): Promise<Guide> => {
  const personId = await world.person(`Mentor ${++count}`);
  return { personId, mentorId: await world.mentor(personId, settings) };
};
const rank = (by: Team, ...mentors: Guide[]) =>
  new RankMentors(world.em, outbox).execute(as(by.leadId), {
    enrolmentId: by.enrolmentId,
    mentorIds: mentors.map(({ mentorId }) => mentorId),
  });
const rankBack = (by: Guide, ...teams: Team[]) =>
  new RankStartups(world.em, outbox).execute(as(by.personId), {
    mentorId: by.mentorId,
    startupIds: teams.map(({ startupId }) => startupId),
  });

beforeEach(async () => {
  await world.rows('truncate ranked_choice, mentor_match, match_wish, match_run, conflict cascade');
  await world.rows(`update enrolment set state = 'LEFT'`);
  await world.rows(`update mentor_profile set state = 'ENDED'`);
  await world.rows(`update cohort set fit_weights = null, fit_rules = null`);
});

describe('the fit of a pair', () => {
  it('is made of language, place, free times, room and rankings, each with its share and in words', async () => {
    const told = { languages: ['id', 'jv'], meetingMode: 'HYBRID', spaces: ['solo'], freeTimes: week };
    const startup = await team(told);
    const mentor = await guide({ ...told, languages: ['id'], freeTimes: week.slice(0, 2), places: 2 });
    await run();
    await rank(startup, mentor);
    await rankBack(mentor, startup);
    const { fit, affinity, blockedBy } = await explain(startup.startupId, mentor.mentorId);
    expect(blockedBy).toBeNull();
    const { parts, outOf = {}, common, unknown } = fit!.told;
    const share = (part: string) => (parts[part] ?? 0) / (outOf[part] ?? 1);
    expect([share('language'), share('place'), share('calendar'), share('load')]).toEqual(
      [0.5, 1, 0.5, 1].map((score) => expect.closeTo(score, 4)),
    );
    expect(common).toEqual({ languages: ['id'], spaces: ['solo'], times: week.slice(0, 2), online: true });
    expect(unknown).not.toContain('calendar');
    expect(fit!.ranks).toMatchObject({ startup: 1, mentor: 1 });
    const all = [...Object.values(parts), ...Object.values(fit!.ranks!.parts)];
    expect(all.reduce((sum, points) => sum + points, 0)).toBe(affinity);
    expect(Object.keys(parts)).not.toContain('applicationWish');
  });

  it('counts nothing for or against whoever did not answer, and never rules the pair out', async () => {
    const silent = await team();
    const spoken = await guide({ languages: ['en'], meetingMode: 'OFFLINE', spaces: ['solo'], freeTimes: week });
    await run();
    const { fit, affinity, blockedBy } = await explain(silent.startupId, spoken.mentorId);
    expect(blockedBy).toBeNull();
    expect(affinity).toBeGreaterThan(0);
    expect(fit!.told.unknown).toEqual(expect.arrayContaining(['language', 'place', 'calendar']));
    expect(Object.keys(fit!.told.parts)).not.toContain('calendar');
    expect(chosenFor(await run(), silent.startupId)?.mentor.id).toBe(spoken.mentorId);
  });

  it('ends at a hard rule, which says so, unless staff turn it off', async () => {
    const one = await team({ languages: ['jv'], freeTimes: week });
    const deaf = await guide({ languages: ['en'], freeTimes: week });
    const busy = await guide({ languages: ['jv'], freeTimes: [week[0], 'sun.evening'] });
    const first = await run();
    expect(first.matches.getItems()).toEqual([]);
    expect(first.outcome).toMatchObject({ covered: 0, barred: { language: 1, calendar: 1 } });
    expect(await explain(one.startupId, deaf.mentorId)).toEqual({ affinity: null, blockedBy: 'language', fit: null });
    expect(await explain(one.startupId, busy.mentorId)).toMatchObject({ blockedBy: 'calendar' });
    const set = (rules: { language: boolean; sharedTimes: number }) =>
      new SetFitWeights(world.em).execute(director, { cohortId: world.cohortId, weights: [], rules });
    await expect(set({ language: true, sharedTimes: 11 })).rejects.toThrow('OUT_OF_RANGE');
    await set({ language: true, sharedTimes: 1 });
    expect(chosenFor(await run(), one.startupId)?.mentor.id).toBe(busy.mentorId);
    await set({ language: false, sharedTimes: 5 });
    const last = await run();
    expect(last.outcome).toMatchObject({ barred: { calendar: 2 } });
  });

  it('follows the teams: what is saved is known, stored once, and a waiting proposal is computed again', async () => {
    const one = await team();
    await world.rows(
      `insert into space (id, organisation_id, slug, name, summary, region_code, state, focus_areas, facilities)
       select gen_random_uuid(), id, 'solo', 'Solo', '{"id":"Solo"}', '33.72', 'OPEN', '{}', '{}' from organisation
       on conflict do nothing`,
    );
    const mentor = await guide({ languages: ['id'], freeTimes: week });
    const waiting = await run();
    expect(chosenFor(waiting, one.startupId)?.mentor.id).toBe(mentor.mentorId);
    const save = (change: object, by = one.leadId) =>
      new SaveMeetingTerms(world.em, outbox).execute(as(by), {
        startupId: one.startupId,
        expectedVersion: 1,
        languages: ['id'],
        meetingMode: 'HYBRID',
        spaces: ['solo'],
        freeTimes: ['sun.evening', 'sun.evening', 'mon.morning'],
        ...change,
      });
    await expect(save({}, mentor.personId)).rejects.toThrow('NOT_FOUND');
    await expect(save({ spaces: ['atlantis'] })).rejects.toThrow('SPACE_UNKNOWN');
    await save({});
    await expect(save({})).rejects.toThrow('CONFLICT');
    const stored = await world.em.findOneOrFail(Startup, { id: one.startupId });
    expect(stored).toMatchObject({ freeTimes: ['mon.morning', 'sun.evening'], spaces: ['solo'] });
    expect((await world.events()).at(-1)).toBe('fit.changed');
    const refresh = () => new RefreshProposal(world.em, outbox).execute(world.cohortId);
    const again = await refresh();
    const fresh = await compute(again!);
    expect(fresh.outcome).toMatchObject({ mentorsPerStartup: 1, covered: 0, barred: { calendar: 1 } });
    await new PublishMatching(world.em, outbox).execute(director, fresh.id);
    expect(await refresh()).toBeNull();
    const bad = (column: string, words: string) =>
      world.rows(`update startup set ${column} = ? where id = ?`, [words, one.startupId]);
    await expect(bad('languages', '{xx}')).rejects.toThrow('startup_languages');
    await expect(bad('free_times', '{mon.morning,mon.morning}')).rejects.toThrow('startup_free_times');
    await expect(bad('spaces', '{solo,solo}')).rejects.toThrow('startup_spaces');
  });
});

describe('a ranking', () => {
  it('moves a match, and is the chooser’s own', async () => {
    const [one, two] = [await team(), await team()];
    const [first, second] = [await guide({ places: 1 }), await guide({ places: 1 })];
    await rank(one, second, first);
    await rankBack(first, two);
    const done = await run();
    expect(chosenFor(done, one.startupId)?.mentor.id).toBe(second.mentorId);
    await rank(one, first);
    await rank(two, second);
    await rankBack(first, one);
    const after = await run();
    expect(chosenFor(after, one.startupId)?.mentor.id).toBe(first.mentorId);
    expect(chosenFor(after, one.startupId)?.ranks).toMatchObject({ startup: 1, mentor: 1 });
    await expect(rank({ ...one, leadId: two.leadId }, first)).rejects.toThrow('NOT_FOUND');
    await expect(rankBack({ ...first, personId: second.personId }, one)).rejects.toThrow('NOT_FOUND');
  });

  it('takes at most five, nobody twice, and only of the cohort', async () => {
    const one = await team();
    const mentors = await Promise.all([1, 2, 3, 4, 5, 6].map(() => guide()));
    await expect(rank(one, ...mentors)).rejects.toThrow('OUT_OF_RANGE');
    await expect(rank(one, mentors[0]!, mentors[0]!)).rejects.toThrow('RANKED_TWICE');
    await world.rows(`update mentor_profile set state = 'PAUSED' where id = ?`, [mentors[5]!.mentorId]);
    await expect(rank(one, mentors[5]!)).rejects.toThrow('NOT_IN_COHORT');
    const many = Array.from({ length: 4 }, (_, i) => rank(one, mentors[i]!, mentors[i + 1]!));
    await Promise.all(many);
    expect(await world.rows(`select rank from ranked_choice order by rank`)).toEqual([{ rank: 1 }, { rank: 2 }]);
  });

  it('holds no pair in conflict, whichever comes first', async () => {
    const one = await team();
    const [tied, free] = [await guide(), await guide()];
    await rank(one, tied, free);
    const bare = `insert into conflict (id, person_id, startup_id, source, reason) values (gen_random_uuid(), ?, ?, 'DECLARED', 'OTHER')`;
    await expect(world.rows(bare, [tied.personId, one.startupId])).rejects.toThrow('leaves work of this pair open');
    const pair = { personId: tied.personId, startupId: one.startupId, reason: 'FAMILY', note: '' } as const;
    await new DeclareConflict(world.em, outbox).execute(director, pair);
    expect(await world.rows(`select mentor_id::text from ranked_choice`)).toEqual([{ mentor_id: free.mentorId }]);
    await expect(rank(one, tied)).rejects.toThrow('CONFLICT_OF_INTEREST');
    await expect(rankBack(tied, one)).rejects.toThrow('CONFLICT_OF_INTEREST');
    await expect(
      world.rows(
        `insert into ranked_choice (id, cohort_id, side, startup_id, mentor_id, rank)
         values (gen_random_uuid(), ?, 'MENTOR', ?, ?, 1)`,
        [world.cohortId, one.startupId, tied.mentorId],
      ),
    ).rejects.toThrow('joins a mentor and a startup in conflict');
    const names = await new Choosable(world.em).mentors(as(one.leadId), one.enrolmentId);
    expect(names.map(({ id }) => id)).toEqual([free.mentorId]);
    expect(await new Choosable(world.em).startups(as(tied.personId), tied.mentorId)).toEqual([]);
    await run();
    expect(await explain(one.startupId, tied.mentorId)).toMatchObject({ blockedBy: 'conflict' });
  });

  it('and a conflict written at the same moment do not slip past each other', async () => {
    for (let round = 0; round < 10; round++) {
      const [one, mentor] = [await team(), await guide()];
      const bare = `insert into conflict (id, person_id, startup_id, source, reason) values (gen_random_uuid(), ?, ?, 'DECLARED', 'OTHER')`;
      const writes = [() => rank(one, mentor), () => world.rows(bare, [mentor.personId, one.startupId])];
      const ends = await Promise.allSettled((round % 2 === 0 ? writes : writes.toReversed()).map((write) => write()));
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('is seen by staff and by who chose, never by the other side', async () => {
    const one = await team();
    const mentor = await guide();
    await rank(one, mentor);
    await rankBack(mentor, one);
    const planner = new ReadPlanner(world.em, new ReadModels(readModels));
    const seen = async (viewer: Viewer) => {
      const rows = await planner.list(viewer, 'RankedChoice', { limit: 50 }, select('side', 'rank'));
      return (rows as { side: string }[]).map(({ side }) => side).toSorted();
    };
    expect(await seen(director)).toEqual(['MENTOR', 'STARTUP']);
    expect(await seen(as(one.leadId))).toEqual(['STARTUP']);
    expect(await seen(as(mentor.personId))).toEqual(['MENTOR']);
    expect(await seen(as(await world.person('Orang luar')))).toEqual([]);
    await new PublishMatching(world.em, outbox).execute(director, (await run()).id);
    const told = async (viewer: Viewer) => {
      const want = select('affinity', 'ranks', 'reasons');
      const rows = await planner.list(viewer, 'MentorMatch', { limit: 50 }, want);
      return rows as { affinity: number | null; ranks: unknown; reasons: { parts: object; unknown: string[] } }[];
    };
    const [forStaff] = await told(director);
    expect(forStaff).toMatchObject({ ranks: { startup: 1, mentor: 1 }, affinity: expect.any(Number) });
    for (const personId of [one.leadId, mentor.personId]) {
      const [match] = await told(as(personId));
      expect(match).toMatchObject({ affinity: null, ranks: null });
      expect(JSON.stringify(match)).not.toMatch(/wish/i);
      await expect(explain(one.startupId, mentor.mentorId, as(personId))).rejects.toThrow('NOT_FOUND');
    }
    await expect(new Choosable(world.em).mentors(as(mentor.personId), one.enrolmentId)).rejects.toThrow('NOT_FOUND');
    await expect(new Choosable(world.em).startups(as(one.leadId), mentor.mentorId)).rejects.toThrow('NOT_FOUND');
  });
});
