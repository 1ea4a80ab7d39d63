import { DEFAULT_SERVED_WEIGHT, type OfficeHours } from './office-hours.js';
import { POINT, worthOf, type OfficeNetwork, type Option } from './office-network.js';
import { solveMaster, type MasterColumn } from './small-lp.js';

/** First reach of a step, in thousands of points. */
const FIRST_REACH = 0.1;

/**
 * Multipliers of the rules "one meeting per startup and slot", in costs of the network. They move from the best ones known
 * to those of the best mixture of flows (Dantzig-Wolfe master), at most `reach` in each rule: wider after a step that
 * lowered the bound as promised, narrower after one that did not.
 */
export class Multipliers {
  private readonly rules: number[] = [];
  private readonly columns: (MasterColumn & { uses: Map<number, number> })[] = [];
  private readonly best = new Map<number, number>();
  private bestRaw = Infinity;
  private raw = Infinity;
  private reach = FIRST_REACH;

  constructor(
    private readonly hours: OfficeHours,
    private readonly network: OfficeNetwork,
    private readonly steps: Float64Array,
  ) {
    steps.forEach((step, rule) => {
      if (step > 0) this.rules.push(rule);
    });
  }

  /** Bound by the flow just computed: its value plus all multipliers, rounded down to whole points. */
  bound(): number {
    const { tree, offered } = this.network;
    let cost = 0;
    for (let arc = 0; arc < tree.arcs; arc++) cost += tree.flow[arc]! * tree.cost[arc]!;
    this.raw = POINT * offered - cost + this.steps.reduce((sum, step) => sum + step, 0);
    return Math.floor(this.raw / POINT);
  }

  /** Meetings beyond the first of a startup in a slot. */
  clash(held: readonly Option[]): Option[] {
    const seen = new Set<number>();
    return held.filter((option) => {
      const rule = this.rule(option);
      if (seen.has(rule)) return true;
      seen.add(rule);
      return false;
    });
  }

  /** Takes a set of meetings into the mixture. */
  remember(held: readonly Option[]): void {
    const uses = new Map<number, number>();
    for (const option of held) uses.set(this.rule(option), (uses.get(this.rule(option)) ?? 0) + 1);
    for (const [rule, count] of uses) if (count > 1 && !this.rules.includes(rule)) this.rules.push(rule);
    const { servedWeight = DEFAULT_SERVED_WEIGHT } = this.hours;
    this.columns.push({ gain: worthOf(held, servedWeight).objective / 1000, uses, rows: new Float64Array(0) });
  }

  /** Moves on after the flow just computed; false when nothing changes any more. */
  next(held: readonly Option[]): boolean {
    if (this.raw < this.bestRaw) {
      if (Number.isFinite(this.bestRaw)) this.reach *= 1.5;
      this.bestRaw = this.raw;
      for (const rule of this.rules) this.best.set(rule, this.steps[rule]!);
    } else this.reach = Math.max(this.reach * 0.8, 1e-3);
    this.remember(held);
    for (const column of this.columns) this.extend(column);
    const centre = Float64Array.from(this.rules, (rule) => (this.best.get(rule) ?? 0) / (1000 * POINT));
    const low = centre.map((mu) => Math.max(mu - this.reach, 0));
    const high = centre.map((mu) => mu + this.reach);
    const { multipliers } = solveMaster(this.columns, low, high);
    return this.move(multipliers);
  }

  /** Coefficients for rules that have joined since. */
  private extend(column: MasterColumn & { uses: Map<number, number> }): void {
    const known = column.rows.length;
    if (known === this.rules.length) return;
    const rows = new Float64Array(this.rules.length);
    rows.set(column.rows);
    for (let at = known; at < rows.length; at++) rows[at] = (column.uses.get(this.rules[at]!) ?? 0) - 1;
    column.rows = rows;
  }

  private move(multipliers: Float64Array): boolean {
    let moved = false;
    this.rules.forEach((rule, at) => {
      const step = Math.round(multipliers[at]! * 1000 * POINT);
      if (step === this.steps[rule]) return;
      this.steps[rule] = step;
      moved = true;
    });
    return moved;
  }

  private rule({ startup, slot }: Option): number {
    return startup * this.hours.slots + slot;
  }
}
