/** A heap of nodes by key, smallest first (ties: smaller node first), each node at most once; keys may only fall. */
export class KeyHeap {
  private readonly nodes: Int32Array;
  private readonly keys: Float64Array;
  private readonly place: Int32Array;
  private length = 0;

  constructor(capacity: number) {
    this.nodes = new Int32Array(capacity);
    this.keys = new Float64Array(capacity);
    this.place = new Int32Array(capacity).fill(-1);
  }

  /** Adds the node or lowers its key. */
  put(node: number, key: number): void {
    this.keys[node] = key;
    let at = this.place[node]!;
    if (at < 0) at = this.length++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.nodes[above]!;
      if (!this.before(node, other)) break;
      this.set(at, other);
      at = above;
    }
    this.set(at, node);
  }

  /** Takes the node with the smallest key; -1 when empty. */
  pop(): number {
    if (this.length === 0) return -1;
    const first = this.nodes[0]!;
    this.place[first] = -1;
    const last = this.nodes[--this.length]!;
    if (this.length > 0) this.sink(last);
    return first;
  }

  /** Forgets all nodes. */
  clear(): void {
    for (let at = 0; at < this.length; at++) this.place[this.nodes[at]!] = -1;
    this.length = 0;
  }

  private sink(node: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.length) break;
      if (below + 1 < this.length && this.before(this.nodes[below + 1]!, this.nodes[below]!)) below++;
      const other = this.nodes[below]!;
      if (!this.before(other, node)) break;
      this.set(at, other);
      at = below;
    }
    this.set(at, node);
  }

  private before(a: number, b: number): boolean {
    return this.keys[a]! < this.keys[b]! || (this.keys[a] === this.keys[b] && a < b);
  }

  private set(at: number, node: number): void {
    this.nodes[at] = node;
    this.place[node] = at;
  }
}
