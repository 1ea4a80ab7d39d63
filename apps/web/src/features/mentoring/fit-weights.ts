import { graphql } from '../../graphql/graphql.js';
import type { Weights } from './refit.js';

export const usualFitWeightsDocument = graphql(`
  query UsualFitWeights {
    usualFitWeights
  }
`);

export const cohortWeightsDocument = graphql(`
  query CohortWeights($id: ID!) {
    cohort(id: $id) {
      id
      fitWeights
      fitRules
      version
    }
  }
`);

export const setFitWeightsDocument = graphql(`
  mutation SetFitWeights($input: SetFitWeightsInput!) {
    setFitWeights(input: $input) {
      cohort {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** A record of weights out of an answer of the api; nothing where it is none. */
export function weightsIn(value: unknown): Weights {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

/** Hard rules of a fit; free time in common is asked of mentors alone. */
export interface FitRules {
  readonly language: boolean;
  readonly sharedTimes?: number;
}

export const sameRules = (one: FitRules, other: FitRules): boolean =>
  one.language === other.language && one.sharedTimes === other.sharedTimes;

/** Hard rules out of an answer of the api; the usual ones where it has none. */
export function rulesIn(value: unknown, usual: FitRules): FitRules {
  if (typeof value !== 'object' || value === null) return usual;
  const language = 'language' in value && typeof value.language === 'boolean' ? value.language : usual.language;
  if (usual.sharedTimes === undefined) return { language };
  const least = 'sharedTimes' in value && typeof value.sharedTimes === 'number' ? value.sharedTimes : usual.sharedTimes;
  return { language, sharedTimes: least };
}

/** The weights of one kind of matching out of the usual ones. */
export function usualIn(value: unknown, kind: 'review' | 'mentoring'): Weights {
  return typeof value === 'object' && value !== null && kind in value ? weightsIn(Reflect.get(value, kind)) : {};
}

/** The usual hard rules of one kind of matching. */
export function usualRulesIn(value: unknown, kind: 'review' | 'mentoring'): FitRules {
  const found = typeof value === 'object' && value !== null && 'rules' in value ? value.rules : null;
  const own: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, kind) : null;
  return rulesIn(own, kind === 'mentoring' ? { language: true, sharedTimes: 0 } : { language: true });
}
