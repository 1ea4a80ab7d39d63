/** States of a long computation that a director asked for. */
export const runStates = ['QUEUED', 'RUNNING', 'DONE', 'INFEASIBLE', 'FAILED', 'CANCELLED'] as const;
export type RunState = (typeof runStates)[number];
