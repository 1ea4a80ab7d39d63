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

/** The weights of one kind of matching out of the usual ones. */
export function usualIn(value: unknown, kind: 'review' | 'mentoring'): Weights {
  return typeof value === 'object' && value !== null && kind in value ? weightsIn(Reflect.get(value, kind)) : {};
}
