/** Refusals of this capability; their words stand in the catalogue under `identity.errors`. */
export const identityCodes = [
  'INVITATION_UNKNOWN',
  'INVITATION_USED',
  'INVITATION_EXPIRED',
  'INVITATION_FOR_ANOTHER',
  'NOT_GRANTABLE',
] as const;
export type IdentityCode = (typeof identityCodes)[number];
