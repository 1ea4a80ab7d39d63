import type { EntityManager } from '@mikro-orm/postgresql';
import type { JobQueue, JobRuns, LiveTopics, NewJobRun } from '#messaging';
import { planFollows, type FollowPlan, type OutboxRow, type PlannedJob, type RoutingTable } from './follow-plan.js';
import { jobsToAddAgain, tellRefusedAgain } from './jobs-again.js';
import { inParcels } from './parcels.js';
import { openColumns, RestoreJobs, type OpenRow } from './restore-jobs.js';

/** Most events told in one transaction. */
const batchSize = 500;

/** When a batch or more waits, one is planned here while the stores write the others. */
const lanesUnderLoad = 3;

const claim = `
  update job_outbox set published_at = clock_timestamp()
  where id = any(array(
    select id from job_outbox where published_at is null order by id limit ${batchSize} for update skip locked))
  returning id, event, payload, programme_id, actor_id, request_id`;

const openByKey = `select ${openColumns} from job_run where job_key = any(?::text[]) and finished_at is null`;

const waitingAlready = `
  select 1 from job_run where subject_type = ? and subject_id = ? and name = ? and state in ('QUEUED', 'FAILED') limit 1`;

/**
 * Takes committed events out of the outbox and turns them into jobs. Any number of relays may run: each claims rows
 * that no other holds. Jobs are added before the marks of the rows commit, so a crash in between repeats and never
 * loses: a repeated job has the same key and is not added twice, and the ledger says which of two parcels carries it.
 */
export class OutboxRelay {
  private readonly restore: RestoreJobs;

  constructor(
    private readonly em: EntityManager,
    private readonly runs: JobRuns,
    private readonly queue: JobQueue,
    private readonly live: LiveTopics,
    private readonly table: RoutingTable,
  ) {
    this.restore = new RestoreJobs(queue, table.contracts);
  }

  /** Tells every event that waits. @returns number of events told */
  async drain(): Promise<number> {
    const lanes: Promise<number>[] = [];
    const open = () => {
      if (lanes.length === lanesUnderLoad) return;
      const lane = this.tellOn(open);
      // Its failure is met below, maybe after that of another.
      lane.catch(() => undefined);
      lanes.push(lane);
    };
    open();
    let told = 0;
    for (const lane of lanes) told += await lane;
    return told;
  }

  /** Tells batch after batch while they are full. */
  private async tellOn(whenFull: () => void): Promise<number> {
    let told = 0;
    for (;;) {
      const batch = await this.tellBatch(whenFull);
      told += batch;
      if (batch < batchSize) return told;
    }
  }

  private async tellBatch(whenFull: () => void): Promise<number> {
    const live: FollowPlan['live'][] = [];
    const told = await this.em.fork().transactional(async (em) => {
      const rows = inOrder(await em.execute<OutboxRow[]>(claim));
      if (rows.length === 0) return 0;
      if (rows.length === batchSize) whenFull();
      const plan = planFollows(this.table, rows);
      await this.addJobs(em, plan);
      await this.runs.refuse(em, plan.refused);
      await tellRefusedAgain(em, plan.again);
      live.push(plan.live);
      return rows.length;
    });
    for (const topics of live) await this.tellPages(topics);
    return told;
  }

  private async addJobs(em: EntityManager, plan: FollowPlan): Promise<void> {
    const jobs = inParcels(await this.withoutWaiting(em, plan.jobs));
    const runs = jobs.map(({ run }) => run);
    const written = await this.runs.enqueue(em, runs);
    await this.restoreKnown(
      em,
      runs.filter((run) => !written.has(run.jobKey)),
    );
    const repeated = await jobsToAddAgain(em, this.table.contracts, plan.again);
    for (const { queue, envelope } of repeated) await this.queue.forget(queue, envelope.key);
    const added = jobs.flatMap(({ job }) => (written.has(job.envelope.key) ? [job] : []));
    await this.queue.add([...added, ...repeated]);
  }

  /** Events that are told once more, or that a relay which died had told: what the store has of their jobs stays. */
  private async restoreKnown(em: EntityManager, known: readonly NewJobRun[]): Promise<void> {
    if (known.length === 0) return;
    const keys = `{${known.map((run) => run.jobKey).join(',')}}`;
    await this.restore.execute(em, await em.execute<OpenRow[]>(openByKey, [keys]));
  }

  /** Leaves out the jobs of which one waits already. The lock keeps two relays from both finding none. */
  private async withoutWaiting(em: EntityManager, planned: readonly PlannedJob[]): Promise<PlannedJob[]> {
    const rest = planned.filter((one) => !one.dedupe);
    const latest = new Map(planned.filter((one) => one.dedupe).map((one) => [subjectKey(one), one]));
    for (const [key, one] of [...latest].toSorted(([a], [b]) => a.localeCompare(b))) {
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [key]);
      const { type, id } = one.run.subject ?? { type: '', id: '' };
      const waiting = await em.execute<object[]>(waitingAlready, [type, id, one.run.name]);
      if (waiting.length === 0) rest.push(one);
    }
    return rest;
  }

  private async tellPages(topics: FollowPlan['live']): Promise<void> {
    await Promise.all([...topics].map(([topic, ids]) => this.live.publish(topic, { ids: [...ids] })));
  }
}

/** As they happened: ids grow with time. */
const inOrder = (rows: readonly OutboxRow[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

const subjectKey = ({ run }: PlannedJob) => `${run.name}-${run.subject?.type}-${run.subject?.id}`;
