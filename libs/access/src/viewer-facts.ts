import type { Id, Locale } from '#kernel';

/** A role held in one scope, as stored. */
export interface Grant {
  readonly role: 'ADMIN' | 'DIRECTOR' | 'STAFF' | 'REVIEWER' | 'MENTOR';
  readonly scopeKind: 'PLATFORM' | 'PROGRAMME' | 'COHORT' | 'SPACE';
  readonly scopeId: Id | null;
}

/** What is known of the person who asks; `personId` is null for a visitor. */
export interface ViewerFacts {
  readonly personId: Id | null;
  readonly grants: readonly Grant[];
  readonly locale: Locale;
  /** Columns, as `Entity.property`, in which the person stood nowhere when looked up; reads ask again whether it is so. */
  readonly absentFrom?: ReadonlySet<string>;
  readonly requestId?: string;
}
