/** What both shapes of a matching show. */
export interface MatchViewProps {
  readonly startups: readonly {
    readonly id: string;
    readonly startup: { readonly id: string; readonly name: string; readonly topicsNeeded: readonly string[] } | null;
  }[];
  readonly mentors: readonly {
    readonly id: string;
    readonly maxStartups: number;
    readonly topics: readonly string[];
    readonly person: { readonly fullName: string } | null;
  }[];
  readonly wishes: readonly {
    readonly kind: string;
    readonly startup: { readonly id: string } | null;
    readonly mentor: { readonly id: string } | null;
  }[];
  /** Pairs that stand and pairs that are proposed. */
  readonly pairs: readonly {
    readonly id: string;
    readonly state: string;
    readonly affinity: number;
    readonly reasons: unknown;
    readonly ranks: unknown;
    readonly startup: { readonly id: string } | null;
    readonly mentor: { readonly id: string } | null;
  }[];
  /** Opens the reasons of a pair. */
  readonly onOpen?: (startupId: string, mentorId: string) => void;
  readonly onWish:
    | ((startupId: string, mentorId: string, kind: Wish | null, before: Wish | null) => Promise<void>)
    | undefined;
}

export type Wish = 'PIN' | 'FORBID';

/** The director's wish for a pair, if there is one. */
export function wishOf({ wishes }: Pick<MatchViewProps, 'wishes'>, startupId: string, mentorId: string): Wish | null {
  const found = wishes.find((wish) => wish.startup?.id === startupId && wish.mentor?.id === mentorId);
  return found?.kind === 'PIN' || found?.kind === 'FORBID' ? found.kind : null;
}
