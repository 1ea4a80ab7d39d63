/** A column of the master problem: what it earns, and one coefficient per row (absent = 0). */
export interface MasterColumn {
  gain: number;
  rows: Float64Array;
}

export interface MasterSolution {
  /** Optimal multipliers of the rows, >= 0. */
  multipliers: Float64Array;
  value: number;
}

const TINY = 1e-9;

/**
 * Maximises sum gain_t x_t subject to sum rows_t[r] x_t <= 0 for every row r, sum x_t = 1, x >= 0: a mixture of known
 * solutions, whose multipliers are kept within low_r .. high_r (a unit of room in row r earns low_r, a unit of breach
 * costs high_r). Dense tableau simplex in floating point, for tens of rows and up to some hundred columns; only used to
 * choose multipliers, never as a proof.
 */
export function solveMaster(columns: readonly MasterColumn[], low: Float64Array, high: Float64Array): MasterSolution {
  const rows = low.length;
  const table = new Tableau(columns, low, high);
  for (let step = 0; step < 50 * (rows + columns.length + 10) && table.pivot(step); step++);
  return table.read();
}

/** Columns: given ones, then one slack per row (earns low), then one relief per row (costs high). The first one starts as basic. */
class Tableau {
  private readonly rows: number;
  private readonly width: number;
  private readonly cells: Float64Array[];
  private readonly basis: Int32Array;
  private readonly cost: Float64Array;
  /** Columns of the pivot row that are not 0. */
  private readonly filled: Int32Array;

  constructor(
    private readonly columns: readonly MasterColumn[],
    private readonly low: Float64Array,
    high: Float64Array,
  ) {
    const rows = low.length;
    this.rows = rows;
    const given = columns.length;
    this.width = given + 2 * rows + 1;
    this.cells = Array.from({ length: rows + 1 }, () => new Float64Array(this.width));
    this.basis = new Int32Array(rows + 1);
    this.cost = new Float64Array(this.width);
    this.filled = new Int32Array(this.width);
    const convexity = this.cells[rows]!;
    columns.forEach(({ gain, rows: entries }, t) => {
      this.cost[t] = -gain;
      for (let r = 0; r < rows; r++) this.cells[r]![t] = entries[r] ?? 0;
      convexity[t] = 1;
    });
    convexity[this.width - 1] = 1;
    for (let r = 0; r < rows; r++) {
      this.cells[r]![given + r] = 1;
      this.cells[r]![given + rows + r] = -1;
      this.cost[given + r] = -low[r]!;
      this.cost[given + rows + r] = high[r]!;
    }
    for (let r = 0; r < rows; r++) {
      const needsRelief = (columns[0]?.rows[r] ?? 0) > 0;
      this.basis[r] = needsRelief ? given + rows + r : given + r;
    }
    this.eliminate(rows, 0);
    for (let r = 0; r < rows; r++) this.eliminate(r, this.basis[r]!);
  }

  /** One pivot; false at the optimum. Dantzig's rule, later Bland's against cycling. */
  pivot(step: number): boolean {
    const entering = this.entering(step > 200 + 5 * this.rows);
    if (entering < 0) return false;
    let leaving = -1;
    let ratio = Infinity;
    for (let r = 0; r <= this.rows; r++) {
      const cell = this.cells[r]![entering]!;
      if (cell <= TINY) continue;
      const limit = this.cells[r]![this.width - 1]! / cell;
      if (limit < ratio - TINY || (limit < ratio + TINY && leaving >= 0 && this.basis[r]! < this.basis[leaving]!)) {
        ratio = limit;
        leaving = r;
      }
    }
    if (leaving < 0) return false;
    this.eliminate(leaving, entering);
    return true;
  }

  read(): MasterSolution {
    const multipliers = new Float64Array(this.rows);
    for (let r = 0; r < this.rows; r++)
      multipliers[r] = Math.max(this.low[r]! + this.cost[this.columns.length + r]!, 0);
    return { multipliers, value: this.cost[this.width - 1]! };
  }

  private entering(first: boolean): number {
    let best = -1;
    let least = -TINY;
    for (let c = 0; c < this.width - 1; c++) {
      if (this.cost[c]! >= least) continue;
      best = c;
      if (first) return best;
      least = this.cost[c]!;
    }
    return best;
  }

  /** Makes `column` basic in `row`. */
  private eliminate(row: number, column: number): void {
    const pivotRow = this.cells[row]!;
    const scale = 1 / pivotRow[column]!;
    const { filled } = this;
    let count = 0;
    for (let c = 0; c < this.width; c++) {
      if (pivotRow[c] === 0) continue;
      pivotRow[c]! *= scale;
      filled[count++] = c;
    }
    for (let r = 0; r <= this.cells.length; r++) {
      const other = this.cells[r] ?? this.cost;
      const factor = other[column]!;
      if (other === pivotRow || factor === 0) continue;
      for (let at = 0; at < count; at++) other[filled[at]!]! -= factor * pivotRow[filled[at]!]!;
    }
    this.basis[row] = column;
  }
}
