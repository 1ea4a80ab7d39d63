import { Text } from '@mantine/core';
import { useT, type TextKey } from '../../i18n.js';
import { warningsOf } from './ranking.js';
import classes from './assessment.module.css';

const words: Readonly<Record<string, TextKey>> = {
  DISCONNECTED: 'assessment.warnings.DISCONNECTED',
  FLOOR_CEILING: 'assessment.warnings.FLOOR_CEILING',
  SINGLE_REVIEW_EACH: 'assessment.warnings.SINGLE_REVIEW_EACH',
  SINGLE_REVIEW_PER_REVIEWER: 'assessment.warnings.SINGLE_REVIEW_PER_REVIEWER',
  BOUNDARY_APPLICATION: 'assessment.warnings.BOUNDARY_APPLICATION',
  BOUNDARY_REVIEWER: 'assessment.warnings.BOUNDARY_REVIEWER',
  ONE_REVIEWER: 'assessment.warnings.ONE_REVIEWER',
  ALL_EQUAL: 'assessment.warnings.ALL_EQUAL',
  TRACKS_UNLINKED: 'scoring.warnings.TRACKS_UNLINKED',
  BOUNDARY_RESIDUAL: 'scoring.warnings.BOUNDARY_RESIDUAL',
  CRITERIA_MISSING: 'scoring.warnings.CRITERIA_MISSING',
  APPROXIMATE: 'scoring.warnings.APPROXIMATE',
  NOT_CONVERGED: 'scoring.warnings.NOT_CONVERGED',
  ONE_APPLICATION: 'scoring.warnings.ONE_APPLICATION',
};

/** What to keep in mind about a run, in words; what concerns nobody who decides stays out. */
export function ScoreWarnings({ warnings }: { readonly warnings: unknown }) {
  const t = useT();
  return warningsOf(warnings).map(({ code, count }) =>
    words[code] ? (
      <Text key={code} className={classes.warning} role="note">
        {t(words[code], { count: count ?? 0 })}
      </Text>
    ) : null,
  );
}
