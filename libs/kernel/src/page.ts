/** Largest page a list gives in one go. */
export const largestPage = 100;

/** Arguments of a list: `first` rows (1 to 100) after an opaque cursor. */
export interface PageRequest {
  readonly first: number;
  readonly after?: string | null;
}
