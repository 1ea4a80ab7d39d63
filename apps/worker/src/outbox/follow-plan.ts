import type { Id } from '#kernel';
import { isEventName, readEvent, type JobContracts, type JobToAdd, type NewJobRun } from '#messaging';
import type { EventRoutes, Follow, FollowJob } from './follow.js';

/** An outbox row as the relay claims it. */
export interface OutboxRow {
  readonly id: Id;
  readonly event: string;
  readonly payload: unknown;
  readonly programme_id: Id | null;
  readonly actor_id: Id | null;
  readonly request_id: string | null;
}

/** A job to be written into the ledger and added to the queue. */
export interface PlannedJob {
  readonly run: NewJobRun;
  readonly job: JobToAdd;
  readonly dedupe: boolean;
}

export interface FollowPlan {
  readonly jobs: PlannedJob[];
  /** Ids by topic, joined over all events of the batch. */
  readonly live: Map<string, Set<Id>>;
  /** Ledger rows whose jobs are added once more. */
  readonly again: Id[];
  /** Events that nobody could follow: of another version, or with a payload that does not fit. */
  readonly refused: { readonly row: OutboxRow; readonly cause: Error }[];
}

/** The routes of all events and the contracts of all jobs they lead to. */
export interface RoutingTable {
  readonly routes: EventRoutes;
  readonly contracts: JobContracts;
}

/** What follows from a batch of events. Reads nothing and changes nothing, so that it can be repeated after a crash. */
export function planFollows(table: RoutingTable, rows: readonly OutboxRow[]): FollowPlan {
  const plan: FollowPlan = { jobs: [], live: new Map(), again: [], refused: [] };
  for (const row of rows) {
    try {
      const keys = new Set<string>();
      const follows = followsOf(table.routes, row);
      const orders = follows.filter((order) => order.kind === 'job');
      plan.jobs.push(...orders.map((order) => plannedJob(table.contracts, row, order, keys)));
      for (const rest of follows) noteRest(plan, rest);
    } catch (cause) {
      plan.refused.push({ row, cause: cause instanceof Error ? cause : new Error(String(cause)) });
    }
  }
  return plan;
}

function followsOf(routes: EventRoutes, row: OutboxRow): readonly Follow[] {
  if (!isEventName(row.event))
    throw new Error(`No route for the event ${row.event}: it was written by another version.`);
  return follow(routes, row.event, row.payload);
}

function follow<E extends keyof EventRoutes>(routes: EventRoutes, event: E, payload: unknown): readonly Follow[] {
  return routes[event](readEvent(event, payload));
}

function noteRest(plan: FollowPlan, rest: Follow): void {
  if (rest.kind === 'again') plan.again.push(rest.jobRunId);
  if (rest.kind !== 'live') return;
  const ids = plan.live.get(rest.topic) ?? new Set();
  for (const id of rest.ids) ids.add(id);
  plan.live.set(rest.topic, ids);
}

function plannedJob(contracts: JobContracts, row: OutboxRow, order: FollowJob, taken: Set<string>): PlannedJob {
  const contract = contracts[order.job];
  if (!contract) throw new Error(`No contract for the job ${order.job}.`);
  if (order.dedupe && !order.about)
    throw new Error(`The job ${order.job} must say what it is about to be waited for once.`);
  const payload = contract.read(order.payload);
  const key = freeKey(`${row.id}-${order.job}`, taken);
  const run = {
    jobKey: key,
    name: order.job,
    queue: contract.queue,
    payload,
    programmeId: row.programme_id,
    requestedBy: row.actor_id,
    subject: order.about ?? null,
    parcelId: null,
  };
  const job = {
    name: order.job,
    queue: contract.queue,
    envelope: { key, payload, actorId: row.actor_id, requestId: row.request_id },
    parcelId: null,
    delayMs: order.delay ?? 0,
    attempts: contract.retry.attempts,
    firstPauseMs: contract.retry.firstPauseMs,
  };
  return { run, job, dedupe: order.dedupe ?? false };
}

/** An event may lead to two jobs of one name; the second is `…-2`. */
function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let n = 2; taken.has(key); n++) key = `${wanted}-${n}`;
  taken.add(key);
  return key;
}
