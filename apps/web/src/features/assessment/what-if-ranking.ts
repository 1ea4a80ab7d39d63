/** One application in the parts of its score, as the run kept them. */
export interface RowInParts {
  readonly resultId: string;
  readonly number: string;
  readonly name: string;
  readonly rank: number;
  readonly calibrated: number;
  readonly sd: number | null;
  readonly parts: readonly number[];
}

/** Where an application would stand. */
export interface TriedRow extends RowInParts {
  readonly triedRank: number;
  readonly tried: number;
  /** Chance of a place, 0 to 1; none where the run has no errors of prediction. */
  readonly chance: number | null;
  readonly wasIn: boolean;
  readonly isIn: boolean;
}

export interface Trial {
  /** From the best down. */
  readonly rows: readonly TriedRow[];
  readonly entered: readonly TriedRow[];
  readonly left: readonly TriedRow[];
}

/** Weights to shares that sum to 1; all 0 counts as all alike. Example: [1, 3] gives [.25, .75]. */
export function sharesOf(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum > 0 ? weight / sum : 1 / weights.length));
}

/** Normal distribution function, by a series good to 1e-7 (Abramowitz & Stegun 26.2.17). */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const outside = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
  return z > 0 ? 1 - outside : outside;
}

/**
 * The cut at which as many are expected inside as there are places. It lies above the middle between the last inside
 * and the first outside: among many doubtful ones some are better than they look. Everybody fits: minus infinity.
 */
function fairCut(rows: readonly { readonly score: number; readonly sd: number | null }[], quota: number): number {
  if (rows.length <= quota) return -Infinity;
  const expected = (cut: number) =>
    rows.reduce((sum, { score, sd }) => sum + (sd ? normalShare((score - cut) / sd) : Number(score >= cut)), 0);
  let [low, high] = [-1e3, 1e3];
  for (let halving = 0; halving < 50; halving++) {
    const middle = (low + high) / 2;
    if (expected(middle) > quota) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The ranking under other weights and another quota. A score moves by what the shares changed, times the calibrated
 * scores of the criteria: exact for the linear levels at the variances of the run. The chance takes each score as
 * independent around a fixed cut, set so that the chances sum to the quota.
 */
export function tryRanking(
  rows: readonly RowInParts[],
  before: { readonly weights: readonly number[]; readonly quota: number },
  after: { readonly weights: readonly number[]; readonly quota: number },
): Trial {
  const [old, tried] = [sharesOf(before.weights), sharesOf(after.weights)];
  const scored = rows
    .map((row) => ({
      row,
      score: row.calibrated + row.parts.reduce((sum, part, at) => sum + ((tried[at] ?? 0) - (old[at] ?? 0)) * part, 0),
    }))
    .toSorted((a, b) => b.score - a.score || a.row.rank - b.row.rank || (a.row.number < b.row.number ? -1 : 1));
  const cut = fairCut(
    scored.map(({ row, score }) => ({ score, sd: row.sd })),
    after.quota,
  );
  const placed = scored.map(({ row, score }, at) => ({
    ...row,
    triedRank: at + 1,
    tried: score,
    chance: row.sd === null || row.sd === 0 ? null : normalShare((score - cut) / row.sd),
    wasIn: row.rank <= before.quota,
    isIn: at < after.quota,
  }));
  return {
    rows: placed,
    entered: placed.filter(({ wasIn, isIn }) => isIn && !wasIn),
    left: placed.filter(({ wasIn, isIn }) => wasIn && !isIn),
  };
}
