/** Rows and columns of allowed pairs with demands; the plain flow problem behind "can it be done at all". */
export interface FlowInput {
  n: number;
  m: number;
  need: Int32Array;
  rowPtr: Int32Array;
  col: Int32Array;
  /** 1 where the arc may be used; null = all. */
  allowed: Uint8Array | null;
}

export interface FlowState {
  chosen: Uint8Array;
  load: Int32Array;
  unmet: Int32Array;
}

/** Arcs by judge: those of judge j stand at colPtr[j] .. colPtr[j + 1] - 1 of `arc`; `row` is the application of an arc. */
export interface Columns {
  colPtr: Int32Array;
  arc: Int32Array;
  row: Int32Array;
}

/** Transposes the rows; O(arcs). */
export function columnsOf({ n, m, rowPtr, col }: FlowInput): Columns {
  const colPtr = new Int32Array(m + 1);
  for (let a = 0; a < col.length; a++) colPtr[col[a]! + 1]!++;
  for (let j = 0; j < m; j++) colPtr[j + 1]! += colPtr[j]!;
  const at = colPtr.slice();
  const arc = new Int32Array(col.length);
  const row = new Int32Array(col.length);
  for (let i = 0; i < n; i++) {
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      row[a] = i;
      arc[at[col[a]!]!++] = a;
    }
  }
  return { colPtr, arc, row };
}

export function emptyFlow({ m, need, col }: FlowInput): FlowState {
  return { chosen: new Uint8Array(col.length), load: new Int32Array(m), unmet: need.slice() };
}

/**
 * Fills unmet seats as far as the capacities of the judges allow (Dinic: shortest augmenting paths in layers, at most
 * O(sqrt(nodes)) layers on unit arcs). Loads never fall, so a flow that meets minima keeps meeting them.
 */
export function fillSeats(input: FlowInput, columns: Columns, state: FlowState, cap: Int32Array): void {
  for (;;) {
    const layers = layersOf(input, columns, state, cap);
    if (!layers.reached) return;
    const search = new Augmenter(input, columns, state, cap, layers);
    for (let i = 0; i < input.n; i++) while (state.unmet[i]! > 0 && search.augmentFrom(i));
  }
}

export interface Layers {
  application: Int32Array;
  judge: Int32Array;
  /** Some judge with room is reached. */
  reached: boolean;
}

/** Breadth-first layers from the applications with empty seats; -1 = not reached. Stops at the first layer with room. */
export function layersOf(input: FlowInput, columns: Columns, state: FlowState, cap: Int32Array): Layers {
  const { n, m, rowPtr, col, allowed } = input;
  const application = new Int32Array(n).fill(-1);
  const judge = new Int32Array(m).fill(-1);
  let layer: number[] = [];
  for (let i = 0; i < n; i++) {
    if (state.unmet[i]! <= 0) continue;
    application[i] = 0;
    layer.push(i);
  }
  let reached = false;
  for (let depth = 1; layer.length > 0 && !reached; depth += 2) {
    const next: number[] = [];
    for (const i of layer) {
      for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
        const j = col[a]!;
        if (judge[j]! >= 0 || state.chosen[a] === 1 || allowed?.[a] === 0) continue;
        judge[j] = depth;
        if (state.load[j]! < cap[j]!) reached = true;
        for (let p = columns.colPtr[j]!; p < columns.colPtr[j + 1]!; p++) {
          const back = columns.arc[p]!;
          const other = columns.row[back]!;
          if (state.chosen[back] === 0 || application[other]! >= 0) continue;
          application[other] = depth + 1;
          next.push(other);
        }
      }
    }
    layer = next;
  }
  return { application, judge, reached };
}

/** Depth-first search through the layers; pointers never go back within one phase. */
class Augmenter {
  private readonly rowAt: Int32Array;
  private readonly colAt: Int32Array;
  private readonly forward: number[] = [];
  private readonly back: number[] = [];

  constructor(
    private readonly input: FlowInput,
    private readonly columns: Columns,
    private readonly state: FlowState,
    private readonly cap: Int32Array,
    private readonly layers: Layers,
  ) {
    this.rowAt = input.rowPtr.slice();
    this.colAt = columns.colPtr.slice();
  }

  augmentFrom(source: number): boolean {
    const { columns, state, layers } = this;
    let depth = 0;
    let i = source;
    for (;;) {
      const arc = this.nextForward(i);
      if (arc < 0) {
        layers.application[i] = -1;
        if (depth === 0) return false;
        depth--;
        i = columns.row[this.forward[depth]!]!;
        continue;
      }
      this.forward[depth] = arc;
      const j = this.input.col[arc]!;
      if (state.load[j]! < this.cap[j]!) {
        this.apply(source, j, depth);
        return true;
      }
      const back = this.nextBack(j);
      if (back < 0) {
        layers.judge[j] = -1;
        continue;
      }
      this.back[depth++] = back;
      i = columns.row[back]!;
    }
  }

  private nextForward(i: number): number {
    const { input, state, layers, rowAt } = this;
    const wanted = layers.application[i]! + 1;
    for (; rowAt[i]! < input.rowPtr[i + 1]!; rowAt[i]!++) {
      const a = rowAt[i]!;
      if (state.chosen[a] === 0 && layers.judge[input.col[a]!] === wanted && input.allowed?.[a] !== 0) return a;
    }
    return -1;
  }

  private nextBack(j: number): number {
    const { columns, state, layers, colAt } = this;
    const wanted = layers.judge[j]! + 1;
    for (; colAt[j]! < columns.colPtr[j + 1]!; colAt[j]!++) {
      const a = columns.arc[colAt[j]!]!;
      if (state.chosen[a] === 1 && layers.application[columns.row[a]!] === wanted) return a;
    }
    return -1;
  }

  private apply(source: number, target: number, depth: number): void {
    const { state } = this;
    for (let d = 0; d <= depth; d++) state.chosen[this.forward[d]!] = 1;
    for (let d = 0; d < depth; d++) state.chosen[this.back[d]!] = 0;
    state.load[target]!++;
    state.unmet[source]!--;
  }
}
