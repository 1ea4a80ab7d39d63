import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visitor, type Viewer } from '#access';
import { SubmissionArrivals } from '#applications';
import { newId, type Id } from '#kernel';
import { MutationReceipts } from '#messaging';
import { ReadModels, ReadPlanner, select } from '#read-plan';
import { Application, Season, StageEntry, Startup, SubmissionAttempt } from '#schema';
import { readModels } from '../../../apps/api/src/read-models.js';
import { ApplicationsWorld, complete, eligible, refusals } from './world.js';

let world: ApplicationsWorld;
let seasonId: Id;
beforeAll(async () => {
  world = await ApplicationsWorld.open();
  ({ id: seasonId } = await world.season());
});
afterAll(() => world.close());

const hour = 3_600_000;
/** Moves the deadline as time would. */
const deadline = (id: Id, at: number) => world.em.nativeUpdate(Season, { id }, { finalDeadline: new Date(at) });
const filled = async (viewer: Viewer, season = seasonId): Promise<Id> => {
  const applicationId = await world.draft(viewer, season, `Usaha ${newId()}`);
  await world.use().save.execute(viewer, { applicationId, baseVersion: 1, answers: complete });
  return applicationId;
};

describe('checking eligibility', () => {
  it('is open to visitors and names the rule that is not met, in words', async () => {
    const { checkEligibility } = world.use();
    const fit = await checkEligibility.execute(visitor(), { seasonId, answers: eligible });
    expect(fit).toMatchObject({ eligible: true, failedRules: [] });
    const alone = await checkEligibility.execute(visitor('en'), {
      seasonId,
      answers: { ...eligible, founderFree: false },
    });
    expect(alone.eligible).toBe(false);
    expect(alone.failedRules[0]).toMatchObject({
      key: 'founder-free',
      text: expect.stringContaining('At least one founder'),
    });
  });

  it('asks for what is missing', async () => {
    const { leadAge: _, ...others } = eligible;
    expect(await refusals(world.use().checkEligibility.execute(visitor(), { seasonId, answers: others }))).toEqual([
      'answers.leadAge REQUIRED',
    ]);
  });

  it('refuses a region that does not exist', async () => {
    const answers = { ...eligible, regionCode: '33.99' };
    expect(await refusals(world.use().checkEligibility.execute(visitor(), { seasonId, answers }))).toEqual([
      'answers.regionCode UNKNOWN_REGION',
    ]);
  });
});

describe('starting an application', () => {
  it('is refused to a visitor', async () => {
    const input = { seasonId, eligibility: eligible, startupName: 'Tani' };
    await expect(world.use().start.execute(visitor(), input)).rejects.toThrow('UNAUTHENTICATED');
  });

  it('is refused to somebody who does not pass, whatever the page said', async () => {
    const eligibility = { ...eligible, canAttend: false };
    const asked = world
      .use()
      .start.execute(await world.person('Galih'), { seasonId, eligibility, startupName: 'Tani' });
    expect(await refusals(asked)).toEqual(['eligibility.canAttend NOT_ELIGIBLE']);
  });

  it('fills in what is known and gives a number', async () => {
    const application = await world.read(await world.draft(await world.person('Sekar'), seasonId));
    expect(application.number).toMatch(/^HFS1-\d{4}$/);
    expect(application.answers).toMatchObject({
      name: 'Bumbu Merapi',
      regionCode: '33.72',
      stage: 'IDEA',
      sectors: ['kuliner'],
    });
    expect(application.members.getItems()).toMatchObject([
      { isLead: true, right: 'SUBMIT', email: 'sekar@contoh.invalid' },
    ]);
  });

  it('is refused a second time to one lead, and to one startup', async () => {
    const lead = await world.person('Sekar');
    expect(await refusals(world.draft(lead, seasonId, 'Lain'))).toEqual(['LEAD_LIMIT']);
    await world.em.nativeUpdate(Season, { id: seasonId }, { maxLeadPerSeason: 2 });
    const startup = await world.em.findOneOrFail(Startup, { name: 'Bumbu Merapi' });
    const again = world.use().start.execute(lead, { seasonId, eligibility: eligible, startupId: startup.id });
    expect(await refusals(again)).toEqual(['startupId ALREADY_APPLIED']);
    await world.em.nativeUpdate(Season, { id: seasonId }, { maxLeadPerSeason: 1 });
  });

  it('is refused for a startup of others, as if there were none', async () => {
    const startup = await world.em.findOneOrFail(Startup, { name: 'Bumbu Merapi' });
    const asked = world
      .use()
      .start.execute(await world.person('Orang'), { seasonId, eligibility: eligible, startupId: startup.id });
    expect(await refusals(asked)).toEqual(['startupId NOT_FOUND']);
  });

  it('is refused after the deadline', async () => {
    const { id } = await world.season({
      opensAt: new Date(Date.now() - 48 * hour),
      finalDeadline: new Date(Date.now() - 1000),
    });
    expect(await refusals(world.draft(await world.person('Telat'), id))).toEqual(['DEADLINE_PASSED']);
  });

  it('gives numbers without gaps to all who start at once', async () => {
    const { id } = await world.season();
    const people = await Promise.all(Array.from({ length: 8 }, (_, i) => world.person(`Bersama${i}`)));
    const started = await Promise.all(people.map((person, i) => world.draft(person, id, `Usaha ${i}`)));
    const numbers = await world.em.find(Application, { id: { $in: started } }, { orderBy: { number: 'asc' } });
    expect(numbers.map(({ number }) => number.slice(-4))).toEqual([
      '0001',
      '0002',
      '0003',
      '0004',
      '0005',
      '0006',
      '0007',
      '0008',
    ]);
  });
});

describe('submitting an application', () => {
  it('is refused to somebody who is not in its team, as if it did not exist', async () => {
    const applicationId = await filled(await world.person('Rini'));
    const stranger = await world.person('Orang');
    expect(await refusals(world.use().submit.execute(stranger, { applicationId, attemptKey: 'a' }))).toEqual([
      'NOT_FOUND',
    ]);
  });

  it('freezes the answers, tells the time and enters the administrative check', async () => {
    const viewer = await world.person('Bayu');
    const applicationId = await filled(viewer);
    await world.use().submit.execute(viewer, { applicationId, attemptKey: 'a' });
    const application = await world.read(applicationId);
    expect(application.lifecycle).toBe('SUBMITTED');
    expect(application.snapshots.getItems()).toMatchObject([{ sequence: 1, answers: { problem: complete.problem } }]);
    expect(application.stageEntries.getItems().map(({ stage }) => stage.getEntity().kind)).toEqual(['CHECK']);
    expect(await world.events(applicationId)).toEqual(['application.started', 'application.submitted']);
    const startup = await application.startup.loadOrFail();
    expect(startup.oneLiner).toBe(complete.oneLiner);
  });

  it('twice gives one application, one snapshot and one event', async () => {
    const viewer = await world.person('Dua');
    const applicationId = await filled(viewer);
    const press = () => world.use().submit.execute(viewer, { applicationId, attemptKey: 'same' });
    const answers = await Promise.allSettled([press(), press(), press()]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    const application = await world.read(applicationId);
    expect(application.snapshots.getItems()).toHaveLength(1);
    expect((await world.events(applicationId)).filter((event) => event === 'application.submitted')).toHaveLength(1);
    expect(await world.em.count(StageEntry, { application: applicationId })).toBe(1);
  });

  it('with another key after it was sent is refused', async () => {
    const viewer = await world.person('Dua');
    const { id } = await world.em.findOneOrFail(Application, { lead: viewer.self, season: seasonId });
    expect(await refusals(world.use().submit.execute(viewer, { applicationId: id, attemptKey: 'other' }))).toEqual([
      'STATE_NOT_ALLOWED',
    ]);
  });

  it('names every missing field and keeps the press', async () => {
    const viewer = await world.person('Kosong');
    const applicationId = await world.draft(viewer, seasonId, 'Kosong');
    const found = await refusals(world.use().submit.execute(viewer, { applicationId, attemptKey: 'a' }));
    expect(found).toContain('answers.problem REQUIRED');
    expect(found).toContain('answers.team.0.role REQUIRED');
    const [attempt] = await world.em.find(SubmissionAttempt, { application: applicationId });
    expect(attempt).toMatchObject({ accepted: false });
    expect(attempt?.missingFields).toContain('team.0.role');
    expect((await world.read(applicationId)).lifecycle).toBe('DRAFT');
  });

  it('in the grace after the deadline is accepted for a draft begun before it, and not after the grace', async () => {
    const { id } = await world.season();
    const [early, late] = [await world.person('Lekas'), await world.person('Lambat')];
    const [first, second] = [await filled(early, id), await filled(late, id)];
    await world.em.nativeUpdate(Application, { season: id }, { createdAt: new Date(Date.now() - hour) });
    await deadline(id, Date.now() - 9 * 60_000);
    expect(await refusals(world.use().submit.execute(early, { applicationId: first, attemptKey: 'a' }))).toEqual([]);
    await deadline(id, Date.now() - 11 * 60_000);
    expect(await refusals(world.use().submit.execute(late, { applicationId: second, attemptKey: 'a' }))).toEqual([
      'DEADLINE_PASSED',
    ]);
  });

  it('counts from its first arrival when the answer got lost, and anew when the answers changed', async () => {
    const { id } = await world.season();
    const viewer = await world.person('Putus');
    const applicationId = await filled(viewer, id);
    await world.em.nativeUpdate(Application, { season: id }, { createdAt: new Date(Date.now() - hour) });
    await new SubmissionArrivals(world.em, new MutationReceipts(world.em)).record(viewer, applicationId, 'lost');
    await world.em.nativeUpdate(
      SubmissionAttempt,
      { application: applicationId },
      { receivedAt: new Date(Date.now() - hour / 2) },
    );
    await deadline(id, Date.now() - hour / 3);
    expect(await refusals(world.use().submit.execute(viewer, { applicationId, attemptKey: 'new' }))).toEqual([
      'DEADLINE_PASSED',
    ]);
    expect(await refusals(world.use().submit.execute(viewer, { applicationId, attemptKey: 'lost' }))).toEqual([]);
  });

  it('is refused when a co-applicant wrote after the sender looked', async () => {
    const viewer = await world.person('Lihat');
    const applicationId = await filled(viewer);
    expect(
      await refusals(world.use().submit.execute(viewer, { applicationId, attemptKey: 'a', expectedVersion: 1 })),
    ).toEqual(['CONFLICT']);
  });

  it('is counted as a draft until it is sent, for staff only', async () => {
    const reads = new ReadPlanner(world.em, new ReadModels(readModels));
    const drafts = async (viewer: Viewer) =>
      (await reads.one(viewer, 'Season', seasonId, select('draftCount')))?.['draftCount'];
    expect(await drafts(await world.staff())).toBeGreaterThan(0);
    expect(await drafts(await world.person('Orang'))).toBeNull();
  });
});
