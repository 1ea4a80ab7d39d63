// The cases of the benchmark, by the sizes of the design. `share` = goal for solve time beside LEMON's run().
export const solves = [
  { name: '500 x 60, all pairs', size: { kind: 'review', n: 500, m: 60, k: 4, seed: 5 }, share: 5 },
  { name: '5,000 x 400, all pairs', size: { kind: 'review', n: 5000, m: 400, k: 3, seed: 6 }, share: 0.95 },
  {
    name: '20,000 x 2,000, 100 each',
    size: { kind: 'review', n: 20_000, m: 2000, k: 3, candidates: 100, seed: 7 },
    share: 1,
  },
  {
    name: '100,000 x 10,000, 50 each',
    size: { kind: 'review', n: 100_000, m: 10_000, k: 3, candidates: 50, seed: 8 },
    share: 0.65,
    memory: 0.41,
    large: true,
  },
  {
    name: 'mentoring 10,000 x 2,000, 150 each',
    size: { kind: 'mentoring', n: 10_000, m: 2000, k: 3, candidates: 150, seed: 9 },
    share: 0.85,
  },
];

export const fairness = [
  { name: '500 x 60, all pairs', size: { kind: 'review', n: 500, m: 60, k: 4, seed: 5 } },
  { name: '1,600 x 90, all pairs', size: { kind: 'review', n: 1600, m: 90, k: 3, seed: 11 } },
  { name: '10,000 x 400, 35 each', size: { kind: 'review', n: 10_000, m: 400, k: 3, candidates: 35, seed: 11 } },
];

export const rematchSize = { kind: 'review', n: 20_000, m: 2000, k: 3, candidates: 100, seed: 7 };
export const quotaSize = { kind: 'review', n: 500, m: 60, k: 4, seed: 5 };
export const officeSizes = [
  [60, 20, 6],
  [200, 50, 8],
  [600, 120, 10],
];
