import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#access';
import { newId, type Id } from '#kernel';
import { Application, Cohort, Enrolment, JobOutbox, Offer, RevisionRequest, Season } from '#schema';
import { ApplicationsWorld, eligible, refusals } from './world.js';

let world: ApplicationsWorld;
let seasonId: Id;
let staff: Viewer;
beforeAll(async () => {
  world = await ApplicationsWorld.open();
  ({ id: seasonId } = await world.season());
  staff = await world.staff();
});
afterAll(() => world.close());

const day = 86_400_000;
const sentBy = async (name: string) => {
  const viewer = await world.person(name);
  return { viewer, applicationId: await world.sent(viewer, seasonId, `Usaha ${name}`) };
};
const kinds = async (id: Id) =>
  (await world.read(id)).stageEntries
    .getItems()
    .map(({ stage, result }) => `${stage.getEntity().kind} ${result ?? 'OPEN'}`);

describe('the administrative check', () => {
  const verdict = (applicationId: Id, result: 'ELIGIBLE' | 'INELIGIBLE', expectedVersion: number) => ({
    applicationId,
    expectedVersion,
    result,
    reasonCodes: result === 'ELIGIBLE' ? [] : (['OUTSIDE_SECTOR'] as const),
  });

  it('is refused to the team itself and to staff of other programmes', async () => {
    const { viewer, applicationId } = await sentBy('Satu');
    const other = await world.person('Lain', [{ role: 'STAFF', scopeKind: 'PROGRAMME', scopeId: newId() }]);
    for (const who of [viewer, other]) {
      expect(await refusals(world.use().check.execute(who, verdict(applicationId, 'ELIGIBLE', 3)))).toEqual([
        'NOT_FOUND',
      ]);
    }
  });

  it('cannot see a draft', async () => {
    const draft = await world.draft(await world.person('Draf'), seasonId, 'Draf');
    expect(await refusals(world.use().check.execute(staff, verdict(draft, 'ELIGIBLE', 1)))).toEqual(['NOT_FOUND']);
  });

  it('passes a file on to the reading', async () => {
    const { applicationId } = await sentBy('Lulus');
    await world.use().check.execute(staff, verdict(applicationId, 'ELIGIBLE', 3));
    expect((await world.read(applicationId)).lifecycle).toBe('IN_SELECTION');
    expect(await kinds(applicationId)).toEqual(['CHECK PASSED', 'REVIEW OPEN']);
    expect((await world.events(applicationId)).at(-1)).toBe('application.checked');
  });

  it('turns a file down only with a reason', async () => {
    const { applicationId } = await sentBy('Tolak');
    const without = { ...verdict(applicationId, 'INELIGIBLE', 3), reasonCodes: [] };
    expect(await refusals(world.use().check.execute(staff, without))).toEqual(['reasonCodes CHECK_REASON_REQUIRED']);
    await world.use().check.execute(staff, verdict(applicationId, 'INELIGIBLE', 3));
    expect((await world.read(applicationId)).lifecycle).toBe('INELIGIBLE');
    expect(await kinds(applicationId)).toEqual(['CHECK NOT_PASSED']);
  });

  it('is refused to the slower of two colleagues', async () => {
    const { applicationId } = await sentBy('Berdua');
    const both = await Promise.all(
      [1, 2].map(() => refusals(world.use().check.execute(staff, verdict(applicationId, 'ELIGIBLE', 3)))),
    );
    expect(both.toSorted()).toEqual([['CONFLICT'], []].toSorted());
  });
});

describe('a file returned for revision', () => {
  let viewer: Viewer;
  let applicationId: Id;
  const ask = async (overrides: object = {}) => {
    const { version } = await world.read(applicationId);
    const input = {
      applicationId,
      expectedVersion: version,
      fieldKeys: ['problem'],
      note: 'Jelaskan datanya.',
      dueAt: new Date(Date.now() + day),
    };
    return refusals(world.use().requestRevision.execute(staff, { ...input, ...overrides }));
  };
  const save = async (answers: Record<string, unknown>) => {
    const { version } = await world.read(applicationId);
    return refusals(world.use().save.execute(viewer, { applicationId, baseVersion: version, answers }));
  };
  const resubmit = (attemptKey: string) =>
    refusals(world.use().resubmit.execute(viewer, { applicationId, attemptKey }));

  it('is asked for by staff only, with fields the form has, a note and a day', async () => {
    ({ viewer, applicationId } = await sentBy('Revisi'));
    const input = {
      applicationId,
      expectedVersion: 3,
      fieldKeys: ['problem'],
      note: 'x',
      dueAt: new Date(Date.now() + day),
    };
    expect(await refusals(world.use().requestRevision.execute(viewer, input))).toEqual(['NOT_FOUND']);
    expect(await ask({ fieldKeys: [] })).toEqual(['fieldKeys REQUIRED']);
    expect(await ask({ fieldKeys: ['ghost'] })).toEqual(['fieldKeys UNKNOWN_FIELD']);
    expect(await ask({ note: ' ' })).toEqual(['note REQUIRED']);
    expect(await ask({ dueAt: new Date(Date.now() - 1) })).toEqual(['dueAt REVISION_DUE']);
    expect(await ask()).toEqual([]);
    expect(await ask()).toEqual(['STATE_NOT_ALLOWED']);
  });

  it('opens the named fields and no other', async () => {
    expect(await save({ solution: 'lain' })).toEqual(['answers.solution FIELD_LOCKED']);
    expect(await save({ problem: 'Harga jatuh 40 persen pada 2026.' })).toEqual([]);
  });

  it('comes back as a second snapshot, once', async () => {
    expect(await resubmit('r1')).toEqual([]);
    expect(await resubmit('r1')).toEqual([]);
    const application = await world.read(applicationId);
    expect(application.lifecycle).toBe('SUBMITTED');
    expect(application.snapshots.getItems().map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect((await world.events(applicationId)).filter((event) => event === 'application.resubmitted')).toHaveLength(1);
  });

  it('is locked when its day is past, and goes back to staff by itself, never turned down', async () => {
    expect(await ask()).toEqual([]);
    await world.em.nativeUpdate(
      RevisionRequest,
      { application: applicationId },
      { dueAt: new Date(Date.now() - 1000) },
    );
    expect(await save({ problem: 'terlambat' })).toEqual(['DEADLINE_PASSED']);
    expect(await resubmit('r2')).toEqual(['DEADLINE_PASSED']);
    expect(await world.use().returnOverdue.execute()).toBe(1);
    expect((await world.read(applicationId)).lifecycle).toBe('SUBMITTED');
    expect(await world.use().returnOverdue.execute()).toBe(0);
  });

  it('is not returned a third time', async () => {
    expect(await ask()).toEqual(['REVISION_LIMIT']);
  });
});

describe('a withdrawal', () => {
  it('is refused to others than the team', async () => {
    const { applicationId } = await sentBy('Milik');
    expect(await refusals(world.use().withdraw.execute(staff, applicationId))).toEqual(['NOT_FOUND']);
  });

  it('frees the stage and can be taken back within a day', async () => {
    const { viewer, applicationId } = await sentBy('Mundur');
    await world.use().withdraw.execute(viewer, applicationId);
    expect(await kinds(applicationId)).toEqual(['CHECK WITHDRAWN']);
    await world.use().undoWithdrawal.execute(viewer, applicationId);
    expect((await world.read(applicationId)).lifecycle).toBe('SUBMITTED');
    expect(await kinds(applicationId)).toEqual(['CHECK OPEN']);
    expect(await refusals(world.use().undoWithdrawal.execute(viewer, applicationId))).toEqual(['STATE_NOT_ALLOWED']);
  });

  it('stands after a day, and when the startup has applied anew', async () => {
    const { viewer, applicationId } = await sentBy('Lama');
    await world.use().withdraw.execute(viewer, applicationId);
    const { startup } = await world.read(applicationId);
    await world.use().start.execute(viewer, { seasonId, eligibility: eligible, startupId: startup.id });
    expect(await refusals(world.use().undoWithdrawal.execute(viewer, applicationId))).toEqual(['ALREADY_APPLIED']);
    await world.em.nativeUpdate(
      Application,
      { id: applicationId },
      { withdrawnAt: new Date(Date.now() - 25 * 3_600_000) },
    );
    expect(await refusals(world.use().undoWithdrawal.execute(viewer, applicationId))).toEqual(['UNDO_TOO_LATE']);
  });
});

describe('a draft', () => {
  it('ends with its season', async () => {
    const { id } = await world.season();
    const draft = await world.draft(await world.person('Tertinggal'), id, 'Tertinggal');
    await world.use().expireOverdue.execute();
    expect((await world.read(draft)).lifecycle).toBe('DRAFT');
    await world.em.nativeUpdate(Season, { id }, { state: 'CLOSED' });
    expect((await world.use().expireOverdue.execute()).drafts).toBe(1);
    expect((await world.read(draft)).lifecycle).toBe('EXPIRED');
  });
});

describe('an offer', () => {
  /** A file that was read and offered a place, as the release of decisions leaves it. */
  const offered = async (name: string, expiresAt = new Date(Date.now() + day)) => {
    const { viewer, applicationId } = await sentBy(name);
    await world.use().check.execute(staff, { applicationId, expectedVersion: 3, result: 'ELIGIBLE', reasonCodes: [] });
    const em = world.em;
    const application = await em.findOneOrFail(Application, { id: applicationId });
    application.move('offer');
    em.persist(em.create(Offer, { id: newId(), application, expiresAt }));
    await em.flush();
    return { viewer, applicationId };
  };

  it('is answered by its team only', async () => {
    const { applicationId } = await offered('Ditawari');
    for (const viewer of [staff, await world.person('Orang')]) {
      expect(await refusals(world.use().confirm.execute(viewer, applicationId))).toEqual(['NOT_FOUND']);
      expect(await refusals(world.use().decline.execute(viewer, applicationId))).toEqual(['NOT_FOUND']);
    }
  });

  it('once confirmed makes the startup one of the cohort, in pre-incubation', async () => {
    const { viewer, applicationId } = await offered('Yakin');
    await world.use().confirm.execute(viewer, applicationId);
    expect((await world.read(applicationId)).lifecycle).toBe('CONFIRMED');
    expect(await kinds(applicationId)).toEqual(['CHECK PASSED', 'REVIEW PASSED', 'BOOTCAMP OPEN']);
    const enrolment = await world.em.findOneOrFail(Enrolment, { application: applicationId }, { populate: ['stage'] });
    expect(enrolment.stage.getEntity().kind).toBe('BOOTCAMP');
    expect(await refusals(world.use().confirm.execute(viewer, applicationId))).toEqual(['STATE_NOT_ALLOWED']);
    expect(await refusals(world.use().withdraw.execute(viewer, applicationId))).toEqual(['STATE_NOT_ALLOWED']);
  });

  it('expires', async () => {
    const { viewer, applicationId } = await offered('Terlambat', new Date(Date.now() - 1000));
    expect(await refusals(world.use().confirm.execute(viewer, applicationId))).toEqual(['OFFER_EXPIRED']);
    expect(await refusals(world.use().decline.execute(viewer, applicationId))).toEqual(['OFFER_EXPIRED']);
  });

  it('that nobody answered ends by its clock, and one still in time stands', async () => {
    const late = await offered('Diam', new Date(Date.now() - 1000));
    const { applicationId } = await offered('Masih');
    await world.use().expireOverdue.execute();
    expect((await world.read(late.applicationId)).lifecycle).toBe('OFFER_EXPIRED');
    expect((await world.read(late.applicationId)).offers.getItems()).toMatchObject([{ state: 'EXPIRED' }]);
    expect((await world.read(applicationId)).lifecycle).toBe('OFFERED');
    expect(await refusals(world.use().confirm.execute(late.viewer, late.applicationId))).toEqual(['OFFER_EXPIRED']);
    expect((await world.use().expireOverdue.execute()).offers).toBe(0);
  });

  /** As if so much of the time for an answer were gone. */
  const gone = (id: Id, share: number) => {
    const [begun, ends] = [Date.now() - share * 1e7, Date.now() + (1 - share) * 1e7];
    return world.em.nativeUpdate(Offer, { id }, { createdAt: new Date(begun), expiresAt: new Date(ends) });
  };

  it('reminds of all, however few a run takes: who was reminded stands before nobody', async () => {
    for (const [name, share] of [
      ['Lebihdulu', 0.6],
      ['Kemudian', 0.55],
    ] as const) {
      const { applicationId } = await offered(name);
      const [offer] = (await world.read(applicationId)).offers.getItems();
      await gone(offer!.id, share);
    }
    const { remindOfOffers } = world.use();
    const told = [await remindOfOffers.execute(1), await remindOfOffers.execute(1), await remindOfOffers.execute(1)];
    expect(told).toEqual([1, 1, 0]);
  });

  it('reminds when half of the time is gone and when four fifths are, once each', async () => {
    const reminded = () =>
      world.em
        .fork()
        .find(JobOutbox, { event: 'offer.reminderDue' })
        .then((rows) => rows.map(({ payload }) => payload['offerId']));
    const { applicationId } = await offered('Diingatkan');
    const [offer] = (await world.read(applicationId)).offers.getItems();
    for (const [share, times] of [
      [0.4, 0],
      [0.6, 1],
      [0.7, 1],
      [0.85, 2],
      [0.95, 2],
    ] as const) {
      await gone(offer!.id, share);
      await world.use().remindOfOffers.execute();
      expect((await reminded()).filter((id) => id === offer!.id)).toHaveLength(times);
    }
  });

  it('can be declined, and withdrawn and taken back', async () => {
    const declined = await offered('Tidak');
    await world.use().decline.execute(declined.viewer, declined.applicationId);
    expect((await world.read(declined.applicationId)).lifecycle).toBe('DECLINED');
    const { viewer, applicationId } = await offered('Ragu');
    await world.use().withdraw.execute(viewer, applicationId);
    await world.use().undoWithdrawal.execute(viewer, applicationId);
    const application = await world.read(applicationId);
    expect(application.lifecycle).toBe('OFFERED');
    expect(application.offers.getItems()).toMatchObject([{ state: 'MADE' }]);
  });

  it('of the last place goes to exactly one of all who take it at once', async () => {
    const [cohort] = await world.em.find(Cohort, { season: seasonId });
    const taken = await world.em.count(Enrolment, { cohort: cohort?.id ?? '' });
    await world.em.nativeUpdate(Cohort, { season: seasonId }, { capacity: taken + 1 });
    const all = [];
    for (let i = 0; i < 6; i++) all.push(await offered(`Rebut${i}`));
    const answers = await Promise.all(
      all.map(({ viewer, applicationId }) => refusals(world.use().confirm.execute(viewer, applicationId))),
    );
    expect(answers.flat()).toEqual(Array.from({ length: 5 }, () => 'COHORT_FULL'));
    expect(await world.em.count(Enrolment, { cohort: cohort?.id ?? '' })).toBe(taken + 1);
    const states = await world.em.find(Application, { id: { $in: all.map(({ applicationId }) => applicationId) } });
    expect(states.filter(({ lifecycle }) => lifecycle === 'CONFIRMED')).toHaveLength(1);
    expect(states.filter(({ lifecycle }) => lifecycle === 'OFFERED')).toHaveLength(5);
  });
});
