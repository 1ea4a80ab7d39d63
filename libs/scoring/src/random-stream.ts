/** Layers of the ziggurat, where its tail begins, and the area of one layer (Marsaglia & Tsang 2000). */
const LAYERS = 128;
const TAIL = 3.442619855899;
const AREA = 9.91256303526217e-3;
/** The signed integers that pick a point in a layer have 25 bits; the layer's number has the other 7. */
const RANGE = 2 ** 24;

const ziggurat = zigguratTables();

function zigguratTables() {
  const edge = new Float64Array(LAYERS + 1);
  const height = new Float64Array(LAYERS + 1);
  const density = (x: number) => Math.exp(-0.5 * x * x);
  edge[0] = AREA / density(TAIL);
  edge[1] = TAIL;
  for (let i = 1; i < LAYERS; i++) {
    height[i] = density(edge[i]!);
    const above = height[i]! + AREA / edge[i]!;
    edge[i + 1] = i + 1 < LAYERS ? Math.sqrt(-2 * Math.log(above)) : 0;
  }
  height[LAYERS] = 1;
  /** Whole numbers below this lie under the curve for certain. */
  const inside = Int32Array.from({ length: LAYERS }, (_, i) => Math.floor((edge[i + 1]! / edge[i]!) * RANGE));
  return { edge, height, inside, width: edge.map((x) => x / RANGE) };
}

/**
 * Seeded stream of uniform and normal numbers: sfc32 (Doty-Humphrey, PractRand; 128-bit state), 12 numbers warm-up.
 * The same seed gives the same numbers on every machine.
 */
export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

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

  /** Standard normal by the ziggurat method, layer and point from separate bits. */
  normal(): number {
    for (;;) {
      const bits = this.next32();
      const layer = bits & (LAYERS - 1);
      const point = (bits | 0) >> 7;
      const x = point * ziggurat.width[layer]!;
      if (Math.abs(point) < ziggurat.inside[layer]!) return x;
      if (layer === 0) return this.tail(x < 0 ? -1 : 1);
      const low = ziggurat.height[layer]!;
      const high = ziggurat.height[layer + 1]!;
      if (low + this.uniform() * (high - low) < Math.exp(-0.5 * x * x)) return x;
    }
  }

  /** Beyond the last layer (Marsaglia 1964). */
  private tail(side: number): number {
    for (;;) {
      const x = -Math.log(this.uniform()) / TAIL;
      const y = -Math.log(this.uniform());
      if (2 * y > x * x) return side * (TAIL + x);
    }
  }

  /** Gamma with this shape and rate 1, by Marsaglia & Tsang (2000). */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * this.uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const cube = (1 + c * x) ** 3;
      if (cube <= 0) continue;
      if (Math.log(this.uniform()) < 0.5 * x * x + d - d * cube + d * Math.log(cube)) return d * cube;
    }
  }

  inverseGamma(shape: number, rate: number): number {
    return rate / this.gamma(shape);
  }

  /** Index drawn with chances proportional to exp(logWeight). */
  choice(logWeights: readonly number[]): number {
    const most = Math.max(...logWeights);
    const weights = logWeights.map((weight) => Math.exp(weight - most));
    let left = this.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let k = 0; k < weights.length - 1; k++) {
      left -= weights[k]!;
      if (left < 0) return k;
    }
    return weights.length - 1;
  }

  fillNormal(out: Float64Array): void {
    for (let i = 0; i < out.length; i++) out[i] = this.normal();
  }
}
