import type { ConnectedPart } from './scoring-result.js';
import type { Reviews } from './reviews.js';

export interface Connection {
  readonly parts: readonly ConnectedPart[];
  /** Part id of each application. */
  readonly partOfApplication: Int32Array;
}

/**
 * Parts of the cohort that no chain of shared reviews connects, by union-find over reviews.
 * Ids by size: applications, then reviews, then first application; 1 is the largest.
 */
export function connectedParts(reviews: Reviews): Connection {
  const applications = reviews.applicationIds.length;
  const reviewers = reviews.reviewerIds.length;
  const parent = Int32Array.from({ length: applications + reviewers }, (_, i) => i);
  for (let r = 0; r < reviews.score.length; r++) {
    const a = rootOf(parent, reviews.application[r]!);
    const b = rootOf(parent, applications + reviews.reviewer[r]!);
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const counts = new Map<number, { root: number; applications: number; reviewers: number; reviews: number }>();
  for (let node = 0; node < parent.length; node++) {
    const root = rootOf(parent, node);
    const count = counts.get(root) ?? { root, applications: 0, reviewers: 0, reviews: 0 };
    counts.set(root, count);
    if (node < applications) count.applications++;
    else count.reviewers++;
  }
  for (const a of reviews.application) counts.get(rootOf(parent, a))!.reviews++;
  const sorted = [...counts.values()].sort(
    (x, y) => y.applications - x.applications || y.reviews - x.reviews || x.root - y.root,
  );
  const idOf = new Map(sorted.map((part, position) => [part.root, position + 1]));
  return {
    parts: sorted.map((part, position) => ({
      id: position + 1,
      applications: part.applications,
      reviewers: part.reviewers,
      reviews: part.reviews,
    })),
    partOfApplication: Int32Array.from({ length: applications }, (_, a) => idOf.get(rootOf(parent, a))!),
  };
}

function rootOf(parent: Int32Array, node: number): number {
  let root = node;
  while (parent[root] !== root) root = parent[root]!;
  for (let step = node; parent[step] !== root && step !== root;) {
    const next = parent[step]!;
    parent[step] = root;
    step = next;
  }
  return root;
}
