import { DomainError } from '#kernel';
import type { AssessmentCode } from './assessment.errors.js';
import { withChanges, type WishedRead } from './read-wishes.js';
import { pairKey } from './review-fits.js';
import type { ReviewFacts } from './review-instance.js';

const keyOf = ({ application, reviewer }: { application: string; reviewer: string }) => pairKey(application, reviewer);

/**
 * Says why changes of wishes cannot be; taking one away always can.
 * @throws NOT_IN_ROUND, PAIR_BARRED, READ_BEGUN, PINS_FILL_READS, PINS_FILL_REVIEWER
 */
export function mustBePossible(facts: ReviewFacts, changes: readonly WishedRead[]): void {
  const set = changes.filter(({ kind }) => kind !== null);
  const fits = new Set(facts.fits.arcs.map(({ application, judge }) => pairKey(application, judge)));
  const barred = new Set(facts.blocked.map(keyOf));
  const begun = new Set(facts.begun.filter(({ state }) => state !== 'OFFERED').map(keyOf));
  const here = new Set([...facts.applications, ...facts.reviewers].map(({ id }) => id));
  for (const { application, reviewer, kind } of set) {
    if (!here.has(application) || !here.has(reviewer)) throw new DomainError<AssessmentCode>('NOT_IN_ROUND');
    const key = keyOf({ application, reviewer });
    if (kind === 'FORBID' && begun.has(key)) throw new DomainError<AssessmentCode>('READ_BEGUN');
    if (kind === 'PIN' && (barred.has(key) || !fits.has(key))) throw new DomainError<AssessmentCode>('PAIR_BARRED');
  }
  mustHaveRoom(facts, changes);
}

/** Pins, with what is begun, within the reads of an application and the promise of a reviewer. */
function mustHaveRoom({ round, reviewers, begun, wishes }: ReviewFacts, changes: readonly WishedRead[]): void {
  const pins = withChanges(wishes, changes).filter(({ kind }) => kind === 'PIN');
  const started = begun.filter(({ state }) => state !== 'OFFERED');
  const held = [...new Map([...pins, ...started].map((pair) => [keyOf(pair), pair])).values()];
  const reads = round.readsPerApplication;
  for (const { application, reviewer } of changes.filter(({ kind }) => kind === 'PIN')) {
    if (held.filter((pair) => pair.application === application).length > reads)
      throw new DomainError<AssessmentCode>('PINS_FILL_READS', { params: { reads } });
    const capacity = reviewers.find(({ id }) => id === reviewer)?.capacity ?? 0;
    if (held.filter((pair) => pair.reviewer === reviewer).length > capacity)
      throw new DomainError<AssessmentCode>('PINS_FILL_REVIEWER', { params: { capacity } });
  }
}
