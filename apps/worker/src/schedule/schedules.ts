import type { EntityManager } from '@mikro-orm/postgresql';
import { ExpireOverdue, RemindOfOffers, ReturnOverdueRevisions } from '#applications';
import { RecomputeConflicts, ThinScoreRuns } from '#assessment';
import { ChaseSilentMatches, RemindOfMeetings } from '#mentoring';
import { Outbox } from '#messaging';
import type { Reconcile } from '../outbox/reconcile.js';
import { dropOld } from './drop-old.js';

/** Something the worker does again and again. Safe to repeat: a tick may be missed or doubled. */
export interface Schedule {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

const minute = 60_000;

/** What happens at a time, on one page. */
export const schedulesOf = (em: EntityManager, reconcile: Reconcile): readonly Schedule[] => [
  { name: 'reconcile', everyMs: minute, run: () => reconcile.regularly() },
  { name: 'return-overdue-revisions', everyMs: 5 * minute, run: () => new ReturnOverdueRevisions(em).execute() },
  {
    name: 'recompute-conflicts',
    everyMs: 60 * minute,
    run: () => new RecomputeConflicts(em, new Outbox()).execute(),
  },
  { name: 'expire-overdue', everyMs: 5 * minute, run: () => new ExpireOverdue(em, new Outbox()).execute() },
  { name: 'remind-of-offers', everyMs: 5 * minute, run: () => new RemindOfOffers(em, new Outbox()).execute() },
  {
    name: 'chase-silent-matches',
    everyMs: 5 * minute,
    run: () => new ChaseSilentMatches(em, new Outbox()).execute(),
  },
  { name: 'remind-of-meetings', everyMs: 5 * minute, run: () => new RemindOfMeetings(em, new Outbox()).execute() },
  { name: 'thin-score-runs', everyMs: 60 * minute, run: () => new ThinScoreRuns(em).execute() },
  { name: 'drop-old', everyMs: 60 * minute, run: () => dropOld(em) },
];
