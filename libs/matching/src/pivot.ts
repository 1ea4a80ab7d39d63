import { AT_LOWER, AT_UPPER, IN_TREE, type FlowTree } from './flow-tree.js';

/**
 * One step of the primal network simplex: `entering` comes into the tree, flow goes round its cycle, the last blocking
 * arc (seen from the apex in the direction of the flow) leaves; this keeps the tree strongly feasible.
 */
export function pivot(tree: FlowTree, entering: number): void {
  const lower = tree.state[entering] === AT_LOWER;
  const first = lower ? tree.tail[entering]! : tree.head[entering]!;
  const second = lower ? tree.head[entering]! : tree.tail[entering]!;
  const apex = apexOf(tree, first, second);
  let delta = tree.cap[entering]!;
  let leaving = -1;
  let onFirst = false;
  for (let u = first; u !== apex; u = tree.parent[u]!) {
    const arc = tree.pred[u]!;
    const room = tree.up[u] === 1 ? tree.flow[arc]! : tree.cap[arc]! - tree.flow[arc]!;
    if (room < delta) {
      delta = room;
      leaving = u;
      onFirst = true;
    }
  }
  for (let u = second; u !== apex; u = tree.parent[u]!) {
    const arc = tree.pred[u]!;
    const room = tree.up[u] === 1 ? tree.cap[arc]! - tree.flow[arc]! : tree.flow[arc]!;
    if (room <= delta) {
      delta = room;
      leaving = u;
      onFirst = false;
    }
  }
  if (delta > 0) push(tree, entering, lower, first, second, apex, delta);
  tree.pivots++;
  if (leaving < 0) {
    tree.state[entering] = lower ? AT_UPPER : AT_LOWER;
    return;
  }
  const out = tree.pred[leaving]!;
  tree.state[out] = tree.flow[out] === 0 ? AT_LOWER : AT_UPPER;
  tree.state[entering] = IN_TREE;
  rehang(tree, entering, onFirst ? first : second, onFirst ? second : first, leaving, apex);
}

function apexOf(tree: FlowTree, first: number, second: number): number {
  const { size, parent } = tree;
  let u = first;
  let v = second;
  while (u !== v) {
    if (size[u]! < size[v]!) u = parent[u]!;
    else v = parent[v]!;
  }
  return u;
}

function push(tree: FlowTree, arc: number, lower: boolean, first: number, second: number, apex: number, delta: number) {
  const { parent, pred, up, flow } = tree;
  flow[arc]! += lower ? delta : -delta;
  for (let u = first; u !== apex; u = parent[u]!) flow[pred[u]!]! += up[u] === 1 ? -delta : delta;
  for (let u = second; u !== apex; u = parent[u]!) flow[pred[u]!]! += up[u] === 1 ? delta : -delta;
}

/** Cuts the subtree of `leaving` and hangs it, turned round at `inner`, under `outer` by the entering arc. */
function rehang(tree: FlowTree, entering: number, inner: number, outer: number, leaving: number, apex: number): void {
  const { parent, pred, up, size, pi } = tree;
  const moved = size[leaving]!;
  for (let u = parent[leaving]!; u !== apex; u = parent[u]!) size[u]! -= moved;
  let node = inner;
  let newParent = outer;
  let newArc = entering;
  let below = 0;
  for (;;) {
    const oldParent = parent[node]!;
    const oldArc = pred[node]!;
    const oldSize = size[node]!;
    tree.unlink(node);
    tree.link(node, newParent);
    pred[node] = newArc;
    up[node] = tree.tail[newArc] === node ? 1 : 0;
    size[node] = moved - below;
    below = oldSize;
    if (node === leaving) break;
    newParent = node;
    newArc = oldArc;
    node = oldParent;
  }
  for (let u = outer; u !== apex; u = parent[u]!) size[u]! += moved;
  const reduced = tree.cost[entering]! + pi[tree.tail[entering]!]! - pi[tree.head[entering]!]!;
  const shift = tree.tail[entering] === inner ? -reduced : reduced;
  if (2 * moved <= tree.nodes) shiftSubtree(tree, inner, shift);
  else shiftOthers(tree, inner, -shift);
}

function shiftSubtree(tree: FlowTree, top: number, shift: number): void {
  const { firstChild, nextSibling, parent, pi } = tree;
  let node = top;
  for (;;) {
    pi[node]! += shift;
    if (firstChild[node]! >= 0) {
      node = firstChild[node]!;
      continue;
    }
    while (node !== top && nextSibling[node]! < 0) node = parent[node]!;
    if (node === top) return;
    node = nextSibling[node]!;
  }
}

/** The same change of all reduced costs when the subtree is the larger half: everything else moves the other way. */
function shiftOthers(tree: FlowTree, except: number, shift: number): void {
  const { firstChild, nextSibling, parent, pi, root } = tree;
  let node = root;
  for (;;) {
    let down = -1;
    if (node !== except) {
      pi[node]! += shift;
      down = firstChild[node]!;
    }
    if (down >= 0) {
      node = down;
      continue;
    }
    while (node !== root && nextSibling[node]! < 0) node = parent[node]!;
    if (node === root) return;
    node = nextSibling[node]!;
  }
}
