import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Viewer } from '#access';
import { SaveAnswers } from '#applications';
import { DomainError, newId, type Id } from '#kernel';
import { MutationReceipts } from '#messaging';
import { OpenCalls } from '#programmes';
import { Application, ApplicationMember, Season } from '#schema';
import { naughtyTexts } from '../../support/naughty-texts.js';
import { ApplicationsWorld, complete } from './world.js';

const seed = Number(process.env.SEED ?? 20261122);

let world: ApplicationsWorld;
let lead: Viewer;
let friend: Viewer;
let seasonId: Id;
/** Two drafts that are kept equal: one is written to by the statement, one by entities. */
let drafts: readonly [Id, Id];

beforeAll(async () => {
  world = await ApplicationsWorld.open();
  ({ id: seasonId } = await world.season());
  [lead, friend] = [await world.person('Sekar'), await world.person('Bayu')];
  drafts = [await world.draft(lead, seasonId, 'Jamu Satu'), await world.draft(friend, seasonId, 'Jamu Dua')];
  const em = world.em;
  for (const [at, person] of [friend, lead].entries())
    em.create(ApplicationMember, {
      id: newId(),
      application: drafts[at]!,
      person: person.self,
      name: `Rekan ${at}`,
      email: `rekan${at}@contoh.invalid`,
      right: 'EDIT',
      joinedAt: new Date(),
    });
  await em.flush();
}, 120_000);
afterAll(() => world?.close());

/** Counts what the statement kept, or never lets it try. */
class Watched extends MutationReceipts {
  statements = 0;

  constructor(private readonly byEntities: boolean) {
    super(world.em);
  }

  override async alone(run: Parameters<MutationReceipts['alone']>[0]): Promise<boolean> {
    if (this.byEntities) return false;
    const wrote = await super.alone(run);
    if (wrote) this.statements++;
    return wrote;
  }
}

interface Step {
  readonly isLead: boolean;
  readonly behind: number;
  readonly answers: Record<string, unknown>;
  readonly call: 'OPEN' | 'CLOSED' | 'LATE' | 'GRACE';
}

function steps(): fc.Arbitrary<Step[]> {
  const text = fc.oneof(fc.constantFrom(...naughtyTexts, '', 'Harga rempah jatuh.'), fc.string({ maxLength: 20 }));
  const value = fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 7, ['a'], { a: 1 }, '33.74', '33.99', 'PADI', 'IDEA') },
  );
  const keys = [...Object.keys(complete), 'pitchDeck', 'website', 'nowhere'];
  const usual = fc.constantFrom('problem', 'solution', 'goals', 'oneLiner');
  const key = fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...keys) });
  const some = fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true });
  const ofComplete = fc.subarray(Object.entries(complete), { maxLength: 3 }).map((all) => Object.fromEntries(all));
  const step = fc.record({
    isLead: fc.boolean(),
    behind: fc.constantFrom(0, 0, 0, 0, 1, 2),
    answers: fc.oneof({ weight: 3, arbitrary: some }, { weight: 1, arbitrary: ofComplete }),
    call: fc.constantFrom('OPEN', 'OPEN', 'OPEN', 'OPEN', 'OPEN', 'OPEN', 'CLOSED', 'LATE', 'GRACE'),
  });
  return fc.array(step, { minLength: 3, maxLength: 10 });
}

const minutes = (count: number) => new Date(Date.now() + count * 60_000);

async function setCall(call: Step['call']): Promise<void> {
  const state = call === 'CLOSED' ? 'CLOSED' : 'OPEN';
  const finalDeadline = call === 'LATE' ? minutes(-100) : call === 'GRACE' ? minutes(-5) : minutes(100);
  await world.em.nativeUpdate(Season, { id: seasonId }, { state, finalDeadline, graceMinutes: 15 });
  await world.em.nativeUpdate(Application, { season: seasonId }, { createdAt: minutes(-200) });
}

async function outcome(step: Step, applicationId: Id, receipts: MutationReceipts) {
  const save = new SaveAnswers(world.em, new OpenCalls(), receipts);
  const before = await world.read(applicationId);
  const input = { applicationId, baseVersion: before.version - step.behind, answers: step.answers };
  const said = await save.execute(step.isLead ? lead : friend, input).then(
    ({ conflicts }) => ({ conflicts }),
    (cause: unknown) => {
      if (!(cause instanceof DomainError)) throw cause;
      return { refusals: cause.all.map(({ code, field }) => `${field} ${code}`) };
    },
  );
  const { version, answers, edits, lifecycle } = await world.read(applicationId);
  return { said, version, answers, edits, lifecycle };
}

it('keeps by one statement what entities would keep, and refuses alike', async () => {
  const receipts = new Watched(false);
  const entities = new Watched(true);
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(steps(), async (all) => {
      await world.em.nativeUpdate(Application, { season: seasonId }, { answers: {}, edits: {}, version: 1 });
      for (const step of all) {
        await setCall(step.call);
        const byStatement = await outcome(step, drafts[0], receipts);
        expect(byStatement).toEqual(await outcome(step, drafts[1], entities));
        if ('conflicts' in byStatement.said) kept++;
      }
    }),
    { seed, numRuns: 25 },
  );
  expect(kept).toBeGreaterThan(30);
  // The rest has somebody else's answers in between, or nothing new.
  expect(receipts.statements / kept).toBeGreaterThan(0.4);
}, 120_000);
