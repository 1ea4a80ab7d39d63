/**
 * Seeded stream of uniform and normal numbers: sfc32 (Doty-Humphrey, PractRand; 128-bit state), 12 numbers warm-up.
 * The same seed gives the same numbers on every machine, except for the last bits of Math.log and Math.cos.
 */
export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private spare: number | null = null;

  constructor(seed: number) {
    this.a = 0x9e3779b9 | 0;
    this.b = seed | 0;
    this.c = Math.floor(seed / 4294967296) | 0;
    for (let i = 0; i < 12; i++) this.next32();
  }

  private next32(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform in (0, 1), never 0. */
  uniform(): number {
    return (this.next32() + 0.5) / 4294967296;
  }

  /** Fair -1 or +1. */
  sign(): number {
    return (this.next32() & 1) === 0 ? -1 : 1;
  }

  /** Standard normal by Box & Muller (1958). */
  normal(): number {
    if (this.spare !== null) {
      const kept = this.spare;
      this.spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  fillNormal(out: Float64Array): void {
    for (let i = 0; i < out.length; i++) out[i] = this.normal();
  }
}
