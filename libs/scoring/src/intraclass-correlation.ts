import type { IntraclassCorrelations } from './scoring-result.js';
import type { Reviews } from './reviews.js';

/**
 * ICC1..ICC3k (Shrout & Fleiss 1979) from the two-way analysis of variance of the applications that every reviewer
 * scored exactly once; null with fewer than two such applications or two reviewers.
 */
export function intraclassCorrelations(reviews: Reviews): IntraclassCorrelations | null {
  const raters = reviews.reviewerIds.length;
  const rows = completeApplications(reviews, raters);
  if (raters < 2 || rows.length < 2) return null;
  const { between, reviewer, error, within } = meanSquares(reviews.score, rows, raters);
  const units = rows.length;
  const k = raters;
  return {
    icc1: ratio(between - within, between + (k - 1) * within),
    icc2: ratio(between - error, between + (k - 1) * error + (k * (reviewer - error)) / units),
    icc3: ratio(between - error, between + (k - 1) * error),
    icc1k: ratio(between - within, between),
    icc2k: ratio(between - error, between + (reviewer - error) / units),
    icc3k: ratio(between - error, between),
    units,
    raters,
  };
}

/** First row of each application whose rows are one per reviewer; rows are sorted by application and reviewer. */
function completeApplications(reviews: Reviews, raters: number): number[] {
  const first: number[] = [];
  const { application, reviewer } = reviews;
  for (let start = 0; start < application.length;) {
    let end = start + 1;
    let distinct = true;
    while (end < application.length && application[end] === application[start]) {
      if (reviewer[end] === reviewer[end - 1]) distinct = false;
      end++;
    }
    if (distinct && end - start === raters) first.push(start);
    start = end;
  }
  return first;
}

function meanSquares(score: Float64Array, rows: readonly number[], raters: number) {
  const origin = score[rows[0]!]!;
  const byReviewer = new Float64Array(raters);
  let grand = 0;
  for (const start of rows) {
    for (let j = 0; j < raters; j++) byReviewer[j]! += (score[start + j]! - origin) / rows.length;
  }
  for (const mean of byReviewer) grand += mean / raters;
  let [between, within, error] = [0, 0, 0];
  for (const start of rows) {
    let mean = 0;
    for (let j = 0; j < raters; j++) mean += (score[start + j]! - origin) / raters;
    between += raters * (mean - grand) ** 2;
    for (let j = 0; j < raters; j++) {
      const value = score[start + j]! - origin;
      within += (value - mean) ** 2;
      error += (value - mean - byReviewer[j]! + grand) ** 2;
    }
  }
  let reviewer = 0;
  for (const mean of byReviewer) reviewer += rows.length * (mean - grand) ** 2;
  const units = rows.length;
  return {
    between: between / (units - 1),
    reviewer: reviewer / (raters - 1),
    error: error / ((units - 1) * (raters - 1)),
    within: within / (units * (raters - 1)),
  };
}

function ratio(above: number, below: number): number | null {
  const value = above / below;
  return Number.isFinite(value) ? value : null;
}
