import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Viewer } from '#access';
import { SaveReview, SubmitReview, type ReviewInput } from '#assessment';
import { DomainError, newId, type Id } from '#kernel';
import { MutationReceipts, Outbox, OutboxSignal } from '#messaging';
import { Assignment, Criterion, Review, ReviewRound, ReviewScore, Rubric } from '#schema';
import { eventually } from '../../support/frame-under-test.js';
import { naughtyTexts } from '../../support/naughty-texts.js';
import { PairsWorld } from '../../support/pairs-world.js';
import { submitReviewByEntities } from '../../support/submit-review-by-entities.js';

const seed = Number(process.env.SEED ?? 20261122);
const weights = [40, 30, 20, 10];

let world: PairsWorld;
let judge: Viewer;
let other: Viewer;
let criteria: Id[];
beforeAll(async () => {
  world = await PairsWorld.open();
  const grants = [{ role: 'REVIEWER', scopeKind: 'PROGRAMME', scopeId: world.programmeId }] as const;
  const viewer = async (name: string) =>
    new Viewer({ personId: await world.reviewer(await world.person(name)), grants, locale: 'id', requestId: name });
  [judge, other] = [await viewer('Ana'), await viewer('Bayu')];
  const em = world.em;
  const rubric = await em.findOneOrFail(Rubric, { season: world.seasonId });
  const text = (key: string) => ({ id: key, en: key });
  criteria = weights.map((weight, position) => {
    const words = { key: `c${position}`, name: text(`c${position}`), question: text('?'), anchors: [] };
    return em.create(Criterion, { id: newId(), rubric, position, weight, mayBeLeftOut: position > 1, ...words }).id;
  });
  await em.flush();
}, 120_000);
afterAll(() => world?.close());

interface Case {
  readonly state: Assignment['state'];
  readonly cleared: boolean;
  readonly roundIsOpen: boolean;
  readonly frozen: boolean;
  readonly isOwn: boolean;
  readonly draft: readonly (readonly [number, number | null, string])[] | null;
  readonly input: Omit<ReviewInput, 'assignmentId'>;
}

const often = <T>(usual: T, seldom: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: seldom });
const words = fc.oneof(
  fc.constantFrom(...naughtyTexts),
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Mostly whole and on the scale, so that enough of them are sent. */
function cases(): fc.Arbitrary<Case> {
  const level = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 2, max: 4 }) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 }) },
  );
  const score = (criterionId: fc.Arbitrary<Id>) =>
    fc.record({
      criterionId,
      score: fc.oneof(
        { weight: 9, arbitrary: level },
        { weight: 1, arbitrary: fc.constantFrom(null, undefined, 0, 6, 2.5) },
      ),
      comment: maybe(words),
    });
  const whole = fc.tuple(...criteria.map((id) => score(fc.constant(id))));
  const some = fc.array(score(often(criteria[0]!, fc.constantFrom(...criteria, newId()))), { maxLength: 6 });
  const input = fc.record({
    scores: fc.oneof({ weight: 3, arbitrary: whole }, { weight: 1, arbitrary: some }),
    confidence: fc.constantFrom(undefined, null, 1, 3, 5, 3, 3, 0),
    sharedComment: maybe(words),
    privateComment: maybe(words),
  });
  const drafted = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.option(level), words);
  return fc.record({
    state: often<Assignment['state']>('IN_PROGRESS', fc.constantFrom('OFFERED', 'DONE', 'VOID')),
    cleared: often(true, fc.constant(false)),
    roundIsOpen: often(true, fc.constant(false)),
    frozen: fc.boolean(),
    isOwn: often(true, fc.constant(false)),
    draft: fc.option(fc.uniqueArray(drafted, { selector: ([at]) => at })),
    input,
  });
}

/** An assignment as the case says, with its draft. */
async function given({ state, cleared, draft }: Case): Promise<Id> {
  const em = world.em;
  const { applicationId } = await world.startup('Usaha', judge.self);
  const clearedAt = cleared ? new Date() : null;
  const made = {
    id: newId(),
    round: world.roundId,
    application: applicationId,
    reviewer: judge.self,
    state,
    clearedAt,
  };
  const assignment = em.create(Assignment, made);
  if (draft) {
    const review = em.create(Review, { id: newId(), assignment, sharedComment: 'dahulu', confidence: 2 });
    for (const [at, score, comment] of draft)
      em.create(ReviewScore, { id: newId(), review, criterion: criteria[at]!, score, comment });
  }
  await em.flush();
  return assignment.id;
}

async function setRound({ roundIsOpen, frozen }: Case): Promise<void> {
  const em = world.em;
  await em.nativeUpdate(ReviewRound, { id: world.roundId }, { state: roundIsOpen ? 'OPEN' : 'LOCKED' });
  await em.nativeUpdate(Rubric, {}, { frozenAt: frozen ? new Date(0) : null, version: 1 });
}

const standing = `
  select a.state, a.version, v.state as review, v.version as review_version, v.confidence, v.shared_comment,
    v.private_comment, v.total, v.sent_at is not null as sent, v.is_sample,
    (select json_agg(json_build_array(c.key, s.score, s.comment, s.is_sample) order by c.key)
     from review_score s join criterion c on c.id = s.criterion_id where s.review_id = v.id) as scores,
    (select json_agg(json_build_array(o.event, o.programme_id, o.actor_id, o.request_id, o.published_at,
       o.payload - 'reviewId', o.payload ->> 'reviewId' = v.id::text)) from job_outbox o) as events,
    (select json_build_array(u.version, case when u.frozen_at > '2000-01-01' then 'now' else u.frozen_at::text end)
     from rubric u) as rubric
  from assignment a left join review v on v.assignment_id = a.id where a.id = ?`;

type Form = (viewer: Viewer, input: ReviewInput) => Promise<Id>;

/** What is left behind by one form: the refusals, else the rows. */
async function outcome(one: Case, submit: Form) {
  const assignmentId = await given(one);
  await setRound(one);
  await world.rows('delete from job_outbox');
  const refusals = await refusalsOf(submit(one.isOwn ? judge : other, { assignmentId, ...one.input }));
  return { refusals, rows: await world.rows(standing, [assignmentId]) };
}

async function refusalsOf(submitting: Promise<Id>) {
  try {
    await submitting;
    return [];
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    return cause.all.map(({ code, field, params }) => ({ code, field, params }));
  }
}

/** Counts what was sent by the one statement. */
class Counting extends MutationReceipts {
  statements = 0;

  override async alone(run: Parameters<MutationReceipts['alone']>[0]): Promise<boolean> {
    const wrote = await super.alone(run);
    if (wrote) this.statements++;
    return wrote;
  }
}

it('writes in one statement what entities would write, and refuses alike', async () => {
  const receipts = new Counting(world.em);
  const signal = new OutboxSignal(world.em, () => undefined);
  const statement = () => new SubmitReview(world.em, new Outbox(), signal, receipts);
  let [sent, sentToFrozen] = [0, 0];
  await fc.assert(
    fc.asyncProperty(cases(), async (one) => {
      const planned = await outcome(one, (viewer, input) => statement().execute(viewer, input));
      const plain = await outcome(one, (viewer, input) => submitReviewByEntities(world.em, viewer, input));
      expect(planned).toEqual(plain);
      if (planned.refusals.length > 0) return;
      sent++;
      if (one.frozen) sentToFrozen++;
    }),
    { seed, numRuns: 120 },
  );
  expect(sent).toBeGreaterThan(25);
  // The others have words without a letter of ASCII beside an extreme level; the first review of a rubric is the entities'.
  expect(receipts.statements / sentToFrozen).toBeGreaterThan(0.8);
  expect(receipts.statements).toBeLessThanOrEqual(sentToFrozen);
}, 120_000);

it('sends what came at once as it sends each alone, and nothing twice', async () => {
  const receipts = new Counting(world.em);
  const submit = new SubmitReview(world.em, new Outbox(), new OutboxSignal(world.em, () => undefined), receipts);
  const open = { state: 'IN_PROGRESS', cleared: true, roundIsOpen: true, frozen: true } as const;
  const many = fc
    .sample(cases(), { seed, numRuns: 60 })
    .map((one): Case => ({ ...one, roundIsOpen: true, frozen: true }));
  await setRound({ ...open, isOwn: true, draft: null, input: { scores: [] } });
  await world.rows('delete from job_outbox');
  const ids: Id[] = [];
  for (const one of many) ids.push(await given(one));
  const askers = many.map(({ isOwn }) => (isOwn ? judge : other));
  const send = (at: number) => refusalsOf(submit.execute(askers[at]!, { assignmentId: ids[at]!, ...many[at]!.input }));
  const twice = send(0);
  const refusals = await Promise.all(many.map((_, at) => send(at)));
  await twice;
  const rowsOf = async (id: Id) => {
    const [{ events: _, rubric: __, ...row }] = (await world.rows(standing, [id])) as [Record<string, unknown>];
    return row;
  };
  const rows = await Promise.all(ids.map(rowsOf));
  // Of the one that was sent twice either may have come first.
  const sentOnce = (await twice).length === 0 || refusals[0]!.length === 0 ? 1 : 0;
  const others = refusals.slice(1).filter((found) => found.length === 0).length;
  expect(await world.rows('select count(*)::int as told from job_outbox')).toEqual([{ told: others + sentOnce }]);
  expect(receipts.statements).toBeGreaterThan(12);

  for (let at = 1; at < many.length; at++) {
    const alone = await given(many[at]!);
    const input = { assignmentId: alone, ...many[at]!.input };
    const found = await refusalsOf(submitReviewByEntities(world.em, askers[at]!, input));
    expect({ refusals: refusals[at], row: rows[at] }).toEqual({ refusals: found, row: await rowsOf(alone) });
  }
}, 60_000);

it('does not keep others waiting for a review that somebody is writing to', async () => {
  const submit = new SubmitReview(
    world.em,
    new Outbox(),
    new OutboxSignal(world.em, () => undefined),
    new Counting(world.em),
  );
  const open = { state: 'IN_PROGRESS', cleared: true, roundIsOpen: true, frozen: true, isOwn: true } as const;
  const whole = criteria.map((criterionId) => ({ criterionId, score: 3 }));
  const ready = { ...open, draft: null, input: { scores: whole } };
  await setRound(ready);
  const [held, free] = [await given(ready), await given(ready)];
  let late: Promise<Id> | undefined;
  await world.em.fork().transactional(async (em) => {
    await em.execute('select 1 from assignment where id = ? for update', [held]);
    late = submit.execute(judge, { assignmentId: held, scores: whole });
    expect(await submit.execute(judge, { assignmentId: free, scores: whole })).toBe(free);
  });
  expect(await late).toBe(held);
  for (const id of [held, free])
    expect((await world.rows(standing, [id]))[0]).toMatchObject({ state: 'DONE', total: 3 });
});

it('waits for a draft that is being kept, and sends what stands after it', async () => {
  const open = { state: 'IN_PROGRESS', cleared: true, roundIsOpen: true, frozen: true, isOwn: true } as const;
  const drafted = criteria.map((_, at) => [at, 2, ''] as const);
  const assignmentId = await given({ ...open, draft: drafted, input: { scores: [] } });
  await setRound({ ...open, draft: null, input: { scores: [] } });
  const receipts = new Counting(world.em);
  const submit = new SubmitReview(world.em, new Outbox(), new OutboxSignal(world.em, () => undefined), receipts);
  const keep = new SaveReview(world.em);
  let sending: Promise<Id> | undefined;
  await world.em.fork().transactional(async (em) => {
    await em.execute('select 1 from assignment where id = ? for update', [assignmentId]);
    sending = submit.execute(judge, { assignmentId, scores: [] });
    await eventually('the statement waits for the lock', async () => (await waiting()) > 0);
    await em.execute(
      'update review_score set score = 4 where review_id = (select id from review where assignment_id = ?)',
      [assignmentId],
    );
    await em.execute('update assignment set version = version + 1 where id = ?', [assignmentId]);
  });
  await sending;
  const [row] = await world.rows(standing, [assignmentId]);
  expect(row).toMatchObject({ state: 'DONE', total: 4 });
  expect(receipts.statements).toBe(0);
  await expect(keep.execute(judge, { assignmentId, scores: [] })).rejects.toMatchObject({ code: 'STATE_NOT_ALLOWED' });
});

it('gives the assignment a new version with every draft that is kept', async () => {
  const open = { state: 'IN_PROGRESS', cleared: true, roundIsOpen: true, frozen: true, isOwn: true } as const;
  const assignmentId = await given({ ...open, draft: [[0, 2, '']], input: { scores: [] } });
  await setRound({ ...open, draft: null, input: { scores: [] } });
  await new SaveReview(world.em).execute(judge, { assignmentId, scores: [{ criterionId: criteria[0]!, score: 3 }] });
  expect(await world.rows('select version from assignment where id = ?', [assignmentId])).toEqual([{ version: 2 }]);
});

const waiting = async () => {
  const rows = await world.rows(
    `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return rows.length;
};
