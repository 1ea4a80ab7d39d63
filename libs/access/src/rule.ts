import type { Id } from '#kernel';
import type { Condition } from './condition.js';

/** Ids of the programmes, cohorts or spaces in which the person holds one of the roles; `null` stands for all of them. */
export type Scopes = readonly Id[] | null;

/** What rules may ask of a person. */
export interface Who {
  /** Null for a visitor. */
  readonly personId: Id | null;
  readonly isAdmin: boolean;
  /** Programmes the person directs; admins direct all. */
  readonly directs: Scopes;
  /** Programmes the person works for, directors included. */
  readonly staffs: Scopes;
  readonly reviewsFor: Scopes;
  /** Spaces the person works for; admins work for all. */
  readonly spaces: Scopes;
}

/** `allow('read', 'Season', { … })`; without a condition for all rows; with `null` for none. */
export type Allow = (actions: string | readonly string[], subject: string, condition?: Condition | null) => void;
export type Rules = (who: Who, allow: Allow) => void;

/** A property that must lie in the scopes: `within(null, 'programme')` is no condition, an empty list is no row. */
export function within(held: Scopes, path: string): Condition | undefined | null {
  if (held === null) return undefined;
  if (held.length === 0) return null;
  return path
    .split('.')
    .reverse()
    .reduce<Condition>((inner, property) => ({ [property]: inner }), { $in: held });
}
