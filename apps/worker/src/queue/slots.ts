/** Lets so many pieces of work go on side by side; the others wait in the order in which they came. */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Does the work once there is room. @throws what the work throws */
  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((begin) => this.waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  /** Lets everything that waits, or comes later, begin at once: for work that asks first whether it still should. */
  open(): void {
    this.free = Infinity;
    for (const begin of this.waiting.splice(0)) begin();
  }
}
