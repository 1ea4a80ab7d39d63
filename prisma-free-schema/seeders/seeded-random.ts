/** FNV-1a of a text, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/**
 * A stream of numbers that is the same on every machine for the same words (sfc32, Doty-Humphrey, PractRand). Each part
 * of the sample world has a stream of its own, so that a change in one part does not move the others. Nothing in it
 * calls a function whose last bits differ between machines.
 *
 * @example new SeededRandom('semai-demo-1', 'teams').int(2, 4)
 */
export class SeededRandom {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(...words: readonly string[]) {
    const text = words.join('\u001f');
    this.a = hashOf(text);
    this.b = hashOf(`${text}|b`);
    this.c = hashOf(`${text}|c`);
    for (let i = 0; i < 12; i++) this.next();
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return this.next() / 4294967296;
  }

  /** Mean 0 and standard deviation 1, from twelve uniform numbers: additions only, so every machine agrees. */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.uniform();
    return sum;
  }

  /** A whole number from `lowest` to `highest`, both included. */
  int(lowest: number, highest: number): number {
    return lowest + Math.floor(this.uniform() * (highest - lowest + 1));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.int(0, list.length - 1)];
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found;
  }

  /** One of the keys, each as likely as its weight says. */
  pickBy<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.uniform() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return entries.at(-1)![0];
  }

  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const deck = [...list];
    for (let i = deck.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [deck[i], deck[j]] = [deck[j]!, deck[i]!];
    }
    return deck;
  }

  /** So many of the list, none twice. */
  some<T>(list: readonly T[], count: number): T[] {
    return this.shuffled(list).slice(0, count);
  }

  private next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return sum >>> 0;
  }
}
