/** Refusals of this capability; their words stand in the catalogue under `progress.errors`. */
export const progressCodes = ['GATE_NOT_MET', 'STAGE_FULL', 'STAGE_OF_ANOTHER_SEASON', 'SAME_STAGE'] as const;
export type ProgressCode = (typeof progressCodes)[number];
