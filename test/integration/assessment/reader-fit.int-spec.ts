import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Viewer } from '#access';
import { AssignReviewers, SaveReviewerProfile, SetRoundFitWeights } from '#assessment';
import { newId, type Id } from '#kernel';
import { ComputationsHere, Outbox } from '#messaging';
import { AssignmentRun, Commitment, ReviewRound, type SpokenLanguage } from '#schema';
import { PairsWorld, unwatched } from '../../support/pairs-world.js';

let world: PairsWorld;
let director: Viewer;
const outbox = new Outbox();
beforeAll(async () => {
  world = await PairsWorld.open(1);
  director = await world.director();
  await world.rows(
    `insert into space (id, organisation_id, slug, name, summary, region_code, state, focus_areas, facilities)
     select gen_random_uuid(), id, s, s, '{"id":"x"}', '33.72', 'OPEN', '{}', '{}'
     from organisation, unnest(array['solo', 'semarang']) s`,
  );
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.rows('truncate assignment, assignment_run, commitment cascade');
  await world.rows(`update application set lifecycle = 'NOT_SELECTED'`);
  await world.rows('update review_round set fit_rules = null, fit_weights = null');
});

let count = 0;
async function reader(languages: SpokenLanguage[], spaces: string[] = [], organisation = ''): Promise<Id> {
  const id = await world.reviewer(await world.person(`Penilai ${++count}`));
  const grants = [{ role: 'REVIEWER', scopeKind: 'PROGRAMME', scopeId: world.programmeId }] as const;
  const told = { organisation, bio: '', topics: [], sectors: ['kuliner'], stages: [], ventures: [] };
  const viewer = new Viewer({ personId: id, grants, locale: 'id' });
  await new SaveReviewerProfile(world.em, outbox).execute(viewer, { ...told, languages, spaces });
  return id;
}
const application = async (plan = {}) =>
  (await world.startup(`Usaha ${++count}`, await world.person(`Ketua ${count}`), plan)).applicationId;

/** Who was given which application, with the parts of the fit. */
async function assigned() {
  const em = world.em;
  const run = em.create(AssignmentRun, { id: newId(), round: world.roundId });
  await em.persist(run).flush();
  await new AssignReviewers(world.em, outbox, new ComputationsHere()).execute(run.id, unwatched);
  const rows = await world.rows<{ application: Id; reviewer: Id; reasons: Record<string, number> }>(
    'select application_id as application, reviewer_id as reviewer, reasons from assignment order by application_id',
  );
  return new Map(rows.map((row) => [row.application, row]));
}

describe('who reads what', () => {
  it('goes by languages and sites where both sides name them', async () => {
    const [solo, semarang] = [await reader(['id'], ['solo']), await reader(['id', 'jv'], ['semarang'])];
    const here = await application({ languages: ['id'], spaces: ['solo'] });
    const there = await application({ languages: ['id', 'jv'], spaces: ['semarang'] });
    const silent = await application();
    const reads = await assigned();
    expect([reads.get(here)?.reviewer, reads.get(there)?.reviewer]).toEqual([solo, semarang]);
    expect(reads.get(here)?.reasons).toMatchObject({ language: expect.any(Number), place: expect.any(Number) });
    expect(Object.keys(reads.get(silent)?.reasons ?? {})).toEqual(['sector']);
  });

  it('asks for a language in common, unless the round does not', async () => {
    const [english, javanese] = [await reader(['en']), await reader(['jv'])];
    await world.rows('update commitment set capacity = 1 where reviewer_id = ?', [javanese]);
    const first = await application({ languages: ['jv'] });
    expect((await assigned()).get(first)?.reviewer).toBe(javanese);
    const second = await application({ languages: ['jv'] });
    expect((await assigned()).get(second)).toBeUndefined();
    // Each of the two Javanese applications could go to the reviewer of English, were it not for the rule.
    const [stuck] = await world.rows<{ outcome: object }>(
      `select outcome from assignment_run where state = 'INFEASIBLE'`,
    );
    expect(stuck?.outcome).toMatchObject({ infeasible: { withoutLanguage: 2 } });
    const { version } = await world.em.findOneOrFail(ReviewRound, { id: world.roundId });
    await new SetRoundFitWeights(world.em).execute(director, {
      roundId: world.roundId,
      expectedVersion: version,
      weights: [],
      commonLanguage: false,
    });
    const reads = await assigned();
    expect([reads.get(first)?.reviewer, reads.get(second)?.reviewer].toSorted()).toEqual(
      [english, javanese].toSorted(),
    );
  });

  it('keeps a read that was begun when a language is said later', async () => {
    const only = await reader(['en']);
    const begun = await application();
    await assigned();
    await world.rows(`update assignment set state = 'IN_PROGRESS'`);
    await world.rows(`update startup set languages = '{jv}'`);
    expect((await assigned()).get(begun)?.reviewer).toBe(only);
  });

  it('counts places of work as the promise of the round has them', async () => {
    const [one, two, other] = [await reader([], [], 'Bank A'), await reader([], [], ' bank a'), await reader([])];
    const promise = await world.em.findOneOrFail(Commitment, { reviewer: one });
    expect(promise.organisation).toBe('Bank A');
    await world.rows('update review_round set reads_per_application = 2, most_per_organisation = 1');
    const read = await application();
    await assigned();
    const readers = await world.rows<{ id: Id }>('select reviewer_id as id from assignment where application_id = ?', [
      read,
    ]);
    expect(readers.map(({ id }) => id)).toContain(other);
    const missing = readers.some(({ id }) => id === one) ? two : one;
    await expect(
      world.rows(
        `insert into assignment (id, round_id, application_id, reviewer_id, state, version) values (?, ?, ?, ?, 'OFFERED', 1)`,
        [newId(), world.roundId, read, missing],
      ),
    ).rejects.toThrow('passes a rule of its round');
    await world.rows('update review_round set reads_per_application = 1, most_per_organisation = null');
  });
});
