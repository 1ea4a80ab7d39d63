import type { ScoringStage } from '#scoring';

/** Processor time of one run by stage, in ms of the thread that computes. */
export interface StageTimes {
  readonly total: number;
  readonly byStage: Readonly<Record<ScoringStage, number>>;
}

const stages: ScoringStage[] = ['prepare', 'fit', 'level2', 'intervals', 'draws', 'agreement', 'report'];

/** Node 22 cannot tell threads apart: there the whole process counts. */
const processorClock: () => NodeJS.CpuUsage = Object.hasOwn(process, 'threadCpuUsage')
  ? () => process.threadCpuUsage()
  : () => process.cpuUsage();

/** Processor time of this thread so far, in ms. */
export function threadCpuMs(): number {
  const { user, system } = processorClock();
  return (user + system) / 1000;
}

/** Stands between the engine, which has no clock, and the processor clock. */
export class StageClock {
  private readonly spent = new Map<ScoringStage, number>();
  private readonly began = threadCpuMs();
  private current: ScoringStage | null = null;
  private since = this.began;

  enter(stage: ScoringStage): void {
    this.close();
    this.current = stage;
  }

  finish(): StageTimes {
    this.close();
    this.current = null;
    const byStage = Object.fromEntries(stages.map((stage) => [stage, this.spent.get(stage) ?? 0]));
    return { total: this.since - this.began, byStage: byStage as Record<ScoringStage, number> };
  }

  private close(): void {
    const now = threadCpuMs();
    if (this.current) this.spent.set(this.current, (this.spent.get(this.current) ?? 0) + now - this.since);
    this.since = now;
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
