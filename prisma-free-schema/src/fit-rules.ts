/** Hard rules of a fit: where one is broken there is no pair at all. What a side has not said breaks none. */
export interface FitRules {
  /** Whether both must speak a language in common. */
  readonly language?: boolean;
  /** Parts of the week that both must have free at least; 0 asks for none. */
  readonly sharedTimes?: number;
}
