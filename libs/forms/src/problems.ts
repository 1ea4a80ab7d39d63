/** What can be wrong with an answer. The words stand in the catalogue under `errors.<code>`. */
export const problemCodes = [
  'REQUIRED',
  'UNKNOWN_FIELD',
  'WRONG_TYPE',
  'TOO_LONG',
  'OUT_OF_RANGE',
  'NOT_AN_OPTION',
  'UNKNOWN_REGION',
  'FORMAT',
  'TOO_FEW',
  'TOO_MANY',
  'REPEATED',
  'TEAM_ONE_LEAD',
  'TEAM_SHARES',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One thing wrong: `field` is a dotted path such as `team.0.email`; `params` are the numbers its words need. */
export interface Problem {
  readonly field: string;
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, number>>;
}

export const problem = (field: string, code: ProblemCode, params: Problem['params'] = {}): Problem => ({
  field,
  code,
  params,
});

/**
 * Problems with which even a draft is not kept, since no form of ours can produce them. Everything else is kept as
 * typed and told again before sending: half an address is not yet a mistake.
 */
const refusedInDrafts: readonly ProblemCode[] = ['UNKNOWN_FIELD', 'WRONG_TYPE', 'NOT_AN_OPTION', 'UNKNOWN_REGION'];

export const blocksSaving = (found: Problem): boolean => refusedInDrafts.includes(found.code);

/** Problems that only sending brings up. */
const onlyWhenSending: readonly ProblemCode[] = ['REQUIRED', 'TOO_FEW', 'TEAM_ONE_LEAD', 'TEAM_SHARES'];

export const waitsForSending = (found: Problem): boolean => onlyWhenSending.includes(found.code);
