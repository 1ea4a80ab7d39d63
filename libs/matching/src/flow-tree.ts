/** State of an arc: in the spanning tree, or outside it at its lower or upper bound. */
export const AT_LOWER = 1;
export const IN_TREE = 0;
export const AT_UPPER = -1;

/** Capacity that nothing reaches. */
export const UNBOUNDED = 1 << 30;

/**
 * A minimum-cost-flow network with its spanning tree, in typed arrays.
 * Reduced cost of an arc: cost + pi[tail] - pi[head]; 0 on tree arcs. Node `root` is the sink. Flows start at 0 (lower
 * bounds are taken out by the caller). The tree is kept strongly feasible: every node can send one unit to the root, so
 * that degenerate pivots never cycle.
 */
export class FlowTree {
  arcs = 0;
  pivots = 0;
  tail: Int32Array;
  head: Int32Array;
  cost: Float64Array;
  cap: Int32Array;
  flow: Int32Array;
  state: Int8Array;
  /** What the arc stands for: an arc of the problem, or -1. */
  label: Int32Array;
  readonly parent: Int32Array;
  /** Tree arc between a node and its parent; -1 at the root. */
  readonly pred: Int32Array;
  /** 1 when that arc points to the parent. */
  readonly up: Uint8Array;
  readonly size: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  readonly prevSibling: Int32Array;
  readonly pi: Float64Array;
  private readonly hungInOrder: Int32Array;
  private hungNodes = 0;

  constructor(
    readonly nodes: number,
    readonly root: number,
    capacity: number,
  ) {
    this.tail = new Int32Array(capacity);
    this.head = new Int32Array(capacity);
    this.cost = new Float64Array(capacity);
    this.cap = new Int32Array(capacity);
    this.flow = new Int32Array(capacity);
    this.state = new Int8Array(capacity);
    this.label = new Int32Array(capacity);
    this.parent = new Int32Array(nodes).fill(-1);
    this.pred = new Int32Array(nodes).fill(-1);
    this.up = new Uint8Array(nodes);
    this.size = new Int32Array(nodes).fill(1);
    this.firstChild = new Int32Array(nodes).fill(-1);
    this.nextSibling = new Int32Array(nodes).fill(-1);
    this.prevSibling = new Int32Array(nodes).fill(-1);
    this.pi = new Float64Array(nodes);
    this.hungInOrder = new Int32Array(nodes);
  }

  /** Adds an arc outside the tree: at its upper bound when `flow` equals `cap`, else at the lower one. */
  addArc(tail: number, head: number, cost: number, cap: number, flow: number, label: number): number {
    if (this.arcs === this.tail.length) this.grow();
    const arc = this.arcs++;
    this.tail[arc] = tail;
    this.head[arc] = head;
    this.cost[arc] = cost;
    this.cap[arc] = cap;
    this.flow[arc] = flow;
    this.state[arc] = flow > 0 && flow === cap ? AT_UPPER : AT_LOWER;
    this.label[arc] = label;
    return arc;
  }

  /** Hangs `node` under the other end of `arc`, which must hang on the root already. Sizes follow by `countSizes`. */
  hang(node: number, arc: number): void {
    const up = this.tail[arc] === node;
    const parent = up ? this.head[arc]! : this.tail[arc]!;
    this.state[arc] = IN_TREE;
    this.pi[node] = up ? this.pi[parent]! - this.cost[arc]! : this.pi[parent]! + this.cost[arc]!;
    this.pred[node] = arc;
    this.up[node] = up ? 1 : 0;
    this.link(node, parent);
    this.hungInOrder[this.hungNodes++] = node;
  }

  /** Counts the subtrees once all nodes hang. */
  countSizes(): void {
    for (let at = this.hungNodes - 1; at >= 0; at--) {
      const node = this.hungInOrder[at]!;
      this.size[this.parent[node]!]! += this.size[node]!;
    }
  }

  /** Makes `node` the first child of `parent`. */
  link(node: number, parent: number): void {
    const first = this.firstChild[parent]!;
    this.parent[node] = parent;
    this.prevSibling[node] = -1;
    this.nextSibling[node] = first;
    if (first >= 0) this.prevSibling[first] = node;
    this.firstChild[parent] = node;
  }

  /** Takes `node` out of its parent's list of children. */
  unlink(node: number): void {
    const before = this.prevSibling[node]!;
    const after = this.nextSibling[node]!;
    if (before >= 0) this.nextSibling[before] = after;
    else this.firstChild[this.parent[node]!] = after;
    if (after >= 0) this.prevSibling[after] = before;
  }

  /** Bytes held by the arrays. */
  get bytes(): number {
    return this.tail.length * (4 + 4 + 8 + 4 + 4 + 1 + 4) + this.nodes * (4 * 6 + 1 + 8);
  }

  private grow(): void {
    const capacity = Math.ceil(this.tail.length * 1.5) + 1024;
    this.tail = resized(this.tail, new Int32Array(capacity));
    this.head = resized(this.head, new Int32Array(capacity));
    this.cost = resized(this.cost, new Float64Array(capacity));
    this.cap = resized(this.cap, new Int32Array(capacity));
    this.flow = resized(this.flow, new Int32Array(capacity));
    this.state = resized(this.state, new Int8Array(capacity));
    this.label = resized(this.label, new Int32Array(capacity));
  }
}

function resized<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
