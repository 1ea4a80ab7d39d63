import { reviewerKinds, type ReviewerKind } from '../src/entities/assessment/commitment.entity.js';

/** Invented places of work; two people of one place show what the rule of a place is for. */
export const reviewerPlaces = [
  'Koperasi Tirtamulya',
  'Koperasi Tirtamulya',
  'Kampus Wanadri',
  'Modal Sekawan',
  'Kantor Pembukuan Nawaguna',
  'Kampus Wanadri',
] as const;

/** What the reviewer at this place of the list stands for; some say nothing. */
export const kindOfReviewer = (i: number): ReviewerKind | null => (i < 20 ? (reviewerKinds[i % 6] ?? null) : null);
