/** Rows of a sparse pattern whose columns form cliques: all columns of one row are neighbours of each other. */
export interface Cliques {
  readonly count: number;
  readonly pointer: Int32Array;
  readonly member: Int32Array;
}

/** Columns eliminated together: each has the later ones and `below` in its part of the factor. */
export interface Supernode {
  readonly columns: readonly number[];
  readonly below: readonly number[];
}

export interface FillOrder {
  readonly supernodes: readonly Supernode[];
  /** Columns left over once what remains is (nearly) full. */
  readonly tail: readonly number[];
}

/** What remains counts as full when its least degree reaches this share of it. */
const FULL_SHARE = 0.7;
const SMALLEST_TAIL = 24;

/**
 * Minimum degree order of the matrix whose pattern is the union of cliques, with the pattern of its Cholesky factor.
 * Quotient graph with approximate degrees, element absorption, mass elimination and merging of indistinguishable
 * columns (George & Liu 1989; Amestoy, Davis & Duff 1996). The cliques are the elements to begin with, so that the
 * pattern itself is never formed. Ties go to the column that entered its degree last: deterministic.
 */
export function fillReducingOrder(columns: number, cliques: Cliques): FillOrder {
  const graph = new QuotientGraph(columns, cliques);
  const supernodes: Supernode[] = [];
  while (graph.remaining > SMALLEST_TAIL) {
    const pivot = graph.leastDegree();
    if (graph.degree[pivot]! + graph.weight[pivot]! >= FULL_SHARE * graph.remaining) break;
    supernodes.push(graph.eliminate(pivot));
  }
  return { supernodes, tail: graph.left() };
}

class QuotientGraph {
  remaining: number;
  readonly degree: Int32Array;
  /** Number of original columns a column stands for; 0 once eliminated or merged. */
  readonly weight: Int32Array;
  private readonly merged: number[][];
  private readonly elementsOf: number[][];
  private readonly members: (number[] | null)[] = [];
  private readonly size: number[] = [];
  private readonly outside: number[] = [];
  private readonly outsideStamp: number[] = [];
  private readonly stamp: Int32Array;
  private clock = 0;
  private readonly buckets: DegreeBuckets;

  constructor(
    private readonly columns: number,
    cliques: Cliques,
  ) {
    this.remaining = columns;
    this.degree = new Int32Array(columns);
    this.weight = new Int32Array(columns).fill(1);
    this.stamp = new Int32Array(columns);
    this.merged = Array.from({ length: columns }, (_, i) => [i]);
    this.elementsOf = Array.from({ length: columns }, () => []);
    for (let row = 0; row < cliques.count; row++) {
      const list = cliques.member.subarray(cliques.pointer[row]!, cliques.pointer[row + 1]!);
      if (list.length > 1) this.addElement(Array.from(list));
    }
    this.buckets = new DegreeBuckets(columns);
    for (let i = 0; i < columns; i++) {
      let degree = 0;
      for (const e of this.elementsOf[i]!) degree += this.size[e]! - 1;
      this.setDegree(i, Math.min(degree, columns - 1));
    }
  }

  leastDegree(): number {
    return this.buckets.first();
  }

  left(): number[] {
    const rest: number[] = [];
    for (let i = 0; i < this.columns; i++) if (this.weight[i]! > 0) rest.push(...this.merged[i]!);
    return rest.sort((a, b) => a - b);
  }

  eliminate(pivot: number): Supernode {
    const neighbours = this.uniteElements(pivot);
    this.buckets.remove(pivot);
    this.measureOutside(neighbours);
    const columns = this.retire(pivot);
    const { kept, identical } = this.updateNeighbours(neighbours);
    for (const i of identical) columns.push(...this.retire(i));
    this.mergeIndistinguishable(kept);
    const alive = kept.filter((i) => this.weight[i]! > 0);
    const element = this.addElement(alive, kept);
    for (const i of alive) {
      const wide = this.size[element]! - this.weight[i]!;
      this.setDegree(i, Math.min(this.remaining - this.weight[i]!, this.degree[i]! + wide));
    }
    return { columns, below: alive.flatMap((i) => this.merged[i]!) };
  }

  /** Takes a column out of the graph and returns the original columns it stands for. */
  private retire(i: number): number[] {
    this.remaining -= this.weight[i]!;
    this.weight[i] = 0;
    return this.merged[i]!.slice();
  }

  private addElement(members: number[], touched: readonly number[] = members): number {
    const element = this.members.push(members) - 1;
    this.size.push(members.reduce((sum, i) => sum + this.weight[i]!, 0));
    this.outside.push(0);
    this.outsideStamp.push(0);
    for (const i of touched) if (this.weight[i]! > 0) this.elementsOf[i]!.push(element);
    return element;
  }

  /** All columns that share an element with the pivot; those elements are absorbed. */
  private uniteElements(pivot: number): number[] {
    const now = ++this.clock;
    const union: number[] = [];
    this.stamp[pivot] = now;
    for (const e of this.elementsOf[pivot]!) {
      for (const i of this.members[e] ?? []) {
        if (this.weight[i] === 0 || this.stamp[i] === now) continue;
        this.stamp[i] = now;
        union.push(i);
      }
      this.members[e] = null;
    }
    return union;
  }

  /** outside[e] = weight of element e outside the neighbours. */
  private measureOutside(neighbours: readonly number[]): void {
    for (const i of neighbours) {
      for (const e of this.elementsOf[i]!) {
        if (this.members[e] === null) continue;
        if (this.outsideStamp[e] !== this.clock) {
          this.outsideStamp[e] = this.clock;
          this.outside[e] = this.size[e]!;
        }
        this.outside[e]! -= this.weight[i]!;
      }
    }
  }

  /** Drops absorbed elements from the neighbours' lists; a neighbour left without any goes along with the pivot. */
  private updateNeighbours(neighbours: readonly number[]): { kept: number[]; identical: number[] } {
    const kept: number[] = [];
    const identical: number[] = [];
    for (const i of neighbours) {
      this.buckets.remove(i);
      let degree = 0;
      const alive = this.elementsOf[i]!.filter((e) => {
        if (this.members[e] === null) return false;
        if (this.outside[e] === 0) {
          this.members[e] = null;
          return false;
        }
        degree += this.outside[e]!;
        return true;
      });
      this.elementsOf[i] = alive;
      this.degree[i] = degree;
      if (alive.length === 0) identical.push(i);
      else kept.push(i);
    }
    return { kept, identical };
  }

  /** Columns with the same elements fill alike; one of them stands for all. */
  private mergeIndistinguishable(kept: readonly number[]): void {
    const byKey = new Map<string, number>();
    for (const i of kept) {
      const alive = this.elementsOf[i]!.filter((e) => this.members[e] !== null);
      this.elementsOf[i] = alive;
      const key = alive.join();
      const other = byKey.get(key);
      if (other === undefined) byKey.set(key, i);
      else {
        this.weight[other]! += this.weight[i]!;
        this.weight[i] = 0;
        this.merged[other]!.push(...this.merged[i]!);
      }
    }
  }

  private setDegree(i: number, degree: number): void {
    this.degree[i] = degree;
    this.buckets.add(i, degree);
  }
}

/** Columns by degree, in doubly linked lists. */
class DegreeBuckets {
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly bucket: Int32Array;
  private least = 0;

  constructor(columns: number) {
    this.head = new Int32Array(columns + 1).fill(-1);
    this.next = new Int32Array(columns).fill(-1);
    this.previous = new Int32Array(columns).fill(-1);
    this.bucket = new Int32Array(columns).fill(-1);
  }

  add(i: number, degree: number): void {
    const old = this.head[degree]!;
    this.next[i] = old;
    this.previous[i] = -1;
    if (old >= 0) this.previous[old] = i;
    this.head[degree] = i;
    this.bucket[i] = degree;
    this.least = Math.min(this.least, degree);
  }

  remove(i: number): void {
    const degree = this.bucket[i]!;
    if (degree < 0) return;
    const before = this.previous[i]!;
    const after = this.next[i]!;
    if (before >= 0) this.next[before] = after;
    else this.head[degree] = after;
    if (after >= 0) this.previous[after] = before;
    this.bucket[i] = -1;
  }

  first(): number {
    while (this.head[this.least] === -1) this.least++;
    return this.head[this.least]!;
  }
}
