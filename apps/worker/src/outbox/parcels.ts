import { newId } from '#kernel';
import { sizeOf } from '../queue/lanes.js';
import type { PlannedJob } from './follow-plan.js';

/** Puts jobs of one name that may begin at once into parcels, as large as their queue allows; the others go alone. */
export function inParcels(planned: readonly PlannedJob[]): PlannedJob[] {
  const names = Map.groupBy(planned, ({ job }) => (job.delayMs > 0 ? null : job.name));
  return [...names].flatMap(([name, mine]) => (name === null ? mine : parcelsOf(mine)));
}

function parcelsOf(jobs: readonly PlannedJob[]): PlannedJob[] {
  const most = sizeOf(jobs[0]?.job.queue ?? '').together;
  const parcels: PlannedJob[] = [];
  for (let at = 0; at < jobs.length; at += most) {
    const mine = jobs.slice(at, at + most);
    const parcelId = mine.length > 1 ? newId() : null;
    for (const { run, job, dedupe } of mine)
      parcels.push({ run: { ...run, parcelId }, job: { ...job, parcelId }, dedupe });
  }
  return parcels;
}
