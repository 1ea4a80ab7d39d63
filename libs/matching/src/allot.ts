import { validateOfficeHours, DEFAULT_SERVED_WEIGHT, type Meeting, type OfficeHours } from './office-hours.js';
import {
  asMeetings,
  meetingsOf,
  officeNetwork,
  POINT,
  worthOf,
  type OfficeNetwork,
  type Option,
} from './office-network.js';
import { choicesOf, timetable, type Choices } from './office-repair.js';
import type { MatchHooks } from './options.js';
import { optimise } from './pricing.js';
import { setPotentials } from './sift.js';
import { Multipliers } from './multipliers.js';

export interface AllotResult {
  status: 'optimal' | 'feasible';
  /** servedWeight served + score. */
  objective: number;
  served: number;
  score: number;
  meetings: Meeting[];
  /** No timetable has a larger objective. */
  bound: number;
  statistics: { pivots: number; flows: number; branches: number; bytes: number };
}

/** Flows without progress after which a branch is split, and branches looked at. */
const PATIENCE = 100;
const BRANCHES = 400;
const REPAIR_EVERY = 5;
const CLOSE = 4;

/**
 * The best timetable of office hours: as many served startups and as good meetings as possible. A flow except for "one
 * meeting per startup and slot": those rules get multipliers (from the best mixture of flows seen so far), their flow is
 * an upper bound, repaired flows are timetables; branch and bound on single meetings closes what is left.
 * @throws MatchError for a malformed instance
 */
export function allot(hours: OfficeHours, hooks?: MatchHooks): AllotResult {
  hooks?.stage?.('build');
  validateOfficeHours(hours);
  const search = new OfficeSearch(hours, officeNetwork(hours), hooks);
  hooks?.stage?.('solve');
  return search.run();
}

interface Branch {
  forbidden: readonly number[];
  bound: number;
}

class OfficeSearch {
  private best: Option[] = [];
  private bestWorth = 0;
  private flows = 0;
  private readonly forbidden: Uint8Array;
  private readonly steps: Float64Array;
  private readonly weight: number;
  private readonly choices: Choices;
  /** Largest bound of a branch that could be neither closed nor split. */
  private stuck = 0;

  constructor(
    private readonly hours: OfficeHours,
    private readonly network: OfficeNetwork,
    private readonly hooks: MatchHooks | undefined,
  ) {
    this.forbidden = new Uint8Array(network.options.length);
    this.steps = new Float64Array(hours.startups * hours.slots);
    this.choices = choicesOf(hours, network.options);
    this.weight = hours.servedWeight ?? DEFAULT_SERVED_WEIGHT;
  }

  run(): AllotResult {
    let open: Branch[] = [{ forbidden: [], bound: this.everything() }];
    let branches = 0;
    while (open.length > 0 && branches < BRANCHES && this.hooks?.deadline?.() !== true) {
      const branch = open.reduce((a, b) => (b.bound > a.bound ? b : a));
      open = open.filter((other) => other !== branch);
      branches++;
      open.push(...this.explore(branch));
      open = open.filter(({ bound }) => bound > this.bestWorth);
    }
    const { served, score, objective } = worthOf(this.best, this.weight);
    const bound = open.reduce((most, branch) => Math.max(most, branch.bound), Math.max(objective, this.stuck));
    const { pivots, bytes } = this.network.tree;
    const statistics = { pivots, flows: this.flows, branches, bytes };
    const status = bound === objective ? 'optimal' : 'feasible';
    return {
      status,
      objective,
      served,
      score,
      meetings: asMeetings(this.best),
      bound,
      statistics,
    };
  }

  /** What all requests together could be worth at the very most. */
  private everything(): number {
    return this.network.offered + this.network.options.reduce((sum, { score }) => sum + score, 0);
  }

  /** Bounds the branch as sharply as the multipliers can, and splits it when a gap is left. */
  private explore(branch: Branch): Branch[] {
    this.forbidden.fill(0);
    for (const option of branch.forbidden) this.forbidden[option] = 1;
    const master = new Multipliers(this.hours, this.network, this.steps);
    let bound = branch.bound;
    let clash: Option[] = [];
    for (let idle = 0; idle < PATIENCE && this.hooks?.deadline?.() !== true; idle++) {
      if (!this.flow()) return [{ ...branch, bound }];
      const held = meetingsOf(this.network);
      const found = master.bound();
      if (found < bound) [bound, idle] = [found, 0];
      clash = master.clash(held);
      if (this.isWorthRepair(clash.length) && this.consider(held)) master.remember(this.best);
      if (bound <= this.bestWorth) return [];
      if (clash.length === 0 && found <= worthOf(held, this.weight).objective) return [];
      if (!master.next(held)) break;
    }
    return this.split(branch, bound, clash);
  }

  private flow(): boolean {
    const { tree, options } = this.network;
    const never = 4 * POINT * (this.weight + 1001);
    options.forEach(({ startup, slot, arc }, at) => {
      tree.cost[arc] = this.steps[startup * this.hours.slots + slot]! + (this.forbidden[at] === 1 ? never : 0);
    });
    setPotentials(tree);
    this.flows++;
    return optimise(tree, this.hooks, null);
  }

  /** A timetable costs more than a flow: every fifth flow, and those that hardly clash. */
  private isWorthRepair(clashes: number): boolean {
    return clashes <= CLOSE || this.flows % REPAIR_EVERY === 1;
  }

  private consider(held: readonly Option[]): boolean {
    const found = timetable(this.hours, this.choices, held);
    const { objective } = worthOf(found, this.weight);
    if (objective <= this.bestWorth) return false;
    [this.best, this.bestWorth] = [found, objective];
    return true;
  }

  /** Either the meeting does not take place in that slot, or nothing else of that startup does. */
  private split(branch: Branch, bound: number, clash: readonly Option[]): Branch[] {
    const { options } = this.network;
    const pivot =
      clash[0] ??
      meetingsOf(this.network).find(({ startup, slot }) => this.steps[startup * this.hours.slots + slot]! > 0);
    if (!pivot) {
      this.stuck = Math.max(this.stuck, bound);
      return [];
    }
    const own = options.indexOf(pivot);
    const others = options.flatMap(({ startup, slot }, at) =>
      startup === pivot.startup && slot === pivot.slot && at !== own ? [at] : [],
    );
    const fresh = others.filter((at) => this.forbidden[at] === 0);
    const children: Branch[] = [{ forbidden: [...branch.forbidden, own], bound }];
    if (fresh.length > 0) children.push({ forbidden: [...branch.forbidden, ...fresh], bound });
    return children;
  }
}
