import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '#kernel';
import { AssignmentRun, JobRun, MatchRun } from '#schema';
import { PairsWorld } from '../../support/pairs-world.js';

let world: PairsWorld;
beforeAll(async () => {
  world = await PairsWorld.open();
});
afterAll(() => world.close());

const tables = { AssignmentRun: 'assignment_run', MatchRun: 'match_run' } as const;

/** A run that waits, and its job. */
async function waiting(kind: keyof typeof tables): Promise<{ run: Id; job: Id }> {
  const [run, job] = [newId(), newId()];
  const em = world.em;
  if (kind === 'AssignmentRun') em.create(AssignmentRun, { id: run, round: world.roundId });
  else em.create(MatchRun, { id: run, cohort: world.cohortId, keepMode: 'soft' });
  em.create(JobRun, {
    id: job,
    jobKey: job,
    name: 'assign-reviewers',
    queue: 'heavy',
    payload: {},
    subjectType: kind,
    subjectId: run,
  });
  await em.flush();
  return { run, job };
}

describe.each(Object.keys(tables) as (keyof typeof tables)[])('%s', (kind) => {
  const stateOf = async (id: Id) => {
    const [row] = await world.rows<{ state: string; over: boolean }>(
      `select state, finished_at is not null as over from ${tables[kind]} where id = ?`,
      [id],
    );
    return row;
  };
  const turn = (job: Id, state: string) => world.rows(`update job_run set state = ? where id = ?`, [state, job]);

  it('ends with a job that is cancelled or dead, and waits again when it is replayed', async () => {
    const { run, job } = await waiting(kind);
    await turn(job, 'RUNNING');
    expect(await stateOf(run)).toEqual({ state: 'QUEUED', over: false });
    await turn(job, 'CANCELLED');
    expect(await stateOf(run)).toEqual({ state: 'CANCELLED', over: true });
    await turn(job, 'QUEUED');
    expect(await stateOf(run)).toEqual({ state: 'QUEUED', over: false });
    await turn(job, 'DEAD');
    expect(await stateOf(run)).toEqual({ state: 'FAILED', over: true });
  });

  it('stays as it is where it was done before', async () => {
    const { run, job } = await waiting(kind);
    await world.rows(`update ${tables[kind]} set state = 'DONE' where id = ?`, [run]);
    await turn(job, 'CANCELLED');
    await turn(job, 'QUEUED');
    expect(await stateOf(run)).toMatchObject({ state: 'DONE' });
  });
});
