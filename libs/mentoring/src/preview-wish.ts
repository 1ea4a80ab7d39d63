import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { match, rematch, type MatchInstance, type MatchResult, type Pair } from '#matching';
import { Cohort, MatchRun } from '#schema';
import { fitTermsOf } from './fit-weights.js';
import { indicesOf, readMentorInstance } from './mentor-instance.js';

export interface WishedPair {
  readonly cohortId: Id;
  readonly startupId: Id;
  readonly mentorId: Id;
  readonly kind: 'PIN' | 'FORBID';
}

/** A pair that a change by hand makes or breaks. */
export interface MovedPair {
  readonly startupId: Id;
  readonly mentorId: Id;
  readonly affinity: number;
}

/** What a change by hand would do to the best match. */
export interface WishPreview {
  /** Total fit lost in micro-units; null when the pair is not allowed or others would be left without. */
  readonly cost: number | null;
  /** Startups that would have no mentor any more. */
  readonly uncovered: number;
  readonly added: readonly MovedPair[];
  readonly dropped: readonly MovedPair[];
}

/** Milliseconds a preview may take. */
const limit = 2_000;

/** Says what pinning or forbidding a pair would cost, before anybody does it: the best match again with that change. */
@Injectable()
export class PreviewWish {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND */
  async execute(viewer: Viewer, { cohortId, startupId, mentorId, kind }: WishedPair): Promise<WishPreview> {
    const em = this.em.fork();
    const cohort = await em.findOne(Cohort, { id: cohortId, ...viewer.where('match', 'Cohort') });
    if (!cohort) throw new DomainError('NOT_FOUND');
    const newest = await em.findOne(MatchRun, { cohort, state: 'DONE' }, { orderBy: { createdAt: 'desc' } });
    const seats = Number(newest?.outcome?.['mentorsPerStartup'] ?? 1);
    const read = await readMentorInstance(em, { cohortId, seats, terms: fitTermsOf(cohort) });
    const [pair] = indicesOf(read.instance, [{ startup: startupId, mentor: mentorId }]);
    if (!pair) throw new DomainError('NOT_FOUND');
    const end = Date.now() + limit;
    const hooks = { deadline: () => Date.now() > end };
    const options = { previous: read.previous, keepMode: newest?.keepMode ?? 'soft' } as const;
    const now = match(read.instance, options, hooks);
    const changed = withWish(read.instance, pair, kind);
    if (!changed) return { cost: null, uncovered: 0, added: [], dropped: [] };
    return comparison(read.instance, now, rematch(changed, now, options, hooks));
  }
}

/** The instance with one more pin or forbidden pair; null where the pair cannot be pinned, or is held by people. */
function withWish(instance: MatchInstance, pair: Pair, kind: WishedPair['kind']): MatchInstance | null {
  const [i, j] = pair;
  const same = ([row, column]: Pair) => row === i && column === j;
  const pins = instance.pins ?? [];
  const forbids = (instance.forbids ?? []).filter((one) => !same(one));
  if (kind === 'FORBID') return { ...instance, pins: pins.filter((one) => !same(one)), forbids: [...forbids, pair] };
  const isArc = instance.col.subarray(instance.rowPtr[i], instance.rowPtr[i + 1]).includes(j);
  const places = pins.filter(([, column]) => column === j).length;
  if (!isArc || (!pins.some(same) && places >= (instance.hi[j] ?? 0))) return null;
  const ofRow = pins.filter(([row, column]) => row === i && column !== j).length;
  const k = instance.k.slice();
  k[i] = Math.max(k[i] ?? 0, ofRow + 1);
  return { ...instance, k, pins: pins.some(same) ? pins : [...pins, pair], forbids };
}

function comparison(instance: MatchInstance, before: MatchResult, after: MatchResult): WishPreview {
  if (after.status === 'infeasible') return { cost: null, uncovered: 0, added: [], dropped: [] };
  const moved = (from: MatchResult, to: MatchResult): MovedPair[] => {
    const known = new Set(from.pairs.map((pair) => pair.join()));
    return to.pairs
      .filter((pair) => !known.has(pair.join()))
      .map(([i, j]) => ({
        startupId: instance.applicationIds?.[i] ?? '',
        mentorId: instance.judgeIds?.[j] ?? '',
        affinity: fitAt(instance, i, j),
      }));
  };
  const lost = before.parts.covered - after.parts.covered;
  return {
    cost: Number(BigInt(before.parts.weight) - BigInt(after.parts.weight)),
    uncovered: Math.max(0, lost),
    added: moved(before, after),
    dropped: moved(after, before),
  };
}

function fitAt({ rowPtr, col, w }: MatchInstance, i: number, j: number): number {
  const start = rowPtr[i] ?? 0;
  const at = col.subarray(start, rowPtr[i + 1]).indexOf(j);
  return at < 0 ? 0 : (w[start + at] ?? 0);
}
