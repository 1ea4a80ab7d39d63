interface Tally {
  readonly key: string;
  readonly count: number;
}

/** The steps of a selection, each with the states that have reached it. */
const reached = {
  sent: ['SUBMITTED', 'REVISION_REQUESTED', 'INELIGIBLE', 'WITHDRAWN'],
  passed: ['IN_SELECTION', 'NOT_SELECTED', 'WAITLISTED'],
  offered: ['OFFERED', 'DECLINED', 'OFFER_EXPIRED'],
  confirmed: ['CONFIRMED'],
} as const satisfies Record<string, readonly string[]>;

export type FunnelStep = keyof typeof reached;
export const funnelSteps: readonly FunnelStep[] = ['sent', 'passed', 'offered', 'confirmed'];

/** How many applications are in one of these states. */
export const countOf = (funnel: readonly Tally[], ...states: readonly string[]): number =>
  funnel.filter(({ key }) => states.includes(key)).reduce((sum, { count }) => sum + count, 0);

/**
 * How many applications came at least as far as each step, from the states they are in now. Drafts count nowhere; who
 * withdrew counts as sent only, since the state does not tell how far it was.
 */
export function funnelOf(funnel: readonly Tally[]): readonly { readonly step: FunnelStep; readonly count: number }[] {
  return funnelSteps.map((step, at) => ({
    step,
    count: countOf(funnel, ...funnelSteps.slice(at).flatMap((later) => [...reached[later]])),
  }));
}
