// Instances for the benchmark: integers only, same seed = same bytes, nothing read from outside.
//
// Topics have Zipf popularity (weight 1 / rank). A judge knows 3 topics at level 60..100 and the others at 0..20; an
// application has a main and a second topic. affinity = 5500 level(main) + 2500 level(second) + noise below 200,000,
// capped at 1,000,000. 1 % of the pairs are conflicts. Mean load = sum of k / m; hi = about 115 %, lo = about 65 % of
// it, each varied by +-20 %. Sparse instances: 60 % of the candidates know one of the topics, the rest is anybody.

/** Numbers in [0, limit): xorshift32, the same everywhere. */
export function generator(seed) {
  let state = seed >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
}

/** Draws topics by popularity. */
function zipf(random, topics) {
  const bounds = [];
  let sum = 0;
  for (let t = 1; t <= topics; t++) bounds.push((sum += Math.floor(100_000 / t)));
  return () => {
    const draw = random(sum);
    return bounds.findIndex((bound) => draw < bound);
  };
}

/**
 * @param {{ kind: 'review'|'mentoring', n: number, m: number, k: number, candidates?: number, seed: number, ids?: boolean }} size
 *   `candidates` = allowed judges per application; without it all pairs
 * @returns an instance in typed arrays
 */
export function generate({ kind, n, m, k, candidates, seed }) {
  const random = generator(seed);
  const topics = Math.max(8, Math.round(Math.sqrt(m)));
  const draw = zipf(random, topics);
  const level = new Uint8Array(m * topics).map(() => random(21));
  const knows = Array.from({ length: topics }, () => []);
  for (let j = 0; j < m; j++) {
    const own = new Set();
    while (own.size < 3) own.add(draw());
    for (const t of own) {
      level[j * topics + t] = 60 + random(41);
      knows[t].push(j);
    }
  }
  const rows = [];
  for (let i = 0; i < n; i++) {
    const main = draw();
    const second = draw();
    const judges = candidates === undefined ? everybody(m) : someOf(random, m, candidates, knows[main], knows[second]);
    rows.push(row(random, judges, (j) => 5500 * level[j * topics + main] + 2500 * level[j * topics + second]));
  }
  return assemble({ kind, n, m, k, random, rows });
}

function everybody(m) {
  return Int32Array.from({ length: m }, (_, j) => j);
}

function someOf(random, m, candidates, first, second) {
  const chosen = new Set();
  const wanted = Math.floor(candidates * 0.6);
  for (let tries = 0; chosen.size < wanted && tries < 4 * wanted; tries++) {
    const list = tries % 3 === 2 ? second : first;
    if (list.length > 0) chosen.add(list[random(list.length)]);
  }
  while (chosen.size < candidates) chosen.add(random(m));
  return Int32Array.from(chosen).sort();
}

function row(random, judges, affinity) {
  const col = [];
  const w = [];
  for (const j of judges) {
    const noise = random(200_000);
    if (random(100) === 0) continue;
    col.push(j);
    w.push(Math.min(affinity(j) + noise, 1_000_000));
  }
  return { col, w };
}

function assemble({ kind, n, m, k, random, rows }) {
  const rowPtr = new Int32Array(n + 1);
  rows.forEach(({ col }, i) => (rowPtr[i + 1] = rowPtr[i] + col.length));
  const col = new Int32Array(rowPtr[n]);
  const w = new Int32Array(rowPtr[n]);
  rows.forEach((entry, i) => {
    col.set(entry.col, rowPtr[i]);
    w.set(entry.w, rowPtr[i]);
  });
  const seats = new Int32Array(n).map(() => (kind === 'review' ? k : 1 + random(k)));
  const mean = seats.reduce((sum, one) => sum + one, 0) / m;
  const vary = (share) => Math.floor((mean * share * (80 + random(41))) / 100);
  const hi = new Int32Array(m).map(() => Math.max(1, vary(kind === 'review' ? 1.15 : 0.9) + 1));
  const lo = new Int32Array(m).map((_, j) => (kind === 'review' ? Math.min(vary(0.65), hi[j]) : 0));
  return { kind, n, m, k: seats, lo, hi, rowPtr, col, w };
}
