import { applyFix } from './apply-fix.js';
import { partOf, type BlockingSet } from './blocking-set.js';
import { canMatch, type Effort } from './can-match.js';
import type { Fix } from './fixes.js';
import { arcIndex, type MatchInstance, type Pair, type Quota } from './instance.js';
import type { MatchHooks } from './options.js';

/** Conflicts looked at; forbidden pairs come first, they are somebody's own choice. */
const MOST_PAIRS = 24;
/** So many amounts are tried. */
const TRIES = 6;

/**
 * The changes that resolve a cut with quotas, each carried out on a copy and solved before it is offered: the smallest
 * amount that gives the whole instance a match, else the smallest that resolves the cut. `lacking` = places missing in the
 * whole instance, as far as is known.
 */
export function quotaFixes(
  instance: MatchInstance,
  set: BlockingSet,
  lacking: number,
  effort: Effort,
  hooks: MatchHooks | undefined,
): Fix[] {
  const offers = new Offers(instance, set, lacking, effort, hooks);
  return [
    ...offers.unpin(),
    ...offers.liftConflicts(),
    ...set.quotas.flatMap((q) => offers.relax(instance.quotas![q]!)),
    ...offers.raiseLoad(),
    ...offers.lowerMinimum(),
    ...offers.lowerDemand(),
    ...offers.addJudge(),
  ];
}

class Offers {
  private readonly pins: readonly Pair[];

  constructor(
    private readonly instance: MatchInstance,
    private readonly set: BlockingSet,
    private readonly lacking: number,
    private readonly effort: Effort,
    private readonly hooks: MatchHooks | undefined,
  ) {
    this.pins = set.pins.map((at) => instance.pins![at]!);
  }

  unpin(): Fix[] {
    return this.first(this.pins.map((pair): Fix => ({ kind: 'unpin', by: 1, pairs: [pair] })));
  }

  liftConflicts(): Fix[] {
    const fixOf = (pairs: readonly Pair[]): Fix => ({ kind: 'liftConflict', by: pairs.length, pairs: [...pairs] });
    let pairs = this.liftable();
    if (pairs.length === 0 || !this.resolves(fixOf(pairs))) return [];
    for (const pair of pairs.toReversed()) {
      const fewer = pairs.filter((other) => other !== pair);
      if (fewer.length > 0 && this.resolves(fixOf(fewer))) pairs = fewer;
    }
    return [{ ...fixOf(pairs), enough: this.isEnough(fixOf(pairs)) }];
  }

  relax({ id, min = 0, max = Infinity }: Quota): Fix[] {
    const fixOf = (by: number, limit: Pick<Fix, 'min' | 'max'>): Fix => ({
      kind: 'relaxQuota',
      by,
      quotas: [id],
      ...limit,
    });
    const steps = (most: number) => Array.from({ length: Math.min(most, TRIES) }, (_, at) => at + 1);
    const fewer = steps(min).map((by) => fixOf(by, { min: min - by }));
    const room = max < this.instance.m ? this.instance.m - max : 0;
    return [...this.first(fewer), ...this.first(steps(room).map((by) => fixOf(by, { max: max + by })))];
  }

  raiseLoad(): Fix[] {
    const judges = [...this.set.loads];
    const most = judges.length * this.instance.n;
    return this.smallest(most, (by) => ({ kind: 'raiseLoad', by, judges, shares: spread(by, judges.length) }));
  }

  lowerMinimum(): Fix[] {
    const judges = [...this.set.minima];
    const room = judges.map((j) => this.instance.lo[j]!);
    return this.smallest(sum(room), (by) => ({ kind: 'lowerMinimum', by, judges, shares: spreadWithin(by, room) }));
  }

  lowerDemand(): Fix[] {
    const { n, k, pins = [] } = this.instance;
    if (this.instance.kind !== 'review') return [];
    const roomOf = (i: number): number => Math.max(0, k[i]! - Math.max(1, pins.filter(([row]) => row === i).length));
    const all = Array.from({ length: n }, (_, i) => i);
    const of = (applications: readonly number[], by: number): Fix => {
      const shares = spreadWithin(by, applications.map(roomOf));
      return { kind: 'lowerDemand', by: sum(shares), applications: [...applications], shares };
    };
    const whole = of(all, n);
    if (whole.by > 0 && this.isEnough(whole)) return [{ ...whole, enough: true }];
    const own = this.set.applications;
    return this.cutOnly(sum(own.map(roomOf)), (by) => of(own, by));
  }

  /** New judges of any kind; where that does not help, of each kind that is asked for. */
  addJudge(): Fix[] {
    const of = (ids: readonly string[]): Fix[] => {
      for (let count = 1; count <= 3; count++) {
        const fixOf = (by: number): Fix => ({
          kind: 'addJudge',
          by,
          applications: [...this.set.applications],
          quotas: [...ids],
          shares: spread(by, count),
        });
        if (!this.resolves(fixOf(count * this.instance.n))) continue;
        return this.smallest(count * this.instance.n, (by) => (by < count ? null : fixOf(by)));
      }
      return [];
    };
    const any = of([]);
    if (any.length > 0) return any;
    const { quotas = [] } = this.instance;
    const asked = this.set.quotas.map((q) => quotas[q]!).filter(({ min = 0 }) => min > 0);
    const same = asked.map((own) => quotas.filter((other) => sameJudges(own, other)).map(({ id }) => id));
    return [...new Map(same.map((ids) => [ids.join('\0'), ids])).values()].flatMap(of);
  }

  private first(fixes: readonly Fix[]): Fix[] {
    for (const fix of fixes) if (this.isEnough(fix)) return [{ ...fix, enough: true }];
    const fix = fixes.find((one) => this.resolves(one));
    return fix ? [{ ...fix, enough: false }] : [];
  }

  /** The amount that the whole instance lacks, if it is enough; else the smallest for the cut. */
  private smallest(most: number, fixOf: (by: number) => Fix | null): Fix[] {
    for (const by of [this.lacking, 2 * this.lacking]) {
      const fix = by > 0 && by <= most ? fixOf(by) : null;
      if (fix && this.isEnough(fix)) return [{ ...fix, enough: true }];
    }
    return this.cutOnly(most, fixOf);
  }

  private cutOnly(most: number, fixOf: (by: number) => Fix | null): Fix[] {
    for (let by = 1; by <= most; by += by < TRIES ? 1 : by) {
      const fix = fixOf(by);
      if (fix && this.resolves(fix)) return [{ ...fix, enough: this.isEnough(fix) }];
    }
    return [];
  }

  private liftable(): Pair[] {
    const { forbids = [], conflicts = [] } = this.instance;
    const [rows, minima] = [new Set(this.set.applications), new Set(this.set.minima)];
    const helps = ([i, j]: Pair): boolean => rows.has(i) || minima.has(j);
    const away = forbids.filter((pair) => helps(pair) && arcIndex(this.instance, ...pair) >= 0);
    const barred = conflicts.filter((pair) => helps(pair) && arcIndex(this.instance, ...pair) < 0);
    return [...new Map([...away, ...barred].map((pair) => [pair.join(), pair])).values()].slice(0, MOST_PAIRS);
  }

  private isEnough(fix: Fix): boolean {
    return canMatch(applyFix(this.instance, fix), this.effort, this.hooks) === true;
  }

  private resolves(fix: Fix): boolean {
    const after = applyFix(this.instance, fix);
    const fresh = Array.from({ length: after.m - this.instance.m }, (_, at) => this.instance.m + at);
    const held = new Set(this.pins.map(String));
    const pins = (after.pins ?? []).flatMap((pair, at) => (held.has(String(pair)) ? [at] : []));
    const set = { ...this.set, loads: [...this.set.loads, ...fresh], pins };
    return canMatch(partOf(after, set), this.effort, this.hooks) === true;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** `by` in as equal shares as whole numbers allow, larger ones first. */
function spread(by: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, at) => Math.floor(by / parts) + (at < by % parts ? 1 : 0));
}

/** `by` one after the other, round by round, as far as there is room. */
function spreadWithin(by: number, room: readonly number[]): number[] {
  const shares = room.map(() => 0);
  for (let left = by; left > 0;) {
    const before = left;
    for (let at = 0; at < room.length && left > 0; at++) {
      if (shares[at]! >= room[at]!) continue;
      shares[at]!++;
      left--;
    }
    if (before === left) break;
  }
  return shares;
}

const sameJudges = (a: Quota, b: Quota): boolean =>
  a.judges.length === b.judges.length && a.judges.every((j) => b.judges.includes(j));
