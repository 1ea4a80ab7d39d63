import { Sheet } from '../../design/sheet.js';
import { useReadWhen, useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { FitWeightsForm } from './fit-weights-form.js';
import {
  cohortWeightsDocument,
  setFitWeightsDocument,
  usualFitWeightsDocument,
  rulesIn,
  usualIn,
  usualRulesIn,
  weightsIn,
} from './fit-weights.js';
import type { MatchViewProps } from './match-view.js';
import type { Weights } from './refit.js';
import { isPairRanks, isPairReasons, wholeAffinity } from './matching.js';

/** So many pairs show what other weights would do. */
const sampleCount = 6;

export interface CohortWeightsProps {
  readonly cohortId: string;
  readonly view: Pick<MatchViewProps, 'startups' | 'mentors' | 'pairs'>;
  readonly onClose: () => void;
}

/** Weights of the mentors' fit in a cohort. */
export function CohortWeights({ cohortId, view, onClose }: CohortWeightsProps) {
  const t = useT();
  const { data: usualData } = useReadWhen(true, usualFitWeightsDocument, {});
  const { data } = useReadWhen(true, cohortWeightsDocument, { id: cohortId });
  const save = useWrite(setFitWeightsDocument, { refreshes: [cohortWeightsDocument] });
  const usual = usualIn(usualData?.usualFitWeights, 'mentoring');
  const usualRules = usualRulesIn(usualData?.usualFitWeights, 'mentoring');
  const cohort = data?.cohort;
  return (
    <Sheet open onClose={onClose} title={t('matching.weights.title')} place="side">
      {cohort && usualData && (
        <FitWeightsForm
          key={cohort.version}
          weights={{ ...usual, ...weightsIn(cohort.fitWeights) }}
          usual={usual}
          computed={partsThatCounted(view)}
          samples={samplesOf(view)}
          rules={rulesIn(cohort.fitRules, usualRules)}
          usualRules={usualRules}
          onSave={(weights, { language, sharedTimes = 0 }) => {
            const seen = { cohortId, expectedVersion: cohort.version };
            return save.run({ input: { ...seen, weights, rules: { language, sharedTimes } } });
          }}
        />
      )}
    </Sheet>
  );
}

function samplesOf({ startups, mentors, pairs }: CohortWeightsProps['view']) {
  const samples = pairs.flatMap(({ id, affinity, reasons, ranks, startup, mentor }) => {
    if (!isPairReasons(reasons) || !reasons.outOf) return [];
    const byRank = isPairRanks(ranks) ? ranks : { parts: {}, outOf: {} };
    const parts = { ...reasons.parts, ...byRank.parts };
    const outOf = { ...reasons.outOf, ...byRank.outOf };
    const of = startups.find((one) => one.startup?.id === startup?.id)?.startup?.name ?? '';
    const by = mentors.find((one) => one.id === mentor?.id)?.person?.fullName ?? '';
    const scores = Object.fromEntries(
      Object.keys(parts).flatMap((part) => {
        const most = outOf[part] ?? 0;
        return most > 0 ? [[part, Math.min(1, (parts[part] ?? 0) / most)]] : [];
      }),
    );
    return [{ id, name: `${of} · ${by}`, fit: affinity / wholeAffinity, scores }];
  });
  return samples.slice(0, sampleCount);
}

/** Every part that gave points to some pair could count; the others were left out of the computation. */
function partsThatCounted({ pairs }: CohortWeightsProps['view']): Weights {
  const seen = pairs.flatMap(({ reasons, ranks }) => [
    ...(isPairReasons(reasons) ? Object.keys(reasons.outOf ?? {}) : []),
    ...(isPairRanks(ranks) ? Object.keys(ranks.outOf) : []),
  ]);
  return Object.fromEntries(seen.map((part) => [part, 1]));
}
