/** Simulated reviews with a known truth, small enough for unit tests. */
export interface CohortShape {
  readonly applications: number;
  readonly reviewers: number;
  /** Reviews per application. */
  readonly reviews: number;
  readonly seed: number;
  readonly tracks?: number;
  /** Spread of leniency between tracks. */
  readonly trackSd?: number;
  /** Spread of log scale and of log noise between reviewers. */
  readonly scaleLogSd?: number;
  readonly noiseLogSd?: number;
}

export interface SimulatedReview {
  application: string;
  reviewer: string;
  score: number;
  track?: string;
}

/** Seeded uniform numbers (mulberry32). */
export function uniformStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function normalStream(seed: number): () => number {
  const uniform = uniformStream(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Reviewers picked by chance, or within the application's track where there are tracks; scores unrounded. */
export function simulateCohort(shape: CohortShape): { rows: SimulatedReview[]; quality: Map<string, number> } {
  const normal = normalStream(shape.seed);
  const tracks = shape.tracks ?? 0;
  const trackEffect = Array.from({ length: tracks }, () => (shape.trackSd ?? 0) * normal());
  const reviewers = Array.from({ length: shape.reviewers }, (_, j) => ({
    leniency: 0.4 * normal() + (tracks > 0 ? trackEffect[j % tracks]! : 0),
    scale: Math.exp((shape.scaleLogSd ?? 0) * normal()),
    noise: 0.6 * Math.exp((shape.noiseLogSd ?? 0) * normal()),
  }));
  const quality = new Map<string, number>();
  const rows: SimulatedReview[] = [];
  const uniform = uniformStream(shape.seed + 1000);
  const pick = (i: number): Set<number> => {
    const picked = new Set<number>();
    const own = Math.max(1, tracks);
    const perTrack = Math.floor(shape.reviewers / own);
    while (picked.size < shape.reviews) picked.add((i % own) + own * Math.floor(uniform() * perTrack));
    return picked;
  };
  for (let i = 0; i < shape.applications; i++) {
    const application = `a${String(i).padStart(4, '0')}`;
    quality.set(application, 0.7 * normal());
    for (const j of pick(i)) {
      const { leniency, scale, noise } = reviewers[j]!;
      const score = 3 + leniency + scale * quality.get(application)! + noise * normal();
      const track = tracks > 0 ? { track: `t${i % tracks}` } : {};
      rows.push({ application, reviewer: `r${String(j).padStart(4, '0')}`, score, ...track });
    }
  }
  return { rows, quality };
}
