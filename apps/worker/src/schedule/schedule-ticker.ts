import type { EntityManager } from '@mikro-orm/postgresql';
import type { Complain } from '#messaging';
import type { Schedule } from './schedules.js';

/** Runs each schedule at its interval; among several workers only one at a time runs the same schedule. */
export class ScheduleTicker {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  constructor(
    private readonly em: EntityManager,
    private readonly schedules: readonly Schedule[],
    private readonly complain: Complain,
  ) {}

  start(): void {
    for (const schedule of this.schedules) this.await(schedule);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private await(schedule: Schedule): void {
    if (this.stopped) return;
    this.timers.set(
      schedule.name,
      setTimeout(() => this.tick(schedule), schedule.everyMs),
    );
  }

  private tick(schedule: Schedule): void {
    const run = this.runAlone(schedule).then(() => {
      this.running.delete(run);
      this.await(schedule);
    });
    this.running.add(run);
  }

  private async runAlone(schedule: Schedule): Promise<void> {
    try {
      await this.em.fork().transactional(async (em) => {
        const [lock] = await em.execute<{ free: boolean }[]>('select pg_try_advisory_xact_lock(hashtext(?)) as free', [
          `schedule ${schedule.name}`,
        ]);
        if (lock?.free) await schedule.run();
      });
    } catch (cause) {
      this.complain(`The schedule ${schedule.name} failed; it runs again at its next time.`, cause);
    }
  }
}
