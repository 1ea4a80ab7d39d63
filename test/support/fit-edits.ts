import { Viewer } from '#access';
import type { Id } from '#kernel';
import { RankMentors, RankStartups, SaveMeetingTerms, SetFitWeights } from '#mentoring';
import { Outbox } from '#messaging';
import { Startup, weekParts } from '#schema';
import type { PairsWorld } from './pairs-world.js';

const languages = ['id', 'jv', 'en'] as const;
const modes = ['ONLINE', 'OFFLINE', 'HYBRID', null] as const;
const as = (personId: Id) => new Viewer({ personId, grants: [], locale: 'id' });

/** What people and staff may do to the fit of pairs, chance deciding who and how: each call is one edit. */
export function fitEdits(world: PairsWorld, director: Viewer, pick: (limit: number) => number) {
  const outbox = new Outbox();
  const some = <T>(from: readonly T[], most: number): T[] => {
    const chosen = Array.from({ length: pick(most + 1) }, () => from[pick(from.length)]!);
    return [...new Set(chosen)];
  };
  const teams = () =>
    world.rows<{ startup: Id; lead: Id; place: Id }>(
      `select m.startup_id as startup, m.person_id as lead, e.id as place from membership m
       join enrolment e on e.startup_id = m.startup_id where m.is_lead and m.left_at is null order by m.id`,
    );
  const mentors = () =>
    world.rows<{ id: Id; person: Id }>(`select id, person_id as person from mentor_profile order by id`);
  const one = <T>(from: readonly T[]): T | undefined => from[pick(from.length)];
  return {
    async rankMentors() {
      const team = one(await teams());
      const mentorIds = some(
        (await mentors()).map(({ id }) => id),
        5,
      );
      if (!team) return;
      await new RankMentors(world.em, outbox).execute(as(team.lead), { enrolmentId: team.place, mentorIds });
    },
    async rankStartups() {
      const mentor = one(await mentors());
      const startupIds = some(
        (await teams()).map(({ startup }) => startup),
        4,
      );
      if (!mentor) return;
      await new RankStartups(world.em, outbox).execute(as(mentor.person), { mentorId: mentor.id, startupIds });
    },
    async sayTerms() {
      const team = one(await teams());
      if (!team) return;
      const { version } = await world.em.findOneOrFail(Startup, { id: team.startup });
      await new SaveMeetingTerms(world.em, outbox).execute(as(team.lead), {
        startupId: team.startup,
        expectedVersion: version,
        languages: some(languages, 2),
        meetingMode: modes[pick(modes.length)]!,
        spaces: [],
        freeTimes: some(weekParts, 8),
      });
    },
    async setRules() {
      const rules = { language: pick(2) === 0, sharedTimes: pick(3) };
      const weights = [{ part: 'applicationWish', weight: pick(101) }];
      await new SetFitWeights(world.em).execute(director, { cohortId: world.cohortId, weights, rules });
    },
  };
}
