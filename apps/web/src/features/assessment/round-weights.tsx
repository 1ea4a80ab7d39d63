import { Sheet } from '../../design/sheet.js';
import { useReadWhen, useWrite } from '../../graphql/client.js';
import { graphql } from '../../graphql/graphql.js';
import { useT } from '../../i18n.js';
import { FitWeightsForm, reviewParts } from '../mentoring/fit-weights-form.js';
import { rulesIn, usualFitWeightsDocument, usualIn, usualRulesIn, weightsIn } from '../mentoring/fit-weights.js';
import { scoresOf } from '../mentoring/refit.js';
import { roundDocument } from './round.js';

const roundWeightsDocument = graphql(`
  query RoundWeights($id: ID!, $filter: AssignmentFilter) {
    reviewRound(id: $id) {
      id
      fitWeights
      fitRules
      version
      assignmentRun {
        id
        outcome
      }
    }
    assignments(first: 6, filter: $filter) {
      nodes {
        id
        number
        reasons
        reviewer {
          id
          fullName
        }
      }
    }
  }
`);

const setRoundFitWeightsDocument = graphql(`
  mutation SetRoundFitWeights($input: SetRoundFitWeightsInput!) {
    setRoundFitWeights(input: $input) {
      round {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** One whole fit in the points of the api. */
const whole = 1_000_000;

/** The weights that the newest run kept; those of before are the usual ones. */
const computedIn = (outcome: unknown): unknown =>
  typeof outcome === 'object' && outcome !== null && 'weights' in outcome ? outcome.weights : null;

/** Weights of the reviewers' fit in a round. */
export function RoundWeights({ roundId, onClose }: { readonly roundId: string; readonly onClose: () => void }) {
  const t = useT();
  const { data: usualData } = useReadWhen(true, usualFitWeightsDocument, {});
  const { data } = useReadWhen(true, roundWeightsDocument, { id: roundId, filter: { roundId } });
  const save = useWrite(setRoundFitWeightsDocument, { refreshes: [roundWeightsDocument, roundDocument] });
  const usual = usualIn(usualData?.usualFitWeights, 'review');
  const usualRules = usualRulesIn(usualData?.usualFitWeights, 'review');
  const round = data?.reviewRound;
  const computed = { ...usual, ...weightsIn(computedIn(round?.assignmentRun?.outcome)) };
  const samples = (data?.assignments.nodes ?? []).map(({ id, number, reasons, reviewer }) => ({
    id,
    name: `${number} · ${reviewer?.fullName ?? ''}`,
    fit: Object.values(weightsIn(reasons)).reduce((sum, points) => sum + points, 0) / whole,
    scores: scoresOf(weightsIn(reasons), computed, whole),
  }));
  return (
    <Sheet open onClose={onClose} title={t('matching.weights.title')} place="side">
      {round && usualData && (
        <FitWeightsForm
          key={round.version}
          weights={{ ...usual, ...weightsIn(round.fitWeights) }}
          usual={usual}
          computed={computed}
          samples={samples.filter(({ scores }) => Object.keys(scores).length > 0)}
          of={reviewParts}
          rules={rulesIn(round.fitRules, usualRules)}
          usualRules={usualRules}
          onSave={(weights, { language: commonLanguage }) =>
            save.run({ input: { roundId, expectedVersion: round.version, weights, commonLanguage } })
          }
        />
      )}
    </Sheet>
  );
}
