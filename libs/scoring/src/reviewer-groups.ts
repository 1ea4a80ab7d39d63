import type { Reviews } from './reviews.js';

/** Reviewers by the track they mostly read. */
export interface ReviewerGroups {
  /** Group of each reviewer. */
  readonly group: Int32Array;
  readonly groups: number;
  /** Name of each group; null for reviewers whose applications have no track. */
  readonly ids: readonly (string | null)[];
  /** Tracks with at least two reviewers of their own. */
  readonly populated: number;
  /** Tracks that share no reviewer with any other. */
  readonly unlinked: readonly string[];
}

/** Fewest tracks with two reviewers each for which a variance between groups is worth estimating. */
const ENOUGH_GROUPS = 3;

/** Track of most of each reviewer's reviews, ties to the smaller id; null when fewer than two groups result. */
export function reviewerGroups(reviews: Reviews): ReviewerGroups | null {
  const tracks = reviews.trackIds.length;
  if (tracks < 2) return null;
  const counts = new Int32Array(reviews.reviewerIds.length * tracks);
  for (let r = 0; r < reviews.score.length; r++) {
    const track = reviews.track[reviews.application[r]!]!;
    if (track >= 0) counts[reviews.reviewer[r]! * tracks + track]!++;
  }
  const home = reviews.reviewerIds.map((_, j) => homeTrack(counts.subarray(j * tracks, (j + 1) * tracks)));
  const used = [...new Set(home)].sort((a, b) => a - b);
  if (used.length < 2) return null;
  const members = new Int32Array(tracks);
  for (const track of home) if (track >= 0) members[track]!++;
  return {
    group: Int32Array.from(home, (track) => used.indexOf(track)),
    groups: used.length,
    ids: used.map((track) => (track < 0 ? null : reviews.trackIds[track]!)),
    populated: members.filter((count) => count >= 2).length,
    unlinked: unlinkedTracks(counts, tracks).map((track) => reviews.trackIds[track]!),
  };
}

/** Level `auto` models groups from here on. */
export function groupsAreWorthwhile(groups: ReviewerGroups | null): boolean {
  return groups !== null && groups.populated >= ENOUGH_GROUPS;
}

function homeTrack(counts: Int32Array): number {
  let best = -1;
  counts.forEach((count, track) => {
    if (count > (best < 0 ? 0 : counts[best]!)) best = track;
  });
  return best;
}

function unlinkedTracks(counts: Int32Array, tracks: number): number[] {
  const linked = new Uint8Array(tracks);
  for (let start = 0; start < counts.length; start += tracks) {
    const read: number[] = [];
    for (let track = 0; track < tracks; track++) if (counts[start + track]! > 0) read.push(track);
    if (read.length > 1) for (const track of read) linked[track] = 1;
  }
  return Array.from(linked.keys()).filter((track) => linked[track] === 0);
}
