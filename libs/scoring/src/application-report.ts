import type { CohortFit } from './cohort-fit.js';
import type { Connection } from './connected-parts.js';
import { NORMAL_95 } from './interval-factor.js';
import { competitionRanks } from './ranks.js';
import type { RankDistribution } from './rank-distribution.js';
import type { Reviews } from './reviews.js';
import type { Contribution, ScoredApplication, ScoredReviewer, ScoredTrack } from './scoring-result.js';

const TIE = 1e-9;

export interface ReportParts {
  readonly reviews: Reviews;
  readonly fit: CohortFit;
  readonly connection: Connection;
  readonly distribution: RankDistribution | null;
  readonly intervalFactor: number;
  readonly top: number;
  /** Spread of the scores; ties are judged against it. */
  readonly spread: number;
}

/** Applications sorted by rank, then id; each with the reviews that made its score. */
export function reportApplications(parts: ReportParts): ScoredApplication[] {
  const { reviews, fit, connection } = parts;
  const ranks = competitionRanks(fit.blup, TIE * Math.min(1, parts.spread));
  const ends = rowsByApplication(reviews);
  const order = Int32Array.from({ length: ranks.length }, (_, i) => i).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
  return Array.from(order, (i) => {
    const rows = { start: ends[i]!, end: ends[i + 1]! };
    const track = reviews.track[i]!;
    return {
      id: reviews.applicationIds[i]!,
      n: rows.end - rows.start,
      rawMean: rawMean(reviews, rows),
      calibrated: fit.mu + fit.blup[i]!,
      blup: fit.blup[i]!,
      ...uncertainty(parts, i),
      rank: ranks[i]!,
      component: connection.partOfApplication[i]!,
      ...(track >= 0 ? { track: reviews.trackIds[track]! } : {}),
      contributions: contributions(reviews, fit, rows),
    };
  });
}

function uncertainty({ fit, distribution, intervalFactor, top }: ReportParts, i: number) {
  const applications = fit.blup.length;
  const sd = fit.blupSd ? fit.blupSd[i]! : null;
  const centre = fit.mu + fit.blup[i]!;
  const half = sd === null ? null : NORMAL_95 * intervalFactor * sd;
  const interval: [number, number] | null = half === null ? null : [centre - half, centre + half];
  if (distribution) {
    const rankInterval: [number, number] = [distribution.low[i]!, distribution.high[i]!];
    return { sdPev: sd, interval90: interval, rankInterval, pTop: distribution.pTop[i]! };
  }
  if (!fit.tied) return { sdPev: sd, interval90: interval, rankInterval: null, pTop: null };
  const everyRank: [number, number] = [1, applications];
  return { sdPev: sd, interval90: interval, rankInterval: everyRank, pTop: top / applications };
}

/** First row of each application, and the number of rows at the end; rows are sorted by application. */
export function rowsByApplication(reviews: Reviews): Int32Array {
  const start = new Int32Array(reviews.applicationIds.length + 1);
  for (const a of reviews.application) start[a + 1]!++;
  for (let a = 0; a + 1 < start.length; a++) start[a + 1]! += start[a]!;
  return start;
}

interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** Plain mean of the scores, weights left aside; summed from the first score on, to stay exact for equal scores. */
function rawMean({ score }: Reviews, { start, end }: RowRange): number {
  const first = score[start]!;
  let sum = 0;
  for (let r = start; r < end; r++) sum += score[r]! - first;
  return first + sum / (end - start);
}

function contributions(reviews: Reviews, fit: CohortFit, { start, end }: RowRange): Contribution[] {
  const list: Contribution[] = [];
  for (let r = start; r < end; r++) {
    const reviewer = reviews.reviewer[r]!;
    const score = reviews.score[r]!;
    const share = fit.share[r]!;
    const own = score - (fit.leniency ? fit.leniency[reviewer]! : 0);
    const effect = fit.effect ? fit.effect[r]! : share * (own - fit.mu);
    const adjusted = fit.effect && share > 0 ? fit.mu + effect / share : own;
    list.push({ reviewer: reviews.reviewerIds[reviewer]!, score, adjusted, share, effect });
  }
  return list;
}

/** Reviewers sorted by id. */
export function reportReviewers(reviews: Reviews, fit: CohortFit | null): ScoredReviewer[] {
  const n = new Int32Array(reviews.reviewerIds.length);
  for (const j of reviews.reviewer) n[j]!++;
  return reviews.reviewerIds.map((id, j) => ({
    id,
    n: n[j]!,
    leniency: fit?.leniency ? fit.leniency[j]! : null,
    sd: fit?.leniencySd ? fit.leniencySd[j]! : null,
    ...trackOf(fit, j),
    ...(fit?.scale && fit.noise ? { scale: fit.scale[j]!, noise: fit.noise[j]! } : {}),
  }));
}

function trackOf(fit: CohortFit | null, j: number): { track?: string } {
  const groups = fit?.tracks?.groups;
  const track = groups?.ids[groups.group[j]!];
  return track ? { track } : {};
}

/** Tracks sorted by id, with what their reviewers have in common; reviewers without a track are left out. */
export function reportTracks(reviews: Reviews, { tracks }: CohortFit): ScoredTrack[] | null {
  if (!tracks) return null;
  const { group, ids } = tracks.groups;
  const reviewers = new Int32Array(ids.length);
  const read = new Int32Array(ids.length);
  for (const g of group) reviewers[g]!++;
  for (const j of reviews.reviewer) read[group[j]!]!++;
  return ids.flatMap((id, g) =>
    id === null
      ? []
      : [
          {
            id,
            reviewers: reviewers[g]!,
            reviews: read[g]!,
            leniency: tracks.leniency[g]!,
            sd: tracks.sd?.[g] ?? null,
          },
        ],
  );
}
